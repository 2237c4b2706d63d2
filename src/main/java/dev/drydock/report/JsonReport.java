package dev.drydock.report;

import dev.drydock.advice.Shell;
import dev.drydock.bundle.FileReport;
import dev.drydock.check.Badge;
import dev.drydock.check.BadgeVerdict;
import dev.drydock.check.Muting;
import dev.drydock.coverage.Coverage;
import dev.drydock.coverage.Fill;
import dev.drydock.coverage.Hole;
import dev.drydock.inventory.Source;
import dev.drydock.inventory.call.CallStatus;
import java.io.OutputStream;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
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
            bundles.forEach(bundle -> ReportJson.source(json, bundle.source()));
            json.writeEndArray();
            coverage(json, bundles);
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

    /// What was read, all sources together, and what would fill its holes. Every file is listed, those in order too.
    private static void coverage(JsonGenerator json, List<DiagnosedBundle> bundles) {
        var coverages = bundles.stream().map(DiagnosedBundle::coverage).toList();
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
        coverages.forEach(coverage -> coverage.fills().forEach(fill -> fill(json, coverage.source(), fill)));
        json.writeEndArray();
        json.writeArrayPropertyStart("holes");
        coverages.forEach(coverage -> coverage.holes().forEach(hole -> hole(json, coverage.source(), hole)));
        json.writeEndArray();
        json.writeArrayPropertyStart("paste");
        coverages.forEach(coverage -> paste(json, coverage));
        json.writeEndArray();
        json.writeArrayPropertyStart("files");
        bundles.forEach(bundle -> bundle.bundle().files().forEach(file -> file(json, bundle.source(), file)));
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void fill(JsonGenerator json, Source source, Fill fill) {
        json.writeStartObject();
        json.writeStringProperty("why", fill.why());
        ReportJson.texts(json, "argv", fill.argv());
        json.writeNumberProperty("source", source.id());
        json.writeStringProperty("call", fill.read().name());
        json.writeStringProperty("iamAction", fill.read().iamAction());
        json.writeEndObject();
    }

    /// A question that the record leaves open, with what came of the call that was to answer it.
    private static void hole(JsonGenerator json, Source source, Hole hole) {
        var gap = hole.gap();
        json.writeStartObject();
        json.writeNumberProperty("source", source.id());
        json.writeStringProperty("call", gap.read().name());
        json.writeStringProperty("reason", gap.reason().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        json.writeStringProperty("why", hole.why());
        json.writeStringProperty("file", gap.call() == null ? null : gap.call().file());
        json.writeStringProperty("error", gap.call() == null || gap.call().error() == null ? null : gap.call().error().code());
        json.writeStringProperty("iamAction", gap.read().iamAction());
        ReportJson.texts(json, "findings", hole.waiting().stream().map(waiting -> waiting.finding().id()).distinct().toList());
        json.writeEndObject();
    }

    /// All that would fill the holes of a source, as one text for each shell.
    private static void paste(JsonGenerator json, Coverage coverage) {
        var bash = coverage.paste(Shell.BASH);
        if (!bash.isEmpty()) {
            json.writeStartObject();
            json.writeNumberProperty("source", coverage.source().id());
            json.writeStringProperty("bash", bash);
            json.writeStringProperty("powershell", coverage.paste(Shell.POWERSHELL));
            json.writeEndObject();
        }
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
        ReportJson.place(json, place);
        json.writeObjectPropertyStart("badges");
        for (var badge : Badge.values()) {
            json.writeStringProperty(badge.id(), service.diagnosis().status(badge).id());
        }
        json.writeEndObject();
        ReportJson.texts(json, "mutedBadges", service.diagnosis().badges().values().stream().filter(BadgeVerdict::isMuted).map(verdict -> verdict.badge().id()).toList());
        json.writeArrayPropertyStart("findings");
        service.diagnosis().findings().forEach(finding -> ReportJson.finding(json, finding, service));
        json.writeEndArray();
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
}
