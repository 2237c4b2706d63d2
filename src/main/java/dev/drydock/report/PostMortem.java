package dev.drydock.report;

import static dev.drydock.report.MarkdownText.block;
import static dev.drydock.report.MarkdownText.code;
import static dev.drydock.report.MarkdownText.escaped;

import dev.drydock.advice.Shell;
import dev.drydock.check.AwsCommand;
import dev.drydock.check.Finding;
import dev.drydock.check.ServiceDiagnosis;
import dev.drydock.check.Status;
import dev.drydock.inventory.Source;
import dev.drydock.playbook.GuidedStep;
import dev.drydock.playbook.Journal;
import dev.drydock.playbook.Walkthrough;
import dev.drydock.timeline.Happening;
import dev.drydock.timeline.Timeline;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// The draft of a post-mortem as GitHub-flavoured Markdown: what happened, what was found, what was done, and what is still open. What only people can tell (the impact,
/// what is learnt) stands as a line to be filled in, and is never made up.
public final class PostMortem {
    /// The record may hold hundreds of events; a reader of a post-mortem goes through some dozens. What is left out is counted.
    static final int MOST_HAPPENINGS = 60;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final StringBuilder page = new StringBuilder();

    private PostMortem() {}

    /// A playbook as the record and the reader left it.
    public record Followed(Walkthrough walkthrough, Journal journal) {}

    /// @param followed the playbooks in which the reader did something; may be none
    public static String draft(Source source, ServiceDiagnosis service, Timeline timeline, List<Followed> followed) {
        var draft = new PostMortem();
        draft.head(source, service);
        draft.timeline(timeline, followed);
        draft.findings(service);
        draft.done(followed);
        draft.open(followed);
        draft.section("What we learnt").line("_To be filled in: what went well, what did not, where we were lucky._");
        return draft.page.toString();
    }

    private void head(Source source, ServiceDiagnosis service) {
        line("# Post-mortem draft: " + escaped(service.service().name())).line();
        line("- Service: " + code(service.service().serviceArn()));
        line("- Record: " + escaped(source.name()) + (source.capturedAt() == null ? "" : ", of " + time(source.capturedAt()) + (source.capturedAtInferred() ? " (inferred)" : ""))
                + (source.redacted() ? ", redacted: ids may be stand-ins" : ""));
        section("Summary").line("_To be filled in: who noticed what and when, how long it lasted, what users saw._");
    }

    /// @param trouble whether it is told apart from what is in order
    private record Moment(Instant at, String text, boolean trouble) {}

    private void timeline(Timeline timeline, List<Followed> followed) {
        section("Timeline");
        var recorded = new ArrayList<>(timeline.happenings());
        var over = recorded.size() - MOST_HAPPENINGS;
        if (over > 0) {
            // Trouble is told before what is in order, and what is newer before what is older.
            recorded.sort(Comparator.comparing((Happening one) -> !one.kind().isTrouble()).thenComparing(Happening::from, Comparator.reverseOrder()));
            recorded.subList(MOST_HAPPENINGS, recorded.size()).clear();
        }
        var moments = new ArrayList<Moment>();
        recorded.forEach(one -> moments.add(new Moment(one.from(), one.kind().lane().title() + ": " + one.title() + until(one), one.kind().isTrouble())));
        for (var one : followed) {
            one.walkthrough().steps().forEach(step -> one.journal().tickedAt(step.step().id())
                    .ifPresent(at -> moments.add(new Moment(at, "Done by hand: " + step.step().title(), false))));
        }
        if (moments.isEmpty()) {
            line("The record holds no rollout, no task, no scaling and no event of this service.");
            return;
        }
        line("| Time | What happened |").line("|---|---|");
        moments.stream().sorted(Comparator.comparing(Moment::at)).forEach(moment -> {
            var text = escaped(moment.text());
            line("| " + time(moment.at()) + " | " + (moment.trouble() ? "**" + text + "**" : text) + " |");
        });
        if (over > 0) {
            line().line("Left out: " + over + " more of the record, those without trouble and the older ones first.");
        }
    }

    private static String until(Happening one) {
        return one.to() == null ? "" : one.open() ? " (still going on when recorded)" : " (until " + time(one.end()) + ")";
    }

