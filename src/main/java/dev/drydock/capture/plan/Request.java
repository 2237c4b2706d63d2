package dev.drydock.capture.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One call that is to be made.
///
/// @param parameters the request's members under the API's own names
/// @param beside what has to be known to make it and does not belong in its record
/// @param skipped why it is left out on purpose; null where it is made
public record Request(Map<String, Object> parameters, Map<String, String> beside, @Nullable String skipped) {
    static final Request BARE = of();

    /// @param namesAndValues by turns
    static Request of(Object... namesAndValues) {
        var parameters = new LinkedHashMap<String, Object>();
        for (var i = 0; i < namesAndValues.length; i += 2) {
            parameters.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return new Request(parameters, Map.of(), null);
    }

    Request skipped(String why) {
        return new Request(parameters, beside, why);
    }

    Request beside(Map<String, String> known) {
        return new Request(parameters, known, skipped);
    }

    Request with(String name, Object value) {
        var more = new LinkedHashMap<>(parameters);
        more.put(name, value);
        return new Request(more, beside, skipped);
    }

    /// The APIs' filters: a list of one.
    static List<Map<String, Object>> filter(String name, List<String> values) {
        var filter = new LinkedHashMap<String, Object>();
        filter.put("Name", name);
        filter.put("Values", values);
        return List.of(filter);
    }
}
