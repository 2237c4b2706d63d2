package dev.drydock.compare;

import org.jspecify.annotations.Nullable;

/// One number of either side.
///
/// @param name what it is, with the time that it is taken over
/// @param unit `bytes`, `bytes/min`, `bytes/s`, `tasks`, `s`, `responses` or `%`
/// @param before null where the record does not tell, which is not zero; as is `after`
public record MetricChange(String name, String unit, @Nullable Double before, @Nullable Double after) {

    public boolean isKnown() {
        return before != null || after != null;
    }
}
