package dev.drydock.check;

import dev.drydock.inventory.call.Call;
import dev.drydock.inventory.call.CommandLine;
import dev.drydock.inventory.call.Recorded;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One recorded value that a finding stands on, so that the raw JSON opens at that line.
///
/// @param call the call whose answer holds the value
/// @param pointer the JSON pointer within the answer; for an absent member, where it would stand. Of a call without an answer it is empty: the manifest holds it
/// @param value the value as text, anything but text as compact JSON; null for a member that is absent
public record Evidence(Call call, String pointer, @Nullable String value) {
    private static final int LONGEST = 400;

    /// The member of a record at a pointer below it, such as `/deploymentConfiguration/maximumPercent`.
    public static Evidence of(Recorded recorded, String below, @Nullable Object value) {
        return new Evidence(recorded.origin().call(), recorded.origin().pointer() + below, shown(recorded.origin().call(), value));
    }

    /// A value at a pointer within the answer of a call.
    public static Evidence at(Call call, String pointer, @Nullable Object value) {
        return new Evidence(call, pointer, shown(call, value));
    }

    /// Times and numbers are shown as the file spells them.
    private static @Nullable String shown(Call call, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        var text = value instanceof List<?> || value instanceof Map<?, ?> ? CommandLine.json(value) : call.spelling().of(value);
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }
}
