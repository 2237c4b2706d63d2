package dev.drydock.report;

import dev.drydock.advice.Redaction;
import dev.drydock.advice.Shell;
import dev.drydock.bundle.FileReport;
import dev.drydock.check.AwsCommand;
import dev.drydock.check.Badge;
import dev.drydock.check.BadgeVerdict;
import dev.drydock.check.Finding;
import dev.drydock.check.Missing;
import dev.drydock.check.Muting;
import dev.drydock.inventory.Source;
import dev.drydock.inventory.call.CallStatus;
import java.io.OutputStream;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.ObjectWriter;

/// The diagnosis as JSON, for scripts. Members are only ever added; what would change the meaning of one raises [#SCHEMA_VERSION].
public final class JsonReport {
    private static final int SCHEMA_VERSION = 1;

    private final String tool;
    private final ObjectWriter writer = ReportJson.writer();

    /// @param tool who writes it: `drydock 0.1.0`
    public JsonReport(String tool) {
        this.tool = tool;
    }

    /// Writes the report in UTF-8 and leaves the stream open.
    ///
    /// @throws tools.jackson.core.JacksonException when the stream cannot be written
    public void write(List<DiagnosedBundle> bundles, OutputStream out) {
        var services = DiagnosedBundle.services(bundles);
        try (var json = writer.createGenerator(out)) {
            json.writeStartObject();
            json.writeNumberProperty("schemaVersion", SCHEMA_VERSION);
            json.writeStringProperty("tool", tool);
            json.writeArrayPropertyStart("sources");
            bundles.forEach(bundle -> source(json, bundle.source()));
            json.writeEndArray();
            coverage(json, bundles, services);
            json.writeArrayPropertyStart("services");
            services.forEach(service -> service(json, service));
            json.writeEndArray();
            json.writeArrayPropertyStart("accountFindings");
            json.writeEndArray();
            json.writeArrayPropertyStart("expiredMutings");
            bundles.forEach(bundle -> bundle.diagnosis().suppression().expired().forEach(muting -> expired(json, bundle.source(), muting)));
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private static void source(JsonGenerator json, Source source) {
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

    /// What was read, all sources together, and what would fill its holes. Every file is listed, those in order too.
    private static void coverage(JsonGenerator json, List<DiagnosedBundle> bundles, List<DiagnosedBundle.Entry> services) {
        json.writeObjectPropertyStart("coverage");
        json.writeObjectPropertyStart("calls");
        var counts = new EnumMap<CallStatus, Integer>(CallStatus.class);
        var calls = bundles.stream().flatMap(bundle -> bundle.bundle().inventory().calls().all().stream()).toList();
        calls.forEach(call -> counts.merge(call.status(), 1, Integer::sum));
        for (var status : CallStatus.values()) {
            json.writeNumberProperty(EvidencePlace.id(status), counts.getOrDefault(status, 0));
        }
        json.writeEndObject();
        // Whatever their status: the answer is damaged, or not where the record says.
        json.writeNumberProperty("damaged", calls.stream().filter(call -> call.damage() != null).count());
        json.writeArrayPropertyStart("fill");
        for (var fill : Fill.of(services)) {
            json.writeStartObject();
            json.writeStringProperty("why", fill.why());
            texts(json, "argv", fill.argv());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("files");
        bundles.forEach(bundle -> bundle.bundle().files().forEach(file -> file(json, bundle.source(), file)));
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void file(JsonGenerator json, Source source, FileReport file) {
        json.writeStartObject();
        json.writeNumberProperty("source", source.id());
        json.writeStringProperty("file", file.file());
        json.writeStringProperty("status", file.status().id());
        json.writeStringProperty("reason", file.reason());
        json.writeEndObject();
    }

    private static void service(JsonGenerator json, DiagnosedBundle.Entry service) {
        var place = service.place();
        json.writeStartObject();
        json.writeNumberProperty("source", service.source().id());
        json.writeStringProperty("account", known(place.account()));
        json.writeStringProperty("region", known(place.region()));
        json.writeStringProperty("cluster", place.cluster());
        json.writeStringProperty("service", place.name());
        json.writeStringProperty("arn", place.arn());
        json.writeObjectPropertyStart("badges");
        for (var badge : Badge.values()) {
            json.writeStringProperty(badge.id(), service.diagnosis().status(badge).id());
        }
        json.writeEndObject();
        texts(json, "mutedBadges", service.diagnosis().badges().values().stream().filter(BadgeVerdict::isMuted).map(verdict -> verdict.badge().id()).toList());
        json.writeArrayPropertyStart("findings");
        service.diagnosis().findings().forEach(finding -> finding(json, finding, service));
        json.writeEndArray();
        json.writeEndObject();
    }

    private static @Nullable String known(String text) {
        return text.isEmpty() ? null : text;
    }

    private static void finding(JsonGenerator json, Finding finding, DiagnosedBundle.Entry service) {
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

    private static void expired(JsonGenerator json, Source source, Muting muting) {
        json.writeStartObject();
        json.writeNumberProperty("source", source.id());
        json.writeStringProperty("check", muting.check());
        json.writeStringProperty("resource", muting.resource());
        json.writeStringProperty("reason", muting.reason());
        json.writeStringProperty("until", String.valueOf(muting.until()));
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

    private static void texts(JsonGenerator json, String name, List<String> texts) {
        json.writeArrayPropertyStart(name);
        texts.forEach(json::writeString);
        json.writeEndArray();
    }
}
