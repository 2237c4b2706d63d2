package dev.drydock.report;

import dev.drydock.advice.Redaction;
import dev.drydock.advice.Shell;
import dev.drydock.check.AwsCommand;
import dev.drydock.check.Finding;
import dev.drydock.check.Missing;
import dev.drydock.check.Muting;
import dev.drydock.inventory.Source;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/// How reports that are JSON look, and the shapes that they share.
final class ReportJson {
    private ReportJson() {}

    /// The line ends are fixed, so that every platform writes the same bytes.
    static ObjectWriter writer() {
        var separators = Separators.createDefaultInstance().withObjectNameValueSpacing(Separators.Spacing.AFTER).withArrayEmptySeparator("");
        var printer = new DefaultPrettyPrinter(separators).withObjectIndenter(new DefaultIndenter("  ", "\n"));
        return JsonMapper.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build().writer().with(printer);
    }

    static void source(JsonGenerator json, Source source) {
        json.writeStartObject();
        json.writeNumberProperty("id", source.id());
        json.writeStringProperty("name", source.name());
        json.writeStringProperty("capturedAt", source.capturedAt() == null ? null : source.capturedAt().toString());
        json.writeBooleanProperty("capturedAtInferred", source.capturedAtInferred());
        json.writeStringProperty("account", source.account());
        json.writeStringProperty("region", source.region());
        json.writeBooleanProperty("redacted", source.redacted());
        json.writeEndObject();
    }

    /// Where a service stands in AWS, as members of the object that is being written.
    static void place(JsonGenerator json, ServicePlace place) {
        json.writeStringProperty("account", known(place.account()));
        json.writeStringProperty("region", known(place.region()));
        json.writeStringProperty("cluster", place.cluster());
        json.writeStringProperty("service", place.name());
        json.writeStringProperty("arn", place.arn());
    }

    private static @Nullable String known(String text) {
        return text.isEmpty() ? null : text;
    }

    /// A finding in full.
    ///
    /// @param service where it was found
    static void finding(JsonGenerator json, Finding finding, DiagnosedBundle.Entry service) {
        var check = finding.check();
        json.writeStartObject();
        json.writeStringProperty("id", finding.id());
        json.writeStringProperty("check", check.id());
        json.writeStringProperty("badge", check.badge() == null ? null : check.badge().id());
        json.writeStringProperty("topic", check.topic() == null ? null : check.topic().id());
        json.writeStringProperty("owner", check.owner().id());
        texts(json, "links", check.links());
        muted(json, finding.muted());
        json.writeStringProperty("status", finding.status().id());
        json.writeStringProperty("resource", finding.resource());
        json.writeStringProperty("title", finding.title());
        json.writeStringProperty("observed", finding.observed());
        json.writeStringProperty("expected", finding.expected());
        json.writeStringProperty("why", finding.why());
        json.writeArrayPropertyStart("evidence");
        finding.evidence().forEach(evidence -> evidence(json, EvidencePlace.of(evidence, service.from())));
        json.writeEndArray();
        json.writeArrayPropertyStart("missing");
        finding.missing().forEach(missing -> missing(json, missing, service.place().region()));
        json.writeEndArray();
        json.writeArrayPropertyStart("commands");
        finding.commands().forEach(command -> command(json, command, service.source()));
        json.writeEndArray();
        json.writeArrayPropertyStart("snippets");
        for (var snippet : finding.snippets()) {
            json.writeStartObject();
            json.writeStringProperty("language", snippet.language());
            json.writeStringProperty("text", snippet.text());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeStringProperty("playbook", check.playbook());
        json.writeEndObject();
    }

    private static void evidence(JsonGenerator json, EvidencePlace place) {
        json.writeStartObject();
        json.writeStringProperty("call", place.call());
        json.writeStringProperty("file", place.file());
        json.writeStringProperty("pointer", place.pointer());
        json.writeStringProperty("value", place.value());
        json.writeEndObject();
    }

    private static void muted(JsonGenerator json, @Nullable Muting muting) {
        if (muting == null) {
            json.writeNullProperty("muted");
            return;
        }
        json.writeObjectPropertyStart("muted");
        json.writeStringProperty("reason", muting.reason());
        json.writeStringProperty("until", muting.until() == null ? null : muting.until().toString());
        json.writeEndObject();
    }

    private static void missing(JsonGenerator json, Missing missing, String region) {
        var read = missing.gap().read();
        json.writeStartObject();
        json.writeStringProperty("call", read.name());
        json.writeStringProperty("iamAction", read.iamAction());
        texts(json, "argv", read.argv(region));
        json.writeEndObject();
    }

    private static void command(JsonGenerator json, AwsCommand command, Source source) {
        json.writeStartObject();
        json.writeStringProperty("kind", command.kind().name().toLowerCase(Locale.ROOT));
        json.writeBooleanProperty("changes", command.changes());
        if (Redaction.blocks(source, command)) {
            json.writeStringProperty("blockedBy", "redacted");
        } else {
            texts(json, "argv", command.argv());
            for (var shell : Shell.values()) {
                json.writeStringProperty(shell.id(), shell.line(command.argv()).text());
            }
        }
        json.writeEndObject();
    }

    static void texts(JsonGenerator json, String name, List<String> texts) {
        json.writeArrayPropertyStart(name);
        texts.forEach(json::writeString);
        json.writeEndArray();
    }
}
