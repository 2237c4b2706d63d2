package dev.drydock.ui.detail;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One thing that the record says, under the API's own name for it.
record Fact(String name, String value) {

    /// Collects facts; what is not in the record is left out.
    static final class Facts {
        private final List<Fact> facts = new ArrayList<>();

        Facts add(String name, @Nullable Object value) {
            if (value != null && !String.valueOf(value).isEmpty()) {
                facts.add(new Fact(name, String.valueOf(value)));
            }
            return this;
        }

        Facts add(String name, List<?> values) {
            return add(name, values.isEmpty() ? null : String.join(", ", values.stream().map(String::valueOf).toList()));
        }

        List<Fact> list() {
            return List.copyOf(facts);
        }
    }
}
