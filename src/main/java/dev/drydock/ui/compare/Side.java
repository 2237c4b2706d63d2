package dev.drydock.ui.compare;

import dev.drydock.inventory.ecs.Service;
import dev.drydock.report.DiagnosedBundle;
import dev.drydock.ui.kit.SourceName;
import dev.drydock.ui.kit.Times;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A source that can stand on either side.
///
/// @param where what it was opened as: by that it is the same source after it was read again
public record Side(String where, DiagnosedBundle bundle) {
    String name() {
        return SourceName.of(bundle.diagnosis().inventory().source());
    }

    /// Its name and the time of its capture.
    String title(Times times) {
        var at = capturedAt();
        return name() + (at == null ? "" : " · " + times.minute(at));
    }

    @Nullable Instant capturedAt() {
        return bundle.diagnosis().inventory().source().capturedAt();
    }

    /// How many services both have, by cluster and name.
    int shared(Side other) {
        var names = other.services();
        return (int) services().stream().filter(names::contains).count();
    }

    private Set<String> services() {
        return bundle.diagnosis().services().stream().map(one -> name(one.service())).collect(Collectors.toSet());
    }

    private static String name(Service service) {
        var cluster = service.clusterArn() == null ? "" : service.clusterArn();
        return cluster.substring(cluster.lastIndexOf('/') + 1) + "/" + service.name();
    }
}
