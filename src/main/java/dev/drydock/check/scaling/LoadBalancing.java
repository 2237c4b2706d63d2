package dev.drydock.check.scaling;

import dev.drydock.check.Missing;
import dev.drydock.check.Subject;
import dev.drydock.check.deploy.RolloutStyle;
import dev.drydock.check.measure.Measure;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.ecs.Service;
import dev.drydock.inventory.elbv2.TargetGroup;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What stands in front of a service: its target groups, and the load balancers that route to them.
///
/// @param targetGroups those that are recorded, the alternate ones of blue/green included
/// @param targetGroupArns all that the service names
/// @param missing the reads that would tell of the others
public record LoadBalancing(List<TargetGroup> targetGroups, List<String> targetGroupArns, List<Missing> missing) {
    private static final String APPLICATION = ":loadbalancer/app/";
    private static final String MARKER = ":loadbalancer/";

    public static LoadBalancing of(Subject subject) {
        var found = new LinkedHashMap<String, TargetGroup>();
        var missing = new ArrayList<Missing>();
        var arns = attachments(subject.service())
                .flatMap(attachment -> Stream.concat(Stream.ofNullable(attachment.targetGroupArn()), alternate(attachment)))
                .distinct()
                .toList();
        for (var arn : arns) {
            subject.inventory().find(TargetGroup.class, arn).ifPresentOrElse(
                    group -> found.put(arn, group), () -> missing.add(subject.needs(Reads.describeTargetGroups(arn))));
        }
        return new LoadBalancing(List.copyOf(found.values()), arns, List.copyOf(missing));
    }

    private static Stream<String> alternate(Service.LoadBalancer attachment) {
        return Stream.ofNullable(attachment.advancedConfiguration()).flatMap(shift -> Stream.ofNullable(shift.alternateTargetGroupArn()));
    }

    private static Stream<Service.LoadBalancer> attachments(Service service) {
        return Stream.concat(service.loadBalancers().stream(), service.taskSets().stream().flatMap(set -> set.loadBalancers().stream()));
    }

    public boolean isBehindApplicationLoadBalancer() {
        return targetGroups.stream().anyMatch(group -> !applicationLoadBalancers(group).isEmpty());
    }

    boolean isKnown() {
        return missing.isEmpty();
    }

    /// The target groups that an Application Load Balancer routes to.
    public List<TargetGroup> applicationTargetGroups() {
        return targetGroups.stream().filter(group -> !applicationLoadBalancers(group).isEmpty()).toList();
    }

    /// The ARNs of the Application Load Balancers that route to a target group; at most one, as AWS allows it today.
    static List<String> applicationLoadBalancers(TargetGroup group) {
        return group.loadBalancerArns().stream().filter(arn -> arn.contains(APPLICATION)).toList();
    }

    /// The part of a load balancer's ARN that labels and CloudWatch dimensions use: `app/name/id`.
    static String suffix(String loadBalancerArn) {
        return loadBalancerArn.substring(loadBalancerArn.indexOf(MARKER) + MARKER.length());
    }

    /// The CloudWatch dimensions of a target group's metrics behind its Application Load Balancer.
    static Map<String, String> dimensions(TargetGroup group) {
        return Measure.dimensions(group.dimension(), applicationLoadBalancers(group).getFirst());
    }

    /// Whether traffic moves from one target group to another with every deployment, which `ALBRequestCountPerTarget` does not support.
    static boolean movesBetweenTargetGroups(Service service) {
        var style = RolloutStyle.of(service);
        return style.isNativeShift() || style == RolloutStyle.CODE_DEPLOY;
    }
}
