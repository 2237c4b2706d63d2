package dev.drydock.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "open",
        description = "Opens the window on bundles.",
        footer = {"", "Example:", "  drydock open acme.zip --service checkout-api"})
final class OpenCommand implements Runnable {
    @Parameters(arity = "1..*", paramLabel = "BUNDLE", description = "A folder, a zip or tar archive, a JSON document, or sample:NAME.")
    List<String> bundles = List.of();

    @Mixin
    ServiceChoice choice = new ServiceChoice();

    @Option(names = "--finding", paramLabel = "ID", description = "The finding to show, by its id in the JSON report.")
    @Nullable String finding;

    @Option(names = "--software", description = DrydockCommand.SOFTWARE)
    boolean software;

    private final Opening opening;

    OpenCommand(Opening opening) {
        this.opening = opening;
    }

    @Override
    public void run() {
        opening.open(bundles, choice, finding, software);
    }
}
