package dev.drydock.report;

import dev.drydock.check.Badge;
import dev.drydock.check.Finding;
import dev.drydock.check.ServiceDiagnosis;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// A comparison as JSON, for scripts. Sources and findings have the shapes of [JsonReport].
public final class ComparisonJson {
    private ComparisonJson() {}

    /// Writes the comparison in UTF-8 and leaves the stream open.
    ///
    /// @throws tools.jackson.core.JacksonException when the stream cannot be written
    public static void write(ComparedBundles bundles, OutputStream out) {
        try (var json = ReportJson.writer().createGenerator(out)) {
            json.writeStartObject();
            json.writeName("before");
            ReportJson.source(json, bundles.before().source());
            json.writeName("after");
            ReportJson.source(json, bundles.after().source());
            json.writeArrayPropertyStart("services");
            ComparedService.of(bundles).forEach(service -> service(json, service, bundles));
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private static void service(JsonGenerator json, ComparedService service, ComparedBundles bundles) {
        var comparison = service.comparison();
        json.writeStartObject();
        ReportJson.place(json, service.place());
        json.writeObjectPropertyStart("badges");
        for (var badge : Badge.values()) {
            json.writeArrayPropertyStart(badge.id());
            json.writeString(status(comparison.before(), badge));
            json.writeString(status(comparison.after(), badge));
            json.writeEndArray();
        }
        json.writeEndObject();
        json.writeArrayPropertyStart("appeared");
        comparison.appeared().forEach(finding -> finding(json, finding, comparison.after(), bundles.after()));
        json.writeEndArray();
        json.writeArrayPropertyStart("gone");
        comparison.gone().forEach(finding -> finding(json, finding, comparison.before(), bundles.before()));
        json.writeEndArray();
        json.writeArrayPropertyStart("changed");
        for (var change : comparison.changed()) {
            json.writeStartArray();
            finding(json, change.before(), comparison.before(), bundles.before());
            finding(json, change.after(), comparison.after(), bundles.after());
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("settings");
        for (var setting : comparison.settings()) {
            json.writeStartObject();
            json.writeStringProperty("resource", setting.resource());
            json.writeStringProperty("member", setting.member());
            json.writeStringProperty("before", setting.before());
            json.writeStringProperty("after", setting.after());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("metrics");
        for (var metric : comparison.metrics()) {
            json.writeStartObject();
            json.writeStringProperty("name", metric.name());
            json.writeStringProperty("unit", metric.unit());
            number(json, "before", metric.before());
            number(json, "after", metric.after());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static @Nullable String status(@Nullable ServiceDiagnosis side, Badge badge) {
        return side == null ? null : side.status(badge).id();
    }

    /// Whole numbers without a fraction.
    private static void number(JsonGenerator json, String name, @Nullable Double value) {
        if (value == null || value.isNaN() || value.isInfinite()) {
            json.writeNullProperty(name);
        } else if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            json.writeNumberProperty(name, value.longValue());
        } else {
            json.writeNumberProperty(name, value);
        }
    }

    private static void finding(JsonGenerator json, Finding finding, @Nullable ServiceDiagnosis side, DiagnosedBundle from) {
        if (side != null) {
            ReportJson.finding(json, finding, new DiagnosedBundle.Entry(from, side, ServicePlace.of(side.service())));
        }
    }
}
