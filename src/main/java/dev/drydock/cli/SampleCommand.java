package dev.drydock.cli;

import dev.drydock.sample.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "sample",
        description = "Writes one of the built-in incidents as a bundle.",
        footer = {"", "Example:", "  drydock sample friday-502s -o friday.zip"})
final class SampleCommand implements Runnable {
    @Parameters(paramLabel = "NAME", description = "The sample's name; an unknown one is answered with those that there are.")
    String name = "";

    @Option(names = {"-o", "--output"}, required = true, paramLabel = "BUNDLE.zip", description = "The file to write.")
    String file = "";

    private final Samples samples;
    private final Output output;

    SampleCommand(Samples samples, Output output) {
        this.samples = samples;
        this.output = output;
    }

    @Override
    public void run() {
        if (samples.find(name).isEmpty()) {
            throw CommandFailure.unusable("There is no sample \"" + name + "\"; there are "
                    + samples.all().stream().map(Samples.Sample::name).collect(Collectors.joining(", ")) + ".");
        }
        output.write(file, out -> {
            var zip = Files.createTempFile("drydock-sample-", ".zip");
            try {
                samples.writeZip(name, zip);
                Files.copy(zip, out);
            } finally {
                Files.deleteIfExists(zip);
            }
        });
    }
}
