package dev.drydock.check.scaling;

import dev.drydock.check.AwsCommand;
import dev.drydock.inventory.applicationautoscaling.ScalableTarget;
import dev.drydock.inventory.applicationautoscaling.ScalingPolicy;
import dev.drydock.inventory.call.CommandLine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The Application Auto Scaling commands of one service. What replaces something sends the recorded members again, so that nothing is lost that was not meant.
public final class ScalingCommands {
    private static final String SERVICE = "application-autoscaling";
    private static final String DIMENSION = "ecs:service:DesiredCount";

    private final Scaling scaling;
    private final String region;

    public ScalingCommands(Scaling scaling) {
        this.scaling = scaling;
        region = scaling.subject().region();
    }

    AwsCommand confirmTarget() {
        return AwsCommand.confirm("Reads the registered range and what is suspended.", scaling.readTargets().argv(region));
    }

    AwsCommand verifyTarget() {
        return AwsCommand.verify("Reads the registered range and what is suspended.", scaling.readTargets().argv(region));
    }

    AwsCommand confirmPolicies() {
        return AwsCommand.confirm("Reads the policies of this service.", scaling.readPolicies().argv(region));
    }

    AwsCommand verifyPolicies() {
        return AwsCommand.verify("Reads the policies of this service.", scaling.readPolicies().argv(region));
    }

    AwsCommand confirmActivities() {
        return AwsCommand.confirm("Reads what scaling did over the last six weeks, newest first.", scaling.readActivities().argv(region));
    }

    AwsCommand verifyActivities() {
        return AwsCommand.verify("Reads what scaling did since; nothing new that turns round is what is wanted.", scaling.readActivities().argv(region));
    }

    /// The argument list that gives a target tracking policy this configuration, and no other member.
    public List<String> putTargetTracking(String policyName, Map<String, Object> configuration) {
        return of("put-scaling-policy")
                .option("--policy-name", policyName)
                .option("--policy-type", "TargetTrackingScaling")
                .option("--target-tracking-scaling-policy-configuration", configuration)
                .in(region);
    }

    /// A change, with the warning that goes with every change of a service that ECS itself manages.
    public AwsCommand fix(String effect, List<String> argv) {
        return AwsCommand.fix(effect, argv);
    }

    /// Puts a target tracking policy back to what is recorded.
    public AwsCommand restore(ScalingPolicy policy) {
        return AwsCommand.undo("Gives the policy " + policy.name() + " the configuration that was recorded.",
                putTargetTracking(policy.name(), policy.targetTrackingScalingPolicyConfiguration()));
    }

    AwsCommand delete(String policyName) {
        return AwsCommand.undo("Takes the added policy away again; the policies that were there stay.",
                of("delete-scaling-policy").option("--policy-name", policyName).in(region));
    }

    /// The argument list that registers a range and what is suspended. Members that are not given stay as they are, so all three are.
    List<String> register(int minimum, int maximum, Map<String, Object> suspended) {
        var command = of("register-scalable-target").option("--min-capacity", minimum).option("--max-capacity", maximum);
        if (!suspended.isEmpty()) {
            command.option("--suspended-state", suspended);
        }
        return command.in(region);
    }

    /// The recorded suspended state as the request takes it; empty when none was recorded.
    static Map<String, Object> suspended(ScalableTarget target) {
        var members = new LinkedHashMap<String, Object>();
        var state = target.suspendedState();
        if (state != null) {
            put(members, "DynamicScalingInSuspended", state.dynamicScalingInSuspended());
            put(members, "DynamicScalingOutSuspended", state.dynamicScalingOutSuspended());
            put(members, "ScheduledScalingSuspended", state.scheduledScalingSuspended());
        }
        return members;
    }

    private static void put(Map<String, Object> members, String name, @Nullable Boolean value) {
        if (value != null) {
            members.put(name, value);
        }
    }

    private CommandLine of(String operation) {
        return CommandLine.aws(SERVICE, operation)
                .option("--service-namespace", "ecs")
                .option("--resource-id", scaling.resourceId())
                .option("--scalable-dimension", DIMENSION);
    }
}
