package dev.drydock.check;

import dev.drydock.inventory.ecs.Service;
import java.util.List;
import java.util.Set;

/// ECS Express Mode: ECS itself made the service, its load balancer and its scaling, and keeps them (`resourceManagementType` is `ECS`;
/// ECS developer guide, "Resources created by Amazon ECS Express Mode services", "Updating Resources Outside of Express Mode").
public final class ExpressMode {
    /// The sentence that goes with every change to what ECS keeps.
    public static final String WARNING =
            "ECS Express Mode manages this service: change it through its Express gateway service where that has the setting, since the next update there may overwrite what is changed past it.";

    /// Whose operations change what ECS makes with the service: the service, its load balancer, its scaling, its alarms and its log group.
    private static final Set<String> SERVICES = Set.of("ecs", "elbv2", "application-autoscaling", "cloudwatch", "logs");

    /// Operations of those that reach beyond the service: ECS keeps none of that.
    private static final Set<String> BEYOND = Set.of("put-account-setting-default", "update-cluster-settings", "update-capacity-provider", "update-container-agent");

    private ExpressMode() {}

    /// The findings about a service; where ECS keeps it, each of their commands that changes what ECS keeps says so.
    static List<Finding> warned(Service service, List<Finding> findings) {
        return !"ECS".equals(service.resourceManagementType()) ? findings
                : findings.stream().map(finding -> finding.with(finding.commands().stream().map(ExpressMode::warned).toList())).toList();
    }

    private static AwsCommand warned(AwsCommand command) {
        return isKept(command) ? new AwsCommand(command.kind(), true, command.effect() + " " + WARNING, command.argv()) : command;
    }

    /// Whether the command changes what ECS keeps. Roles, endpoints, routes and quotas are the customer's in Express Mode too.
    public static boolean isKept(AwsCommand command) {
        if (!command.changes()) {
            return false;
        }
        var service = command.argv().get(1);
        var operation = command.argv().get(2);
        return service.equals("ec2") ? operation.contains("-security-group-") : SERVICES.contains(service) && !BEYOND.contains(operation);
    }
}
