package dev.drydock.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What opens the window. It returns when the window is closed.
@FunctionalInterface
public interface Window {
    /// @throws UnsupportedOperationException when there turns out to be no display
    void open(Place place);

    /// What the window should show.
    ///
    /// @param bundles paths or `sample:NAME`; empty for whatever it showed last
    /// @param cluster name or ARN; null for any
    /// @param service name or ARN; null for the worst
    /// @param finding its id; null for none
    /// @param software whether the processor draws it, for graphics cards that show it black or torn
    record Place(List<String> bundles, @Nullable String cluster, @Nullable String service, @Nullable String finding, boolean software) {}
}
