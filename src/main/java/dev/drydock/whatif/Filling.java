package dev.drydock.whatif;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a record says of a calculator's inputs.
///
/// @param values by the names of the parameters
/// @param lacking what the record does not hold, a phrase each
/// @param load the recorded requests of each minute, where a calculator replays them
public record Filling(Map<String, Recorded> values, List<String> lacking, List<Minute> load) {
    /// Nothing is recorded.
    public static final Filling NONE = new Filling(Map.of(), List.of(), List.of());

    /// @param where the call and the member that it was read from
    public record Recorded(String value, String where) {}

    static Draft draft() {
        return new Draft();
    }

    /// Collects what is there and notes what is not.
    static final class Draft {
        private final Map<String, Recorded> values = new LinkedHashMap<>();
        private final List<String> lacking = new ArrayList<>();
        private List<Minute> load = List.of();

        /// @param value null where the record does not hold it
        Draft put(String name, @Nullable Object value, String where) {
            if (value == null) {
                lacking.add(name + " (" + where + ")");
            } else {
                values.put(name, new Recorded(String.valueOf(value), where));
            }
            return this;
        }

        /// As [#put] for what nobody misses where it is not set.
        Draft putIfThere(String name, @Nullable Object value, String where) {
            return value == null ? this : put(name, value, where);
        }

        Draft lacks(String what) {
            lacking.add(what);
            return this;
        }

        Draft load(List<Minute> minutes) {
            load = minutes;
            return this;
        }

        Filling filling() {
            return new Filling(Map.copyOf(values), List.copyOf(lacking), List.copyOf(load));
        }
    }
}
