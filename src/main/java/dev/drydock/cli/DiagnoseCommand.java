package dev.drydock.cli;

import dev.drydock.check.Status;
import dev.drydock.report.DiagnosedBundle;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "diagnose",
        description = "Judges the services of a bundle by every check and prints what was found.",
        footer = {"", "Examples:", "  drydock diagnose acme.zip --service checkout-api --format json -o findings.json", "  drydock diagnose acme.zip --format html -o report.html"})
final class DiagnoseCommand implements Callable<Integer> {
    /// From what on a finding makes the exit status 1.
    enum FailOn {
        WARN, FAIL, NEVER;

        boolean isMetBy(Status status) {
            return switch (this) {
                case NEVER -> false;
                case FAIL -> status == Status.FAIL;
                case WARN -> status == Status.FAIL || status == Status.WARN;
            };
        }
    }

    @Parameters(arity = "1..*", paramLabel = "BUNDLE", description = "A folder, a zip or tar archive, a JSON document, or sample:NAME.")
    List<String> bundles = List.of();

    @Mixin
    ServiceChoice choice = new ServiceChoice();

    @Mixin
    EnteredOptions entered = new EnteredOptions();

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "text", description = "text, json, md, html or sarif; ${DEFAULT-VALUE} unless given.")
    Reports.Format format = Reports.Format.TEXT;

    @Option(names = {"-o", "--output"}, paramLabel = "FILE", description = "Writes to a file; - is stdout.")
    @Nullable String file;

    @Option(names = "--fail-on", paramLabel = "STATUS", defaultValue = "never",
            description = "warn, fail or never: exits with 1 when something is found that is at least that bad; ${DEFAULT-VALUE} unless given.")
    FailOn failOn = FailOn.NEVER;

    @Option(names = "--muted", paramLabel = "FILE", description = "Mutes what this file lists too, besides the files beside the bundle and among the settings; see drydock mute.")
    List<String> muted = List.of();

    private final Readings readings;
    private final Reports reports;
    private final Output output;
    private final Path folder;

    /// @param folder what a relative path starts from
    DiagnoseCommand(Readings readings, Reports reports, Output output, Path folder) {
        this.folder = folder;
        this.readings = readings;
        this.reports = reports;
        this.output = output;
    }

    @Override
    public Integer call() {
        var diagnosed = readings.diagnose(bundles, choice, entered.about(choice), muted.stream().map(this::mutedFile).toList());
        output.write(file, reports.of(format, diagnosed, Output.isStdout(file)));
        if (failOn != FailOn.NEVER && diagnosed.stream().allMatch(bundle -> bundle.diagnosis().services().isEmpty())) {
            throw CommandFailure.unusable("No service was found in what was recorded, so there is nothing that --fail-on could pass.");
        }
        return isMet(diagnosed) ? ExitStatus.FOUND : ExitStatus.DONE;
    }

    private Path mutedFile(String name) {
        try {
            var path = folder.resolve(name);
            if (Files.exists(path)) {
                return path;
            }
            throw CommandFailure.unusable(name + " cannot be opened: there is no such file.");
        } catch (InvalidPathException e) {
            throw CommandFailure.unusable(name + " is not the name of a file: " + e.getReason() + ".");
        }
    }

    /// What is muted fails nothing.
    private boolean isMet(List<DiagnosedBundle> diagnosed) {
        return diagnosed.stream().flatMap(bundle -> bundle.diagnosis().services().stream())
                .flatMap(service -> service.findings().stream())
                .anyMatch(finding -> !finding.isMuted() && failOn.isMetBy(finding.status()));
    }
}
