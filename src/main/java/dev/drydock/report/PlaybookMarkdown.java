package dev.drydock.report;

import static dev.drydock.report.MarkdownText.block;
import static dev.drydock.report.MarkdownText.code;
import static dev.drydock.report.MarkdownText.escaped;

import dev.drydock.advice.Shell;
import dev.drydock.playbook.GuidedStep;
import dev.drydock.playbook.Playbook;
import dev.drydock.playbook.Step;
import dev.drydock.playbook.Walkthrough;
import java.util.Locale;

/// Playbooks as GitHub-flavoured Markdown, to be handed over in a ticket or a wiki.
public final class PlaybookMarkdown {
    private final StringBuilder page = new StringBuilder();

    private PlaybookMarkdown() {}

    /// A playbook as it is written, without a record.
    public static String written(Playbook playbook) {
        var markdown = new PlaybookMarkdown();
        markdown.head(playbook);
        for (var step : playbook.steps()) {
            markdown.title(playbook.steps().indexOf(step) + 1, step, "");
            markdown.line(escaped(step.text())).line();
            step.commands().forEach(command -> markdown.line(escaped(command.effect())).line().append(block("", String.join(" ", command.argv()))).line());
            markdown.about(step);
        }
        return markdown.page.toString();
    }

    /// A playbook with the values and the verdicts of a record.
    public static String guided(String service, Walkthrough walkthrough) {
        var markdown = new PlaybookMarkdown();
        markdown.head(walkthrough.playbook());
        markdown.line("For " + code(service) + ": " + walkthrough.settled() + " of " + walkthrough.steps().size() + " steps done or not needed.").line();
        for (var guided : walkthrough.steps()) {
            markdown.title(walkthrough.steps().indexOf(guided) + 1, guided.step(), " (" + guided.state().word().toLowerCase(Locale.ROOT) + ")");
            markdown.guided(guided);
        }
        return markdown.page.toString();
    }

    private void guided(GuidedStep guided) {
        if (!guided.because().isEmpty()) {
            line("_" + escaped(guided.because()) + "_").line();
        }
        if (guided.state() == GuidedStep.State.NOT_NEEDED) {
            return;
        }
        line(escaped(guided.step().text())).line();
        for (var command : guided.commands()) {
            var kind = command.kind().name().charAt(0) + command.kind().name().substring(1).toLowerCase(Locale.ROOT);
            line("**" + kind + (command.changes() ? ", changes the account" : "") + ".** " + escaped(command.effect())).line();
            append(block("bash", Shell.BASH.line(command.argv()).text())).line();
        }
        guided.snippets().forEach(snippet -> append(block(snippet.language(), String.join("\n", TextPage.lines(snippet.text())))).line());
        guided.withheld().forEach(reason -> line("- Withheld: " + escaped(reason)));
        guided.asked().forEach(ask -> line("- Asks: " + escaped(ask.question()) + ", such as " + code(ask.example())));
        about(guided.step());
    }

    private void about(Step step) {
        item("Answer", step.answer());
        item("Healthy", step.healthy());
        item("Risk", step.risk());
        item("Undo", step.undo());
        line();
    }

    private void item(String label, String text) {
        if (!text.isEmpty()) {
            line("- **" + label + ":** " + escaped(text));
        }
    }

    private void title(int number, Step step, String state) {
        line("## " + number + ". " + step.kind().title() + ": " + escaped(step.title()) + state).line();
    }

    private void head(Playbook playbook) {
        line("# " + escaped(playbook.title())).line();
        line("**Symptom.** " + escaped(playbook.symptom())).line();
        line("**Cause.** " + escaped(playbook.cause())).line();
        playbook.links().forEach(link -> line("- <" + link + ">"));
        line();
    }

    private PlaybookMarkdown line(String text) {
        page.append(text).append('\n');
        return this;
    }

    private PlaybookMarkdown line() {
        page.append('\n');
        return this;
    }

    private PlaybookMarkdown append(String text) {
        page.append(text);
        return this;
    }
}
