package dev.drydock.report;

import dev.drydock.check.Evidence;
import dev.drydock.inventory.call.CallStatus;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Where in a bundle a value stands.
///
/// @param pointer a JSON pointer within the file's answer
/// @param value null for a member that is absent
record EvidencePlace(String call, String file, String pointer, @Nullable String value) {
    private static final String MANIFEST = "manifest.json";

    /// A call without an answer stands in the manifest, whose order the reader keeps, with what came of it.
    static EvidencePlace of(Evidence evidence, DiagnosedBundle from) {
        var call = evidence.call();
        if (call.file() != null) {
            return new EvidencePlace(call.name(), call.file(), evidence.pointer(), evidence.value());
        }
        var error = call.error() != null && !call.error().code().isEmpty() ? call.error().code() : null;
        var place = "/calls/" + from.bundle().inventory().calls().all().indexOf(call);
        return new EvidencePlace(call.name(), MANIFEST, place + (error == null ? "/status" : "/error/code"), error == null ? id(call.status()) : error);
    }

    static String id(CallStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
