package dev.drydock.cli;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "drydock",
        description = "Troubleshoots Amazon ECS services from recorded, read-only AWS answers. Without a command it opens the window.",
        footer = {"", "Examples:", "  drydock", "  drydock diagnose sample:friday-502s", "", "Exit status: 0 done, 1 found what --fail-on asks for, 2 unusable, 3 sign-in needed or refused, 130 cancelled."})
final class DrydockCommand implements Runnable {
    static final String SOFTWARE = "Draws the window by the processor, for where the graphics card shows it black or torn.";

    @Option(names = "--software", description = SOFTWARE)
    boolean software;

    @Option(names = "--version", versionHelp = true, description = "Prints the version.")
    boolean version;

    private final Opening opening;

    DrydockCommand(Opening opening) {
        this.opening = opening;
    }

    @Override
    public void run() {
        opening.open(List.of(), new ServiceChoice(), null, software);
    }
}
