package dev.drydock.report;

import dev.drydock.advice.Shell;
import dev.drydock.check.AwsCommand;
import dev.drydock.playbook.GuidedStep;
import dev.drydock.playbook.Playbook;
import dev.drydock.playbook.Playbooks;
import dev.drydock.playbook.Step;
import dev.drydock.playbook.Walkthrough;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Playbooks as text for a terminal: the list, one as it is written, one filled in from a record.
public final class PlaybookText {
    private final Shell shell;
    private final TextPage page;

    /// @param coloured whether titles may carry ANSI colours
    public PlaybookText(Shell shell, boolean coloured) {
        this.shell = shell;
        page = new TextPage(coloured);
    }

    /// All playbooks, a line each, and the files that cannot be followed.
    ///
    /// @param symptom null for all
    public String list(Playbooks playbooks, Playbook.@Nullable Symptom symptom) {
        for (var playbook : playbooks.all().stream().filter(each -> symptom == null || each.symptoms().contains(symptom)).toList()) {
            page.paragraph(TextPage.padded(playbook.id(), 22), 22, playbook.title());
        }
        broken(playbooks);
        return page.text();
    }

    /// What a record asks for, the most pressing first.
    public String suggestions(String service, List<Playbooks.Suggestion> suggestions, Playbooks playbooks) {
        page.line(page.bold("For " + TextPage.lines(service).getFirst()));
        if (suggestions.isEmpty()) {
            page.line("No playbook is asked for: no check that one of them mends has found anything.");
        }
        for (var suggestion : suggestions) {
            page.paragraph(TextPage.padded(suggestion.playbook().id(), 22), 22, suggestion.playbook().title());
            var worst = suggestion.worst();
            if (worst != null) {
                page.paragraph(" ".repeat(22) + page.mark(worst.status()) + " ", 24, worst.check().id() + ": " + worst.title() + " (" + worst.check().owner().id() + ")");
            }
        }
        broken(playbooks);
        return page.text();
    }

    private void broken(Playbooks playbooks) {
        for (var broken : playbooks.broken()) {
            broken.faults().forEach(fault -> page.paragraph("", 2, broken.file() + ", line " + fault.line() + ": " + fault.reason()));
        }
    }

    /// A playbook as it is written, without a record.
    public String written(Playbook playbook) {
        head(playbook);
        for (var number = 1; number <= playbook.steps().size(); number++) {
            var step = playbook.steps().get(number - 1);
            page.blank().line(page.bold(number + "  " + step.kind().title() + ": " + step.title()));
            page.labelled("", 3, step.text());
            page.labelled("Judged by", 3, String.join(", ", step.checks()));
            step.commands().forEach(command -> page.labelled("", 3, command.effect()).line("     " + String.join(" ", command.argv())));
            about(step);
        }
        return page.text();
    }

    /// A playbook with the values and the verdicts of a record.
    public String guided(String service, Walkthrough walkthrough) {
        head(walkthrough.playbook());
        page.blank().line(page.bold("For " + TextPage.lines(service).getFirst() + ": " + walkthrough.settled() + " of " + walkthrough.steps().size() + " steps done or not needed"));
        var current = walkthrough.current();
        for (var number = 1; number <= walkthrough.steps().size(); number++) {
            var guided = walkthrough.steps().get(number - 1);
            var here = current.filter(guided::equals).isPresent() ? "→ " : "  ";
            page.blank().line(here + page.bold(number + "  " + guided.step().kind().title() + ": " + guided.step().title()) + "  [" + guided.state().word().toLowerCase(Locale.ROOT) + "]");
            page.labelled("Why", 5, guided.because());
            if (guided.state() != GuidedStep.State.NOT_NEEDED) {
                guided(guided);
            }
        }
        return page.text();
    }

    private void guided(GuidedStep guided) {
        page.labelled("", 5, guided.step().text());
        guided.commands().forEach(this::command);
        guided.snippets().forEach(snippet -> {
            page.labelled("Change", 5, snippet.language());
            TextPage.lines(snippet.text()).forEach(line -> page.line("       " + line));
        });
        guided.withheld().forEach(reason -> page.labelled("Withheld", 5, reason));
        guided.asked().forEach(ask -> page.labelled("Asks", 5, ask.question() + ", such as " + ask.example() + ": --answer " + ask.name() + "=…"));
        about(guided.step());
    }

    private void command(AwsCommand command) {
        page.labelled(command.kind().name().charAt(0) + command.kind().name().substring(1).toLowerCase(Locale.ROOT), 5,
                command.effect() + (command.changes() ? " Changes the account." : ""));
        page.line("       " + shell.line(command.argv()).text());
    }

    private void about(Step step) {
        page.labelled("Answer", 5, step.answer());
        page.labelled("Healthy", 5, step.healthy());
        page.labelled("Risk", 5, step.risk());
        page.labelled("Undo", 5, step.undo());
    }

    private void head(Playbook playbook) {
        page.line(page.bold(playbook.title()) + "  (" + playbook.id() + ")");
        page.blank().labelled("Symptom", 0, playbook.symptom());
        page.labelled("Cause", 0, playbook.cause());
        playbook.links().forEach(link -> page.labelled("Read", 0, link));
    }
}
