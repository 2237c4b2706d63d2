package dev.drydock.check.start;

import dev.drydock.check.Subject;
import dev.drydock.check.deploy.RolloutStyle;
import dev.drydock.check.loadbalancing.AttachedTargetGroup;
import dev.drydock.inventory.ecs.Task;
import dev.drydock.inventory.elbv2.TargetHealthDescription;
import org.jspecify.annotations.Nullable;

/// What the recorded state of a target comes to (Elastic Load Balancing API reference, `TargetHealth`).
enum TargetState {
    HEALTHY,
    /// It fails its health checks.
    FAILING,
    /// It fails them within its task's grace period.
    BOOTING,
    /// Being registered, or not yet asked often enough.
    INITIAL,
    /// On its way out: nothing new is sent to it.
    LEAVING,
    /// Registered, and no load balancer can or does send it anything.
    CUT_OFF,
    /// Registered with the group of a pair that has no traffic now.
    IDLE,
    /// None of the service's tasks.
    FOREIGN,
    /// A state that says nothing, or that is not known.
    UNTOLD;

    static TargetState of(Subject subject, AttachedTargetGroup group, TargetHealthDescription health, @Nullable Task task, boolean foreign) {
        var state = health.targetHealth() == null ? null : health.targetHealth().state();
        return switch (state) {
            case "healthy" -> foreign ? FOREIGN : HEALTHY;
            case "initial" -> INITIAL;
            case "draining", "unhealthy.draining" -> LEAVING;
            case "unhealthy" -> foreign ? FOREIGN : unhealthy(subject, task);
            case "unused" -> unused(subject, group, String.valueOf(health.targetHealth().reason()));
            case null, default -> UNTOLD;
        };
    }

    private static TargetState unhealthy(Subject subject, @Nullable Task task) {
        if (task == null) {
            return FAILING;
        }
        if ("STOPPED".equals(task.desiredStatus())) {
            return LEAVING;
        }
        var grace = subject.service().healthCheckGracePeriodSeconds();
        var now = subject.now();
        return grace != null && now != null && task.startedAt() != null && now.isBefore(task.startedAt().plusSeconds(grace)) ? BOOTING : FAILING;
    }

    /// While traffic shifts between two groups, either of them may be the one without.
    private static TargetState unused(Subject subject, AttachedTargetGroup group, String reason) {
        return switch (reason) {
            case "Target.NotInUse" -> group.alternate() || RolloutStyle.of(subject.service()) != RolloutStyle.ROLLING ? IDLE : CUT_OFF;
            case "Target.InvalidState", "Target.IpUnusable" -> CUT_OFF;
            case "Target.NotRegistered" -> LEAVING;
            default -> UNTOLD;
        };
    }

    /// What a reason code says, and where to look.
    static String meaning(@Nullable String reason) {
        return switch (reason) {
            case "Target.FailedHealthChecks" -> "The connection failed or the answer was malformed: nothing listens on that port, it speaks another protocol, or it closed the connection.";
            case "Target.Timeout" -> "No answer came in time: packets are dropped on the way (security groups, network ACLs: see alb-to-task), or the application is too slow to answer.";
            case "Target.ResponseCodeMismatch" -> "The application answered, with another code than the one that is wanted: the path may be wrong, ask for a login, or report a failure of its own.";
            case "Elb.InternalError" -> "The load balancer itself had an error.";
            case "Target.NotInUse" -> "Either no listener sends requests to the target group, or the target stands in an Availability Zone that is not enabled for the load balancer.";
            case "Target.InvalidState" -> "The instance is stopped or terminated.";
            case "Target.IpUnusable" -> "The address is in use by a load balancer.";
            case null -> "The load balancer gives no reason code.";
            default -> "Drydock does not know this reason code; the load balancer's own description is all there is to go by.";
        };
    }
}
