package dev.drydock.check.loadbalancing;

import dev.drydock.check.Evidence;
import dev.drydock.check.Subject;
import dev.drydock.inventory.ecs.Service;
import dev.drydock.inventory.elbv2.TargetGroup;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A target group that a service registers its tasks with.
///
/// @param arn the target group's ARN
/// @param alternate whether it is the second one of a blue/green deployment or its kin
/// @param named where the service names it
/// @param targetGroup the record of it; null when the bundle does not hold it
public record AttachedTargetGroup(String arn, boolean alternate, Evidence named, @Nullable TargetGroup targetGroup) {
    /// Protocols without requests: connections last as long as both ends like.
    private static final Set<String> CONNECTION_PROTOCOLS = Set.of("TCP", "TLS", "UDP", "TCP_UDP", "QUIC", "TCP_QUIC");

    /// The target groups of a service and of its task sets, each once, alternates after the group that they stand in for.
    public static List<AttachedTargetGroup> of(Subject subject) {
        var found = new LinkedHashMap<String, AttachedTargetGroup>();
        var service = subject.service();
        collect(subject, service.loadBalancers(), "/loadBalancers", found);
        for (var i = 0; i < service.taskSets().size(); i++) {
            collect(subject, service.taskSets().get(i).loadBalancers(), "/taskSets/" + i + "/loadBalancers", found);
        }
        return List.copyOf(found.values());
    }

    private static void collect(Subject subject, List<Service.LoadBalancer> loadBalancers, String pointer, Map<String, AttachedTargetGroup> found) {
        for (var i = 0; i < loadBalancers.size(); i++) {
            var loadBalancer = loadBalancers.get(i);
            add(subject, loadBalancer.targetGroupArn(), false, pointer + "/" + i + "/targetGroupArn", found);
            if (loadBalancer.advancedConfiguration() != null) {
                add(subject, loadBalancer.advancedConfiguration().alternateTargetGroupArn(), true,
                        pointer + "/" + i + "/advancedConfiguration/alternateTargetGroupArn", found);
            }
        }
    }

    private static void add(Subject subject, @Nullable String arn, boolean alternate, String pointer, Map<String, AttachedTargetGroup> found) {
        if (arn != null) {
            found.computeIfAbsent(arn, key -> new AttachedTargetGroup(arn, alternate, Evidence.of(subject.service(), pointer, arn),
                    subject.inventory().find(TargetGroup.class, arn).orElse(null)));
        }
    }

    /// The group that the service uses by turns with this one: the other of a blue/green pair or its kin.
    Optional<AttachedTargetGroup> partner(Subject subject) {
        var service = subject.service();
        return Stream.concat(service.loadBalancers().stream(), service.taskSets().stream().flatMap(set -> set.loadBalancers().stream()))
                .filter(attached -> attached.targetGroupArn() != null && attached.advancedConfiguration() != null)
                .flatMap(attached -> Stream.of(List.of(String.valueOf(attached.targetGroupArn()), String.valueOf(attached.advancedConfiguration().alternateTargetGroupArn()))))
                .filter(pair -> pair.contains(arn))
                .flatMap(pair -> of(subject).stream().filter(other -> pair.contains(other.arn()) && !other.arn().equals(arn)))
                .findFirst();
    }

    /// What people call it: the name in its ARN.
    public String name() {
        var parts = arn.split("/");
        return parts.length > 1 ? parts[1] : arn;
    }

    /// The load balancer that routes to it; null where the record names none.
    public @Nullable String loadBalancerArn() {
        return targetGroup == null || targetGroup.loadBalancerArns().isEmpty() ? null : targetGroup.loadBalancerArns().getFirst();
    }

    /// Whether it is known to speak HTTP, so that there are requests and responses to count.
    public boolean isHttp() {
        return targetGroup != null && ("HTTP".equals(targetGroup.protocol()) || "HTTPS".equals(targetGroup.protocol()));
    }

    public boolean isGrpc() {
        return targetGroup != null && "GRPC".equals(targetGroup.protocolVersion());
    }

    public boolean carriesConnections() {
        return targetGroup != null && targetGroup.protocol() != null && CONNECTION_PROTOCOLS.contains(targetGroup.protocol());
    }
}
