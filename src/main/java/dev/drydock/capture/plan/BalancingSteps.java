package dev.drydock.capture.plan;

import static dev.drydock.capture.plan.EcsSteps.REVISIONS;
import static dev.drydock.capture.plan.EcsSteps.SERVICE;
import static dev.drydock.capture.plan.EcsSteps.SERVICES;
import static dev.drydock.capture.plan.EcsSteps.TASK_SETS;
import static dev.drydock.capture.plan.From.rows;
import static dev.drydock.capture.plan.From.values;
import static dev.drydock.capture.plan.Step.batched;
import static dev.drydock.capture.plan.Step.each;
import static dev.drydock.capture.plan.Step.last;
import static dev.drydock.capture.plan.Step.once;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Load balancers, target groups, and what scales services and their instances.
final class BalancingSteps {
    /// The target groups that services name.
    static final List<From> NAMED = List.of(
            values(SERVICES, "services[].loadBalancers[].targetGroupArn"),
            values(SERVICES, "services[].loadBalancers[].advancedConfiguration.alternateTargetGroupArn"),
            values(SERVICES, "services[].taskSets[].loadBalancers[].targetGroupArn"),
            values(TASK_SETS, "taskSets[].loadBalancers[].targetGroupArn"),
            values(REVISIONS, "serviceRevisions[].loadBalancers[].targetGroupArn"),
            values(REVISIONS, "serviceRevisions[].loadBalancers[].advancedConfiguration.alternateTargetGroupArn"));
    static final From GROUP = rows("elbv2 describe-target-groups", "TargetGroups[]", "TargetGroupArn", "LoadBalancerArns[]", "VpcId");
    private static final From SCALED = values("application-autoscaling describe-scalable-targets", "ScalableTargets[].ResourceId");
    private static final String NAMESPACE = "ServiceNamespace";

    private BalancingSteps() {}

    static List<Step> all() {
        return List.of(
                once("elbv2 describe-load-balancers"),
                once("elbv2 describe-target-groups"),
                each("elbv2 describe-target-group-attributes", NAMED, row -> Stream.of(Request.of("TargetGroupArn", row.value()))),
                each("elbv2 describe-target-health", NAMED, row -> Stream.of(Request.of("TargetGroupArn", row.value()))),
                last("elbv2 describe-load-balancer-attributes", groups(), rows -> balancers(rows).map(arn -> Request.of("LoadBalancerArn", arn))),
                last("elbv2 describe-listeners", groups(), rows -> balancers(rows).map(arn -> Request.of("LoadBalancerArn", arn))),
                each("elbv2 describe-rules", List.of(values("elbv2 describe-listeners", "Listeners[].ListenerArn")), row -> Stream.of(Request.of("ListenerArn", row.value()))),
                once("application-autoscaling describe-scalable-targets", Request.of(NAMESPACE, "ecs")),
                last("application-autoscaling describe-scaling-policies", List.of(SERVICE, SCALED),
                        rows -> scaled(rows).map(id -> Request.of(NAMESPACE, "ecs", "ResourceId", id))),
                last("application-autoscaling describe-scaling-activities", List.of(SERVICE, SCALED),
                        rows -> scaled(rows).map(id -> Request.of(NAMESPACE, "ecs", "ResourceId", id, "IncludeNotScaledActivities", true))),
                batched("autoscaling describe-auto-scaling-groups",
                        List.of(values("ecs describe-capacity-providers", "capacityProviders[].autoScalingGroupProvider.autoScalingGroupArn")),
                        row -> Map.of(Request.BARE, List.of(row.value().replaceFirst(".*autoScalingGroupName/", "")))));
    }

    /// The steps that tell which load balancers matter.
    static List<From> groups() {
        return Stream.concat(NAMED.stream(), Stream.of(GROUP)).toList();
    }

    /// The target groups that services name, with what they are.
    static Stream<Row> named(Rows rows) {
        var named = NAMED.stream().flatMap(from -> rows.of(from).stream()).map(Row::value).collect(Collectors.toSet());
        return rows.of(GROUP).stream().filter(row -> named.contains(row.text("TargetGroupArn")));
    }

    /// The load balancers before these target groups.
    static Stream<String> balancers(Rows rows) {
        return named(rows).flatMap(row -> row.texts("LoadBalancerArns[]").stream()).distinct().sorted();
    }

    /// The services that scale; where it is not known which do, all of them.
    private static Stream<String> scaled(Rows rows) {
        Set<String> scaled = rows.of(SCALED).stream().map(Row::value).collect(Collectors.toSet());
        var known = rows.answered(SCALED);
        return rows.of(SERVICE).stream().map(row -> "service/" + EcsSteps.name(row.text("clusterArn")) + "/" + row.text("serviceName"))
                .filter(id -> !known || scaled.contains(id));
    }
}
