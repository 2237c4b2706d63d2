package dev.drydock.bundle;

import dev.drydock.inventory.call.CallStatus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An `index.json` that lists files with the calls that they answer: what export scripts write that know nothing of manifests.
///
/// @param params the request's members, or a list of them where one file holds the merged answers of several calls
record CallIndex(@Nullable String service, @Nullable String operation, @Nullable String file, @Nullable Object params, Manifest.@Nullable ErrorEntry error) {

    /// The same as an entry of a manifest; null where it does not even name its call.
    Manifest.@Nullable Entry entry() {
        return service == null || operation == null ? null
                : new Manifest.Entry(service, operation, parameters(), file, status(), error, null, null, null);
    }

    private String status() {
        if (error == null) {
            return "ok";
        }
        return CallStatus.ofError(error.code() == null ? "" : error.code()).name().toLowerCase(Locale.ROOT);
    }

    /// Several requests are merged: what they list is joined, for the rest the first one speaks.
    private @Nullable Map<String, Object> parameters() {
        var requests = params instanceof List<?> list ? list : params == null ? List.of() : List.of(params);
        if (requests.isEmpty()) {
            return null;
        }
        var merged = new LinkedHashMap<String, Object>();
        for (var request : requests) {
            if (request instanceof Map<?, ?> members) {
                members.forEach((name, value) -> merged.merge(String.valueOf(name), value, CallIndex::joined));
            }
        }
        return merged;
    }

    private static Object joined(Object first, Object second) {
        if (first instanceof List<?> a && second instanceof List<?> b && !a.equals(b)) {
            var all = new ArrayList<Object>(a);
            all.addAll(b);
            return all;
        }
        return first;
    }
}
