package dev.drydock.capture.plan;

import static dev.drydock.capture.plan.From.rows;
import static dev.drydock.capture.plan.From.values;
import static dev.drydock.capture.plan.Step.batched;
import static dev.drydock.capture.plan.Step.each;
import static dev.drydock.capture.plan.Step.once;

import dev.drydock.capture.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Clusters, services, tasks, what they were made from, and how they came to be.
final class EcsSteps {
    static final String SERVICES = "ecs describe-services";
    static final String CLUSTERS = "ecs describe-clusters";
    static final String TASKS = "ecs describe-tasks";
    static final String INSTANCES = "ecs describe-container-instances";
    static final String TASK_SETS = "ecs describe-task-sets";
    static final String REVISIONS = "ecs describe-service-revisions";
    static final String DEFINITION = "ecs describe-task-definition";
    private static final String DEPLOYMENTS = "ecs list-service-deployments";

    /// What a service is asked about by.
    static final From SERVICE = rows(SERVICES, "services[]", "serviceArn", "serviceName", "clusterArn", "deploymentController.type");

    private static final Set<String> WITH_TASK_SETS = Set.of("CODE_DEPLOY", "EXTERNAL");

    private EcsSteps() {}

    static List<Step> of(Scope scope) {
        var steps = new ArrayList<>(List.of(
                once("sts get-caller-identity"),
                once("ecs list-clusters"),
                once("ecs list-account-settings", Request.of("effectiveSettings", true)),
                once("ecs describe-capacity-providers")));
        var ofCluster = scope.clusters().isEmpty() ? List.of(values("ecs list-clusters", "clusterArns[]")) : List.of(Plan.CLUSTERS);
        steps.add(batched(CLUSTERS, ofCluster, row -> Map.of(Request.of("include", List.of("SETTINGS", "CONFIGURATIONS", "STATISTICS")), List.of(row.value()))));
        if (scope.services().isEmpty()) {
            steps.add(each("ecs list-services", ofCluster, row -> Stream.of(Request.of("cluster", row.value()))));
            steps.add(batched(SERVICES, List.of(values("ecs list-services", "serviceArns[]")), row -> Map.of(Request.of("cluster", row.asked("cluster")), List.of(row.value()))));
            steps.add(each("ecs list-tasks", ofCluster, row -> Stream.of("RUNNING", "STOPPED").map(status -> Request.of("cluster", row.value(), "desiredStatus", status))));
        } else {
            steps.add(batched(SERVICES, ofCluster, row -> Map.of(Request.of("cluster", row.value()), scope.services())));
            steps.add(each("ecs list-tasks", ofCluster, row -> Stream.of("RUNNING", "STOPPED").flatMap(status ->
                    scope.services().stream().map(service -> Request.of("cluster", row.value(), "serviceName", name(service), "desiredStatus", status)))));
        }
        steps.add(batched(TASKS, List.of(values("ecs list-tasks", "taskArns[]")), row -> Map.of(Request.of("cluster", row.asked("cluster")), List.of(row.value()))));
        steps.add(each("ecs list-container-instances", ofCluster, row -> Stream.of(Request.of("cluster", row.value()))));
        steps.add(batched(INSTANCES, List.of(values("ecs list-container-instances", "containerInstanceArns[]")),
                row -> Map.of(Request.of("cluster", row.asked("cluster")), List.of(row.value()))));
        steps.addAll(made());
        return steps;
    }

    /// How services came to be what they are.
    private static List<Step> made() {
        return List.of(
                // The newest deployments are on the first page; older ones say nothing of today.
                each(DEPLOYMENTS, List.of(SERVICE), row -> Stream.of(Request.of("cluster", row.text("clusterArn"), "service", row.text("serviceArn")))).pages(1),
                each(TASK_SETS, List.of(SERVICE), row -> WITH_TASK_SETS.contains(row.text("deploymentController.type"))
                        ? Stream.of(Request.of("cluster", row.text("clusterArn"), "service", row.text("serviceArn"))) : Stream.of()),
                batched("ecs describe-service-deployments", List.of(values(DEPLOYMENTS, "serviceDeployments[].serviceDeploymentArn")), row -> Map.of(Request.BARE, List.of(row.value()))),
                batched(REVISIONS, List.of(
                                values(SERVICES, "services[].currentServiceRevisions[].arn"),
                                values("ecs describe-service-deployments", "serviceDeployments[].sourceServiceRevisions[].arn"),
                                values("ecs describe-service-deployments", "serviceDeployments[].targetServiceRevision.arn")),
                        row -> Map.of(Request.BARE, List.of(row.value()))),
                each(DEFINITION, List.of(
                                values(SERVICES, "services[].taskDefinition"),
                                values(SERVICES, "services[].deployments[].taskDefinition"),
                                values(SERVICES, "services[].taskSets[].taskDefinition"),
                                values(TASKS, "tasks[].taskDefinitionArn"),
                                values(REVISIONS, "serviceRevisions[].taskDefinition")),
                        row -> Stream.of(Request.of("taskDefinition", row.value()))),
                each("deploy get-deployment", List.of(values(SERVICES, "services[].taskSets[].externalId"), values(TASK_SETS, "taskSets[].externalId")),
                        row -> row.value().startsWith("d-") ? Stream.of(Request.of("deploymentId", row.value())) : Stream.of()));
    }

    /// What stands behind the last slash or colon.
    static String name(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }
}
