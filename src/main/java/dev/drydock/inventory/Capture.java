package dev.drydock.inventory;

import dev.drydock.inventory.call.Call;
import dev.drydock.inventory.call.Calls;
import dev.drydock.inventory.call.Recorded;
import dev.drydock.inventory.cloudwatch.Metrics;
import dev.drydock.inventory.ecs.Service;
import dev.drydock.inventory.ecs.Task;
import dev.drydock.inventory.elbv2.TargetHealthDescription;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One moment of a series: what was read then, and what was known then.
///
/// What is known at a moment is what its capture read, and what earlier ones read of which it asked nothing again: the same fold that gives the newest state to the diagnosis. Records that
/// say the same through several captures are one object, whose origin is the capture that said it first; so two neighbours of a series differ exactly where their records are not identical.
public final class Capture {
    private final String folder;
    private final Source source;
    private final List<Call> made;
    private final List<Call> standing;
    private final Map<Class<?>, Map<String, Recorded>> records;
    private final Metrics metrics;

    Capture(String folder, Source source, List<Call> made, List<Call> standing, Map<Class<?>, Map<String, Recorded>> records, Metrics metrics) {
        this.folder = folder;
        this.source = source;
        this.made = made;
        this.standing = standing;
        this.records = records;
        this.metrics = metrics;
    }

    /// Where the capture stands in the bundle: `captures/2026-11-18T03:12:44Z`; empty for what stands outside of all captures.
    public String folder() {
        return folder;
    }

    /// Its own clock and scope.
    public Source source() {
        return source;
    }

    /// The capture's own clock; null where nothing tells it.
    public @Nullable Instant at() {
        return source.capturedAt();
    }

    /// Whether the clock is the newest time found inside the answers.
    public boolean isInferred() {
        return source.capturedAtInferred();
    }

    /// The calls that were made for this capture.
    public List<Call> made() {
        return made;
    }

    /// All records of a kind, as they were known at this moment.
    public <T extends Recorded> List<T> all(Class<T> kind) {
        return records.getOrDefault(kind, Map.of()).values().stream().map(kind::cast).toList();
    }

    /// The record of that kind with that ARN or id, as it was known at this moment.
    public <T extends Recorded> Optional<T> find(Class<T> kind, @Nullable String id) {
        return id == null ? Optional.empty() : Optional.ofNullable(kind.cast(records.getOrDefault(kind, Map.of()).get(id)));
    }

    /// The tasks of a service, those included that were seen to stop.
    public List<Task> tasks(Service service) {
        var group = "service:" + service.name();
        return all(Task.class).stream().filter(task -> group.equals(task.group()) && Objects.equals(task.clusterArn(), service.clusterArn())).toList();
    }

    public List<TargetHealthDescription> targetHealth(String targetGroupArn) {
        return all(TargetHealthDescription.class).stream().filter(health -> targetGroupArn.equals(health.origin().call().text("TargetGroupArn"))).toList();
    }

    /// Everything that was known at this moment, with its joins, to draw or to diagnose it as it stood then; metrics end at the moment. It is put together anew at each call, and kept by nobody.
    public Inventory inventory() {
        var at = at();
        return new Inventory(source, new Calls(standing), records, at == null ? metrics : metrics.until(at));
    }
}
