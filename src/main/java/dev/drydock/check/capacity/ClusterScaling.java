package dev.drydock.check.capacity;

import dev.drydock.check.AwsCommand;
import dev.drydock.check.Check;
import dev.drydock.check.CheckInfo;
import dev.drydock.check.Compute;
import dev.drydock.check.Evidence;
import dev.drydock.check.Finding;
import dev.drydock.check.Missing;
import dev.drydock.check.Numbers;
import dev.drydock.check.Owner;
import dev.drydock.check.Status;
import dev.drydock.check.Subject;
import dev.drydock.check.Topic;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.ecs.CapacityProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Whether the cluster gets the instances that a growing service needs.
public final class ClusterScaling implements Check {
    static final CheckInfo INFO = CheckInfo.of(Topic.CAPACITY, "cluster-scaling", Owner.PLATFORM,
            "Does the cluster get the instances that a growing service needs?",
            Set.of("ecs describe-services", "ecs describe-capacity-providers", "autoscaling describe-auto-scaling-groups"),
            Set.of("ecs list-tasks", "ecs describe-tasks", "ecs list-container-instances", "ecs describe-container-instances", "ecs describe-clusters",
                    "application-autoscaling describe-scalable-targets", "cloudwatch get-metric-data"),
            "pending-on-ec2",
            List.of("https://docs.aws.amazon.com/AmazonECS/latest/developerguide/cluster-auto-scaling.html",
                    "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/managed-scaling-behavior.html"));

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> judge(Subject subject) {
        var service = subject.service();
        return switch (Compute.of(subject)) {
            case FARGATE -> List.of(notApplicable(subject, "Fargate has no instances to scale"));
            case MANAGED_INSTANCES -> List.of(notApplicable(subject, "ECS launches and keeps the instances by itself"));
            case EXTERNAL -> List.of(notApplicable(subject, "The service runs on hosts outside AWS, which no cluster scaling adds"));
            case UNKNOWN -> List.of(unknown(subject, service.serviceArn(), "What the service runs on is not known", missingCompute(subject)));
            case EC2 -> onInstances(subject);
        };
    }

    private static List<Finding> onInstances(Subject subject) {
        var service = subject.service();
        if (service.isDaemon()) {
            return List.of(draft(Status.NA, service.serviceArn(), "A daemon service takes the instances that there are and asks for none")
                    .observed("scheduling strategy DAEMON")
                    .expected("scheduling strategy REPLICA, for this check to apply")
                    .evidence(Evidence.of(service, "/schedulingStrategy", service.schedulingStrategy()))
                    .finding());
        }
        var growth = Growth.of(subject);
        if (growth.isNone()) {
            return List.of(draft(Status.NA, service.serviceArn(), "The service is to run no tasks, so it needs no instances")
                    .observed("desired count 0, and nothing that scales it")
                    .expected("tasks, for this check to apply")
                    .evidence(Evidence.of(service, "/desiredCount", service.desiredCount()))
                    .finding());
        }
        return switch (Providers.of(subject)) {
            case Providers.Unknown(var missing) -> List.of(unknown(subject, service.serviceArn(), "What places the tasks of the service is not known", List.of(missing)));
            case Providers.None(var evidence) -> List.of(byLaunchType(subject, growth, evidence));
            case Providers.Named(var names, var evidence) -> names.stream().map(name -> ofProvider(subject, growth, name, evidence)).toList();
        };
    }

    private static Finding byLaunchType(Subject subject, Growth growth, Evidence evidence) {
        var waiting = Waiting.of(subject);
        var draft = draft(waiting.any() ? Status.FAIL : Status.WARN, subject.service().serviceArn(), waiting.any()
                ? "Tasks wait for an instance, and nothing in the cluster launches one for them"
                : "No instance is launched when the service outgrows the cluster")
                .observed("launch type EC2, without a capacity provider; " + waiting.words() + Pressure.of(subject).words())
                .expected("a capacity provider with managed scaling")
                .why("Capacity providers pass over tasks that a launch type places: such a task finds room on the instances that there are, or is not placed. " + growth.words()
                        + " Policies of your own on the Auto Scaling group would do it too; they are not in this record.")
                .evidence(evidence)
                .evidence(growth.evidence())
                .evidence(waiting.evidence())
                .missing(waiting.missing().stream().toList())
                .evidence(Pressure.of(subject).evidence())
                .command(AwsCommand.confirm("Reads what places the service's tasks, and its newest events.", Reads.describeServices(subject.cluster(), subject.service().name()).argv(subject.region())));
        ProviderCommands.moveToProvider(subject).forEach(draft::command);
        return draft.finding();
    }

