package dev.drydock.cli;

import dev.drydock.advice.Unseen;
import dev.drydock.check.Finding;
import dev.drydock.check.Muting;
import dev.drydock.check.Status;
import dev.drydock.suppress.MutingException;
import dev.drydock.suppress.MutingFile;
import dev.drydock.suppress.Mutings;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "mute",
        description = "Mutes a finding with a reason, for a time or for good, in a small file beside the bundle. It stays listed and keeps its colour; --fail-on passes it over.",
        footer = {"", "Examples:",
            "  drydock mute acme.zip --check pid1 --resource '*' --reason 'new image in sprint 48' --until 2026-12-31",
            "  drydock mute acme.zip --list"})
final class MuteCommand implements Runnable {
    @Parameters(paramLabel = "BUNDLE", description = "A folder, a zip or tar archive, a JSON document, or sample:NAME.")
    String bundle = "";

    @Option(names = "--check", paramLabel = "ID", description = "The check that finds it.")
    @Nullable String check;

    @Option(names = "--resource", paramLabel = "R", description = "What the finding speaks of, by its ARN or id, or * for all.")
    @Nullable String resource;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why somebody lives with it.")
    @Nullable String reason;

    @Option(names = "--until", paramLabel = "DATE", description = "The last day on which it is muted, as 2026-12-31; without it, for good.")
    @Nullable String until;

    @Option(names = "--everywhere", description = "Keeps it among the settings, for every bundle.")
    boolean everywhere;

    @Option(names = "--list", description = "Lists what is muted.")
    boolean list;

    @Option(names = "--remove", description = "Takes the muting of --check and --resource away.")
    boolean remove;

    private final Readings readings;
    private final Mutings mutings;
    private final Diagnoser diagnoser;
    private final Output output;

    MuteCommand(Readings readings, Mutings mutings, Diagnoser diagnoser, Output output) {
        this.readings = readings;
        this.mutings = mutings;
        this.diagnoser = diagnoser;
        this.output = output;
    }

    @Override
    public void run() {
        var file = everywhere ? mutings.everywhere() : mutings.of(bundle);
        try {
            if (list) {
                list();
            } else if (remove) {
                remove(file, required("--check", check), required("--resource", resource));
            } else {
                mute(file, new Muting(required("--check", check), required("--resource", resource), required("--reason", reason), date()));
            }
        } catch (MutingException e) {
            throw CommandFailure.unusable(e.getMessage());
        }
    }

    private static String required(String option, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw CommandFailure.unusable("Missing required option: '" + option + "'; see 'drydock mute --help'.");
        }
        return value;
    }

    private @Nullable LocalDate date() {
        if (until == null) {
            return null;
        }
        try {
            var date = LocalDate.parse(until);
            if (date.isBefore(mutings.today())) {
                throw CommandFailure.unusable(until + " is over already, so nothing would be muted.");
            }
            return date;
        } catch (DateTimeException e) {
            throw CommandFailure.unusable(until + " is no date such as 2026-12-31.");
        }
    }

    private void mute(MutingFile file, Muting muting) throws MutingException {
        if (!diagnoser.checkIds().contains(muting.check())) {
            throw CommandFailure.unusable("There is no check \"" + muting.check() + "\"; " + NearNames.sentence(muting.check(), diagnoser.checkIds()) + ".");
        }
        var findings = findings().filter(finding -> finding.check().id().equals(muting.check())).toList();
        var covered = findings.stream().filter(muting::covers).toList();
        if (covered.isEmpty() && !everywhere) {
            throw CommandFailure.unusable(muting.check() + " says nothing of \"" + muting.resource() + "\" in " + bundle + "; "
                    + NearNames.sentence(muting.resource(), findings.stream().map(Finding::resource).distinct().toList()) + ".");
        }
        file.add(muting);
        print("Muted " + muting.check() + "@" + muting.resource() + (muting.until() == null ? ", for good" : " until " + muting.until())
                + ", in " + file.file() + ". Of " + bundle + " it mutes " + counts(covered) + ".");
    }

    /// Only what is wrong or not known can be muted.
    private static String counts(List<Finding> covered) {
        var counts = Stream.of(Status.FAIL, Status.WARN, Status.UNKNOWN)
                .map(status -> Map.entry(status, covered.stream().filter(finding -> finding.status() == status).count()))
                .filter(entry -> entry.getValue() > 0)
                .map(entry -> entry.getValue() + " " + entry.getKey().id()).toList();
        return counts.isEmpty() ? "nothing for now" : String.join(", ", counts);
    }

    private void remove(MutingFile file, String check, String resource) throws MutingException {
        if (!file.remove(check, resource)) {
            throw CommandFailure.unusable(check + "@" + resource + " is not muted in " + file.file() + ".");
        }
        print(check + "@" + resource + " is muted no more in " + file.file() + ".");
    }

    private void list() {
        var diagnosed = readings.diagnose(List.of(bundle), new ServiceChoice()).getFirst().diagnosis();
        var suppression = diagnosed.suppression();
        var findings = diagnosed.services().stream().flatMap(service -> service.findings().stream()).toList();
        var lines = suppression.mutings().stream().map(muting -> {
            var covered = findings.stream().filter(finding -> muting.equals(finding.muted())).count();
            var state = muting.isExpired(suppression.today()) ? "expired " + muting.until()
                    : (muting.until() == null ? "for good" : "until " + muting.until()) + ", mutes " + covered;
            return muting.check() + "@" + muting.resource() + "  (" + state + ")  " + muting.reason();
        }).toList();
        print(lines.isEmpty() ? "Nothing is muted in " + bundle + "." : String.join("\n", lines));
    }

    private Stream<Finding> findings() {
        return readings.diagnose(List.of(bundle), new ServiceChoice()).getFirst().diagnosis().services().stream().flatMap(service -> service.findings().stream());
    }

    private void print(String text) {
        output.write(null, out -> out.write((text.lines().map(Unseen::shown).reduce("", (before, line) -> before + line + "\n")).getBytes(StandardCharsets.UTF_8)));
    }
}