    private void findings(ServiceDiagnosis service) {
        section("Findings");
        var wrong = service.findings().stream().filter(finding -> finding.status() == Status.FAIL || finding.status() == Status.WARN).sorted(Comparator.comparing(Finding::status)).toList();
        var unknown = service.findings().stream().filter(finding -> finding.status() == Status.UNKNOWN && !finding.isOnlyLessSure()).count();
        if (wrong.isEmpty()) {
            line("No check found anything wrong in this record.");
        }
        for (var finding : wrong) {
            line("- **" + finding.status().word() + "** " + escaped(finding.title()) + " (" + code(finding.check().id()) + ")"
                    + (finding.observed().isEmpty() ? "" : " Observed: " + escaped(finding.observed()) + ".") + (finding.isMuted() ? " Muted." : ""));
            if (!finding.why().isEmpty()) {
                line("  " + escaped(finding.why()));
            }
        }
        if (unknown > 0) {
            line().line("Not known for want of a record: " + unknown + (unknown == 1 ? " check." : " checks."));
        }
    }

    private void done(List<Followed> followed) {
        section("What was done");
        var before = page.length();
        for (var one : followed) {
            var steps = one.walkthrough().steps().stream().filter(step -> isTold(step, one.journal())).toList();
            if (!steps.isEmpty()) {
                line("### " + escaped(one.walkthrough().playbook().title())).line();
                steps.forEach(step -> done(step, one.journal()));
            }
        }
        if (page.length() == before) {
            line("Nothing was ticked or noted.");
        }
    }

    private static boolean isTold(GuidedStep step, Journal journal) {
        return journal.tickedAt(step.step().id()).isPresent() || !journal.entry(step.step().id()).note().isBlank() || turned(step, journal);
    }

    /// Whether the record itself shows that somebody mended it.
    private static boolean turned(GuidedStep step, Journal journal) {
        return step.state() == GuidedStep.State.DONE && journal.wasOpen().contains(step.step().id());
    }

    private void done(GuidedStep step, Journal journal) {
        var ticked = journal.tickedAt(step.step().id());
        var how = ticked.map(at -> " (ticked " + time(at) + ")").orElse(turned(step, journal) ? " (the record shows it done)" : " (" + step.state().word().toLowerCase(Locale.ROOT) + ")");
        line("- **" + escaped(step.step().kind().title() + ": " + step.step().title()) + "**" + how);
        if (!step.because().isEmpty()) {
            line("  " + escaped(step.because()));
        }
        var note = journal.entry(step.step().id()).note();
        note.lines().filter(words -> !words.isBlank()).forEach(words -> line("  > " + escaped(words)));
        if (ticked.isPresent()) {
            // Undoing is not what was done.
            step.commands().stream().filter(command -> command.kind() != AwsCommand.Kind.UNDO).forEach(this::command);
        }
        line();
    }

    private void command(AwsCommand command) {
        line().line("  The command for it" + (command.changes() ? ", which changes the account: " : ": ") + escaped(command.effect())).line();
        block("bash", Shell.BASH.line(command.argv()).text()).lines().forEach(text -> line("  " + text));
    }

    private void open(List<Followed> followed) {
        section("Still open");
        var before = page.length();
        for (var one : followed) {
            for (var step : one.walkthrough().steps()) {
                if (step.state() == GuidedStep.State.OPEN || step.state() == GuidedStep.State.BLOCKED) {
                    line("- [ ] " + escaped(step.step().title()) + " (" + step.state().word().toLowerCase(Locale.ROOT) + ", " + code(one.walkthrough().playbook().id()) + ")"
                            + (step.because().isEmpty() ? "" : ": " + escaped(step.because())));
                }
            }
        }
        if (page.length() == before) {
            line(followed.isEmpty() ? "No playbook was followed." : "No step of the playbooks that were followed.");
        }
    }

    private PostMortem section(String title) {
        return line().line("## " + title).line();
    }

    private static String time(Instant at) {
        return TIME.format(at.truncatedTo(ChronoUnit.SECONDS));
    }

    private PostMortem line(String text) {
        page.append(text).append('\n');
        return this;
    }

    private PostMortem line() {
        return line("");
    }
}
