package dev.drydock.report;

import static dev.drydock.report.MarkdownText.block;
import static dev.drydock.report.MarkdownText.code;
import static dev.drydock.report.MarkdownText.escaped;

import dev.drydock.advice.Shell;
import dev.drydock.whatif.Answer;
import dev.drydock.whatif.Input;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/// What a calculator answers, as text for a terminal, as Markdown and as JSON.
public final class WhatIfReport {
    private static final String WITHHELD = "A command is withheld: the source is redacted, and the command holds a value that was replaced.";

    private WhatIfReport() {}

    /// @param coloured whether titles may carry ANSI colours
    public static String text(Answer answer, Shell shell, boolean coloured) {
        var page = new TextPage(coloured);
        page.line(page.bold(answer.calculator().question()));
        if (answer.service() != null) {
            page.paragraph("", 2, "For " + answer.service());
        }
        page.blank();
        answer.outcome().verdicts().forEach(verdict -> page.paragraph(page.mark(verdict.status()) + "  ", 4, verdict.sentence()));
        page.blank();
        for (var row : answer.outcome().rows()) {
            page.paragraph(TextPage.padded(row.label(), 46) + "  ", 48, page.bold(row.words()));
            if (!row.formula().isEmpty()) {
                page.paragraph(" ".repeat(48), 48, row.formula());
            }
        }
        page.blank().line(page.bold("Inputs"));
        for (var input : answer.inputs()) {
            page.paragraph(TextPage.padded("  --" + input.parameter().name(), 22), 22, value(input) + from(input));
        }
        if (!answer.lacking().isEmpty()) {
            page.blank();
            page.labelled("Lacking", 0, "The record does not hold " + String.join("; ", answer.lacking()) + ".");
        }
        answer.commands().forEach(command -> page.blank().paragraph("", 2, command.effect() + (command.changes() ? " Changes the account." : "")).line("  " + shell.line(command.argv()).text()));
        if (answer.withheld()) {
            page.blank().paragraph("", 2, WITHHELD);
        }
        for (var snippet : answer.outcome().snippets()) {
            page.blank().line(snippet.language());
            TextPage.lines(snippet.text()).forEach(line -> page.line("  " + line));
        }
        page.blank();
        answer.calculator().sources().forEach(source -> page.labelled("Read", 0, source));
        return page.text();
    }

    public static String markdown(Answer answer) {
        var page = new StringBuilder("# ").append(escaped(answer.calculator().question())).append("\n\n");
        if (answer.service() != null) {
            page.append("For ").append(code(answer.service())).append(".\n\n");
        }
        answer.outcome().verdicts().forEach(verdict -> page.append("- **").append(verdict.status().word()).append("** ").append(escaped(verdict.sentence())).append('\n'));
        page.append("\n| | | |\n|---|---:|---|\n");
        answer.outcome().rows().forEach(row -> page.append("| ").append(escaped(row.label())).append(" | ").append(escaped(row.words())).append(" | ").append(escaped(row.formula())).append(" |\n"));
        page.append("\n## Inputs\n\n| | | |\n|---|---:|---|\n");
        answer.inputs().forEach(input -> page.append("| `--").append(input.parameter().name()).append("` | ").append(escaped(value(input))).append(" | ").append(escaped(from(input).strip())).append(" |\n"));
        if (!answer.lacking().isEmpty()) {
            page.append("\nThe record does not hold ").append(escaped(String.join("; ", answer.lacking()))).append(".\n");
        }
        for (var command : answer.commands()) {
            page.append("\n").append(escaped(command.effect())).append(command.changes() ? " Changes the account.\n\n" : "\n\n").append(block("bash", Shell.BASH.line(command.argv()).text()));
        }
        if (answer.withheld()) {
            page.append('\n').append(WITHHELD).append('\n');
        }
        answer.outcome().snippets().forEach(snippet -> page.append('\n').append(block(snippet.language(), String.join("\n", TextPage.lines(snippet.text())))));
        page.append('\n');
        answer.calculator().sources().forEach(source -> page.append("- <").append(source).append(">\n"));
        return page.toString();
    }

    /// Members are only ever added.
    public static String json(Answer answer) {
        var bytes = new ByteArrayOutputStream();
        try (var json = ReportJson.writer().createGenerator(bytes)) {
            json.writeStartObject();
            json.writeNumberProperty("schemaVersion", 1);
            json.writeStringProperty("calculator", answer.calculator().id());
            json.writeStringProperty("service", answer.service());
            inputs(json, answer);
            outcome(json, answer);
            json.writeArrayPropertyStart("commands");
            for (var command : answer.commands()) {
                json.writeStartObject();
                json.writeStringProperty("kind", command.kind().name().toLowerCase(Locale.ROOT));
                json.writeBooleanProperty("changes", command.changes());
                json.writeStringProperty("effect", command.effect());
                ReportJson.texts(json, "argv", command.argv());
                for (var shell : Shell.values()) {
                    json.writeStringProperty(shell.id(), shell.line(command.argv()).text());
                }
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeBooleanProperty("withheld", answer.withheld());
            ReportJson.texts(json, "lacking", answer.lacking());
            ReportJson.texts(json, "links", answer.calculator().sources());
            json.writeEndObject();
            json.writeRaw('\n');
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static void inputs(JsonGenerator json, Answer answer) {
        json.writeArrayPropertyStart("inputs");
        for (var input : answer.inputs()) {
            json.writeStartObject();
            json.writeStringProperty("name", input.parameter().name());
            json.writeStringProperty("value", input.value());
            json.writeStringProperty("unit", input.parameter().unit());
            json.writeStringProperty("from", input.provenance().name().toLowerCase(Locale.ROOT));
            json.writeStringProperty("where", input.where().isEmpty() ? null : input.where());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void outcome(JsonGenerator json, Answer answer) {
        json.writeArrayPropertyStart("rows");
        for (var row : answer.outcome().rows()) {
            json.writeStartObject();
            json.writeStringProperty("id", row.id());
            json.writeStringProperty("label", row.label());
            if (row.value() == null) {
                json.writeNullProperty("value");
            } else {
                json.writeNumberProperty("value", row.value().doubleValue());
            }
            json.writeStringProperty("unit", row.unit());
            json.writeStringProperty("words", row.words());
            json.writeStringProperty("formula", row.formula());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("verdicts");
        for (var verdict : answer.outcome().verdicts()) {
            json.writeStartObject();
            json.writeStringProperty("status", verdict.status().id());
            json.writeStringProperty("sentence", verdict.sentence());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("snippets");
        for (var snippet : answer.outcome().snippets()) {
            json.writeStartObject();
            json.writeStringProperty("language", snippet.language());
            json.writeStringProperty("text", snippet.text());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static String value(Input input) {
        var value = input.value() == null || input.value().isEmpty() ? "–" : input.value();
        return input.parameter().unit().isEmpty() || value.equals("–") ? value : value + " " + input.parameter().unit();
    }

    private static String from(Input input) {
        return "  (" + input.provenance().words() + (input.where().isEmpty() ? "" : ": " + input.where()) + ")";
    }
}