    private static Finding ofProvider(Subject subject, Growth growth, String name, Evidence named) {
        var provider = subject.inventory().find(CapacityProvider.class, name).orElse(null);
        if (provider == null || provider.autoScalingGroupProvider() == null) {
            return unknown(subject, name, "Whether the capacity provider " + name + " scales the cluster is not known",
                    List.of(subject.needs(Reads.describeCapacityProviders(List.of(name)))));
        }
        var managed = provider.autoScalingGroupProvider().managedScaling();
        var status = managed == null ? "DISABLED" : managed.status();
        return switch (status) {
            case "ENABLED" -> new ScaledProvider(subject, growth, provider, provider.autoScalingGroupProvider(), named).finding();
            case "DISABLED" -> unscaled(subject, growth, provider, named);
            case null, default -> unknown(subject, ScaledProvider.resource(provider), "Whether managed scaling is on for the capacity provider " + name + " is not known",
                    List.of(subject.needs(Reads.describeCapacityProviders(List.of(name)))));
        };
    }

    private static Finding unscaled(Subject subject, Growth growth, CapacityProvider provider, Evidence named) {
        var waiting = Waiting.of(subject);
        var managed = provider.autoScalingGroupProvider() == null ? null : provider.autoScalingGroupProvider().managedScaling();
        var draft = draft(waiting.any() ? Status.FAIL : Status.WARN, ScaledProvider.resource(provider), waiting.any()
                ? "Tasks wait for an instance, and managed scaling of the capacity provider " + provider.name() + " is off"
                : "Managed scaling of the capacity provider " + provider.name() + " is off, so the cluster does not grow with the service")
                .observed("managed scaling DISABLED; " + waiting.words() + Pressure.of(subject).words())
                .expected("managed scaling ENABLED")
                .why("With managed scaling off, ECS leaves the size of the Auto Scaling group alone: tasks beyond its room wait until somebody adds instances. " + growth.words()
                        + " Policies of your own on the group would do it too; they are not in this record.")
                .evidence(named, Evidence.of(provider, "/autoScalingGroupProvider/managedScaling/status", managed == null ? null : managed.status()))
                .evidence(growth.evidence())
                .evidence(waiting.evidence())
                .missing(waiting.missing().stream().toList())
                .evidence(Pressure.of(subject).evidence())
                .command(AwsCommand.confirm("Reads the capacity provider's settings.", Reads.describeCapacityProviders(List.of(String.valueOf(provider.name()))).argv(subject.region())));
        ProviderCommands.turnOnManagedScaling(subject, provider).forEach(draft::command);
        return draft.finding();
    }

    private static List<Missing> missingCompute(Subject subject) {
        var names = subject.service().capacityProviderStrategy().stream().map(item -> item.capacityProvider())
                .filter(name -> name != null && subject.inventory().find(CapacityProvider.class, name).isEmpty()).distinct().toList();
        var missing = new ArrayList<Missing>();
        missing.add(subject.needs(names.isEmpty() ? Reads.describeServices(subject.cluster(), subject.service().name()) : Reads.describeCapacityProviders(names)));
        return missing;
    }

    private static Finding notApplicable(Subject subject, String title) {
        return draft(Status.NA, subject.service().serviceArn(), title)
                .observed("it runs on " + Compute.of(subject))
                .expected("container instances on EC2, for this check to apply")
                .evidence(Compute.evidence(subject.service()))
                .finding();
    }

    static Finding unknown(Subject subject, String resource, String title, List<Missing> missing) {
        return draft(Status.UNKNOWN, resource, title)
                .observed(String.join("; ", missing.stream().map(item -> item.gap().why()).distinct().toList()))
                .expected("the capacity providers and Auto Scaling groups of the service on record")
                .missing(missing)
                .finding();
    }

    static Finding.Draft draft(Status status, String resource, String title) {
        return Finding.draft(INFO, status, resource, title);
    }

    /// How the sentences of this check write a percentage.
    static String percent(double value) {
        return Numbers.plain(Math.round(value * 10) / 10.0) + " %";
    }
}
