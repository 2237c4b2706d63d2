package dev.drydock.report;

import dev.drydock.check.CheckInfo;
import dev.drydock.check.Finding;
import dev.drydock.check.Muting;
import dev.drydock.check.Status;
import dev.drydock.inventory.Source;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.ObjectWriter;

/// The diagnosis as SARIF 2.1.0 (OASIS standard), for what gathers the findings of many tools: a run a source, a rule a check, a result a finding.
///
/// A place is a file of the bundle with the JSON pointer of the recorded value as logical location: recorded answers have no lines that mean anything.
public final class SarifReport {
    private static final String SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
    private static final String BUNDLE = "BUNDLE";
    private static final String FINGERPRINT = "drydock/v1";

    private final String tool;
    private final ObjectWriter writer = ReportJson.writer();

    /// @param tool who writes it: `drydock 0.1.0`
    public SarifReport(String tool) {
        this.tool = tool;
    }

    /// Writes the report in UTF-8 and leaves the stream open.
    ///
    /// @throws tools.jackson.core.JacksonException when the stream cannot be written
    public void write(List<DiagnosedBundle> bundles, OutputStream out) {
        var services = DiagnosedBundle.services(bundles);
        try (var json = writer.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringProperty("$schema", SCHEMA);
            json.writeStringProperty("version", "2.1.0");
            json.writeArrayPropertyStart("runs");
            bundles.forEach(bundle -> run(json, bundle.source(), services.stream().filter(service -> service.from() == bundle).toList()));
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private void run(JsonGenerator json, Source source, List<DiagnosedBundle.Entry> services) {
        var rules = services.stream().flatMap(service -> service.diagnosis().findings().stream()).map(Finding::check)
                .collect(Collectors.toMap(CheckInfo::id, check -> check, (one, same) -> one, LinkedHashMap::new)).values().stream()
                .sorted((one, other) -> one.id().compareTo(other.id())).toList();
        var places = IntStream.range(0, rules.size()).boxed().collect(Collectors.toMap(place -> rules.get(place).id(), place -> place));
        json.writeStartObject();
        driver(json, rules);
        // Files are named from the bundle; where that lies is the reader's own business.
        json.writeObjectPropertyStart("originalUriBaseIds");
        json.writeObjectPropertyStart(BUNDLE);
        message(json, "description", "The bundle " + source.name());
        json.writeEndObject();
        json.writeEndObject();
        json.writeStringProperty("columnKind", "unicodeCodePoints");
        json.writeArrayPropertyStart("results");
        services.forEach(service -> service.diagnosis().findings().forEach(finding -> result(json, finding, service, places)));
        json.writeEndArray();
        json.writeObjectPropertyStart("properties");
        json.writeStringProperty("capturedAt", source.capturedAt() == null ? null : source.capturedAt().toString());
        json.writeStringProperty("account", source.account());
        json.writeStringProperty("region", source.region());
        json.writeBooleanProperty("redacted", source.redacted());
        json.writeEndObject();
        json.writeEndObject();
    }

    private void driver(JsonGenerator json, List<CheckInfo> rules) {
        json.writeObjectPropertyStart("tool");
        json.writeObjectPropertyStart("driver");
        var parts = tool.split(" ", 2);
        json.writeStringProperty("name", parts[0]);
        if (parts.length > 1) {
            json.writeStringProperty("version", parts[1]);
        }
        json.writeArrayPropertyStart("rules");
        for (var rule : rules) {
            json.writeStartObject();
            json.writeStringProperty("id", rule.id());
            message(json, "shortDescription", rule.asks());
            if (!rule.links().isEmpty()) {
                json.writeStringProperty("helpUri", rule.links().getFirst());
            }
            json.writeObjectPropertyStart("properties");
            json.writeArrayPropertyStart("tags");
            json.writeString(rule.badge() != null ? rule.badge().id() : rule.topic() != null ? rule.topic().id() : "other");
            json.writeString("owner-" + rule.owner().id());
            json.writeEndArray();
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void result(JsonGenerator json, Finding finding, DiagnosedBundle.Entry service, Map<String, Integer> rules) {
        json.writeStartObject();
        json.writeStringProperty("ruleId", finding.check().id());
        json.writeNumberProperty("ruleIndex", rules.get(finding.check().id()));
        json.writeStringProperty("kind", kind(finding.status()));
        json.writeStringProperty("level", level(finding.status()));
        message(json, "message", sentences(finding));
        json.writeArrayPropertyStart("locations");
        if (finding.evidence().isEmpty()) {
            logical(json, service, finding);
        }
        for (var evidence : finding.evidence()) {
            location(json, EvidencePlace.of(evidence, service.from()), finding);
        }
        json.writeEndArray();
        json.writeObjectPropertyStart("partialFingerprints");
        json.writeStringProperty(FINGERPRINT, service.place().arn() + " " + finding.id());
        json.writeEndObject();
        var muting = finding.muted();
        if (muting != null) {
            suppression(json, muting);
        }
        json.writeObjectPropertyStart("properties");
        json.writeStringProperty("status", finding.status().id());
        json.writeStringProperty("service", service.place().arn());
        json.writeStringProperty("resource", finding.resource());
        json.writeEndObject();
        json.writeEndObject();
    }

    /// The standard wants `none` wherever the kind is not `fail` (3.27.10); what the record leaves open is for somebody to look into.
    private static String level(Status status) {
        return switch (status) {
            case FAIL -> "error";
            case WARN -> "warning";
            case UNKNOWN, OK, NA -> "none";
        };
    }

    private static String kind(Status status) {
        return switch (status) {
            case FAIL, WARN -> "fail";
            case UNKNOWN -> "open";
            case OK -> "pass";
            case NA -> "notApplicable";
        };
    }

    private static String sentences(Finding finding) {
        var text = new StringBuilder(finding.title()).append('.');
        if (!finding.observed().isBlank()) {
            text.append(" Observed: ").append(finding.observed()).append('.');
        }
        if (!finding.expected().isBlank()) {
            text.append(" Expected: ").append(finding.expected()).append('.');
        }
        if (!finding.why().isBlank()) {
            text.append(' ').append(finding.why());
        }
        finding.missing().forEach(missing -> text.append(" Missing: ").append(missing.gap().why()).append('.'));
        return text.toString();
    }

    private static void location(JsonGenerator json, EvidencePlace place, Finding finding) {
        json.writeStartObject();
        json.writeObjectPropertyStart("physicalLocation");
        json.writeObjectPropertyStart("artifactLocation");
        json.writeStringProperty("uri", uri(place.file()));
        json.writeStringProperty("uriBaseId", BUNDLE);
        json.writeEndObject();
        json.writeEndObject();
        json.writeArrayPropertyStart("logicalLocations");
        json.writeStartObject();
        json.writeStringProperty("name", finding.resource());
        json.writeStringProperty("fullyQualifiedName", place.pointer());
        json.writeStringProperty("kind", "member");
        json.writeEndObject();
        json.writeEndArray();
        message(json, "message", place.call() + ": " + (place.value() == null ? "absent" : place.value()));
        json.writeEndObject();
    }

    /// What stands on no single recorded value stands on the resource.
    private static void logical(JsonGenerator json, DiagnosedBundle.Entry service, Finding finding) {
        json.writeStartObject();
        json.writeArrayPropertyStart("logicalLocations");
        json.writeStartObject();
        json.writeStringProperty("name", finding.resource());
        json.writeStringProperty("fullyQualifiedName", service.place().arn());
        json.writeStringProperty("kind", "resource");
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void suppression(JsonGenerator json, Muting muting) {
        json.writeArrayPropertyStart("suppressions");
        json.writeStartObject();
        json.writeStringProperty("kind", "external");
        json.writeStringProperty("status", "accepted");
        json.writeStringProperty("justification", MutedFindings.reason(muting));
        json.writeEndObject();
        json.writeEndArray();
    }

    /// In a message of SARIF, brackets and a backslash are marks of a link (3.11.6), so they are escaped.
    private static void message(JsonGenerator json, String name, String text) {
        json.writeObjectPropertyStart(name);
        json.writeStringProperty("text", text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]"));
        json.writeEndObject();
    }

    /// A path as a relative reference (RFC 3986): every segment percent-encoded, so that no name is taken for a scheme, a query or another folder.
    private static String uri(String file) {
        var uri = new StringBuilder();
        for (var octet : file.getBytes(StandardCharsets.UTF_8)) {
            var c = (char) (octet & 0xff);
            if (c < 0x80 && (Character.isLetterOrDigit(c) || "-._~/".indexOf(c) >= 0)) {
                uri.append(c);
            } else {
                uri.append(String.format("%%%02X", octet & 0xff));
            }
        }
        return uri.toString();
    }
}
