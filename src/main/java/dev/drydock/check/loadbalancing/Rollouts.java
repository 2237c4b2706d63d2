package dev.drydock.check.loadbalancing;

import dev.drydock.check.Evidence;
import dev.drydock.check.Numbers;
import dev.drydock.check.Subject;
import dev.drydock.inventory.codedeploy.DeploymentInfo;
import dev.drydock.inventory.ecs.Service;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// When a service was being rolled out, as far as the record tells.
///
/// A completed deployment's `updatedAt` is no end of it: later scaling moves that too. So the end is taken from the service deployment, or from the events.
public final class Rollouts {
    /// `DescribeServices` tells the newest 100 events.
    private static final int MOST_EVENTS = 100;

    private Rollouts() {}

    public static List<Moment> of(Subject subject) {
        var moments = new ArrayList<Moment>();
        for (var deployment : subject.inventory().serviceDeployments(subject.service())) {
            var from = deployment.startedAt() != null ? deployment.startedAt() : deployment.createdAt();
            if (from != null) {
                var end = deployment.finishedAt() != null ? deployment.finishedAt() : deployment.stoppedAt() != null ? deployment.stoppedAt() : subject.now();
                var member = deployment.startedAt() != null ? "/startedAt" : "/createdAt";
                moments.add(rollout(from, end, Evidence.of(deployment, member, from)));
            }
        }
        var told = List.copyOf(moments);
        var deployments = subject.service().deployments();
        for (var i = 0; i < deployments.size(); i++) {
            var createdAt = deployments.get(i).createdAt();
            if (createdAt != null && told.stream().allMatch(moment -> moment.to().isBefore(createdAt))) {
                fromDeployment(subject, deployments.get(i), createdAt, i).ifPresent(moments::add);
            }
        }
        for (var taskSet : subject.service().taskSets()) {
            subject.inventory().find(DeploymentInfo.class, taskSet.externalId())
                    .filter(info -> info.createTime() != null)
                    .ifPresent(info -> moments.add(rollout(Objects.requireNonNull(info.createTime()),
                            info.completeTime() != null ? info.completeTime() : subject.now(), Evidence.of(info, "/createTime", info.createTime()))));
        }
        return List.copyOf(moments);
    }

    private static Moment rollout(Instant from, @Nullable Instant to, Evidence evidence) {
        return new Moment(Moment.Kind.ROLLOUT, from, to == null || to.isBefore(from) ? from : to, "the rollout of " + Numbers.minute(from), evidence, null);
    }

    /// An older deployment that still stands beside the primary one began long ago; what runs now is the primary's rollout.
    private static Optional<Moment> fromDeployment(Subject subject, Service.Deployment deployment, Instant from, int index) {
        var evidence = Evidence.of(subject.service(), "/deployments/" + index + "/createdAt", from);
        if ("FAILED".equals(deployment.rolloutState())) {
            return Optional.of(rollout(from, deployment.updatedAt(), evidence));
        }
        if (!"PRIMARY".equals(deployment.status())) {
            return Optional.empty();
        }
        if ("IN_PROGRESS".equals(deployment.rolloutState()) || subject.service().deployments().size() > 1) {
            return Optional.of(rollout(from, subject.now(), evidence));
        }
        return end(subject, deployment, from).map(to -> rollout(from, to, evidence));
    }

    /// When a completed deployment ended; empty where the record cannot tell.
    private static Optional<Instant> end(Subject subject, Service.Deployment deployment, Instant from) {
        var events = subject.service().events();
        var oldest = events.stream().map(Service.Event::createdAt).filter(Objects::nonNull).min(Instant::compareTo);
        var reachBack = events.size() < MOST_EVENTS || oldest.isPresent() && !oldest.get().isAfter(from);
        return events.stream()
                .filter(event -> event.createdAt() != null && event.message() != null && !event.createdAt().isBefore(from))
                .filter(event -> deployment.id() != null && event.message().contains(deployment.id()) && event.message().contains("deployment completed")
                        || reachBack && event.message().contains("has reached a steady state"))
                .map(Service.Event::createdAt)
                .min(Instant::compareTo)
                .or(() -> Optional.ofNullable(deployment.updatedAt()).filter(updated -> isRecent(subject, from)));
    }

    private static boolean isRecent(Subject subject, Instant from) {
        return subject.now() != null && !from.isBefore(subject.now().minus(ElbMetrics.WINDOW));
    }
}
