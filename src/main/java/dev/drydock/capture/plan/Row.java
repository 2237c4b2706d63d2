package dev.drydock.capture.plan;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Some members of one row of an answer, as text.
///
/// @param members by their paths; a member that the row does not have has no values
/// @param request what the answer was asked with
public record Row(Map<String, List<String>> members, Map<String, Object> request) {
    /// The row itself, where it is a value.
    String value() {
        return text("");
    }

    /// A member; empty where the row does not have it.
    String text(String member) {
        var values = texts(member);
        return values.isEmpty() ? "" : values.getFirst();
    }

    List<String> texts(String member) {
        return members.getOrDefault(member, List.of());
    }

    /// A member of the request that the row's answer came to.
    String asked(String parameter) {
        @Nullable Object value = request.get(parameter);
        return value == null ? "" : value.toString();
    }
}
