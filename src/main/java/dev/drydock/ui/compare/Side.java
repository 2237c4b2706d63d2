package dev.drydock.ui.compare;

import dev.drydock.inventory.ecs.Service;
import dev.drydock.report.DiagnosedBundle;
import dev.drydock.ui.kit.SourceName;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A source that can stand on either side.
///
/// @param where what it was opened as: by that it is the same source after it was read again
public record Side(String where, DiagnosedBundle bundle) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM uuuu HH:mm 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    String name() {
        return SourceName.of(bundle.diagnosis().inventory().source());
    }

    /// Its name and the time of its capture.
    String title() {
        var at = capturedAt();
        return name() + (at == null ? "" : " · " + TIME.format(at));
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
