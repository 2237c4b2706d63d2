package dev.drydock.ui.shell;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the window should open, and the place in it to go to.
///
/// @param bundles paths, or `sample:NAME`
/// @param cluster the name or ARN of a cluster; null for any
/// @param service the name or ARN of a service; null for the worst
/// @param finding the id of a finding, or of its check; null for none
public record Opening(List<String> bundles, @Nullable String cluster, @Nullable String service, @Nullable String finding) {
    public static Opening of(List<String> bundles) {
        return new Opening(bundles, null, null, null);
    }

    public boolean isNothing() {
        return bundles.isEmpty();
    }

    /// Whether a place within a bundle is asked for.
    boolean hasPlace() {
        return cluster != null || service != null || finding != null;
    }

    /// The place that is asked for, in words.
    String place() {
        var parts = new ArrayList<String>();
        if (cluster != null) {
            parts.add("cluster " + cluster);
        }
        if (service != null) {
            parts.add("service " + service);
        }
        if (finding != null) {
            parts.add("finding " + finding);
        }
        return String.join(", ", parts);
    }
}
