package dev.drydock.cli;

import dev.drydock.report.ComparedBundles;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "compare",
        description = "Holds two bundles of the same services against each other: badges, findings, settings and numbers before and after.",
        footer = {"", "Example:", "  drydock compare sample:stall-at-600-before sample:stall-at-600-after --service frame-renderer"})
final class CompareCommand implements Runnable {
    enum Format { TEXT, JSON, MD, HTML }

    @Parameters(index = "0", paramLabel = "BEFORE", description = "A folder, a zip or tar archive, a JSON document, or sample:NAME.")
    String before = "";

    @Parameters(index = "1", paramLabel = "AFTER", description = "The same, recorded later.")
    String after = "";

    @Mixin
    ServiceChoice choice = new ServiceChoice();

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "text", description = "text, json, md or html; ${DEFAULT-VALUE} unless given.")
    Format format = Format.TEXT;

    @Option(names = {"-o", "--output"}, paramLabel = "FILE", description = "Writes to a file; - is stdout.")
    @Nullable String file;

    private final Readings readings;
    private final Reports reports;
    private final Output output;

    CompareCommand(Readings readings, Reports reports, Output output) {
        this.readings = readings;
        this.reports = reports;
        this.output = output;
    }

    @Override
    public void run() {
        var diagnosed = readings.diagnose(List.of(before, after), choice);
        output.write(file, reports.of(format, ComparedBundles.of(diagnosed.getFirst(), diagnosed.getLast()), Output.isStdout(file)));
    }
}
