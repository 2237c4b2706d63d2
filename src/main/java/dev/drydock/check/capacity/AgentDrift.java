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
import dev.drydock.inventory.call.CommandLine;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.ecs.ContainerInstance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Whether the agents of the container instances are connected, and new enough for what the service uses.
public final class AgentDrift implements Check {
    private static final CheckInfo INFO = CheckInfo.of(Topic.CAPACITY, "agent-drift", Owner.PLATFORM,
            "Are the agents of the container instances connected, and new enough for what the service uses?",
            Set.of("ecs describe-services", "ecs describe-task-definition", "ecs list-container-instances", "ecs describe-container-instances"),
            Set.of("ecs describe-capacity-providers"),
            "pending-on-ec2",
            List.of("https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-agent-update.html",
                    "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-agent-versions.html"));

    /// Of June 2026.
    private static final AgentVersion KNOWN = new AgentVersion(1, 105, 1);
    private static final int MOST_SHOWN = 5;

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> judge(Subject subject) {
        return switch (Compute.of(subject)) {
            case FARGATE -> List.of(notApplicable(subject, "Fargate keeps its agents by itself"));
            case MANAGED_INSTANCES -> List.of(notApplicable(subject, "ECS keeps the instances and their agents by itself"));
            case UNKNOWN -> List.of(unknown(subject, "What the service runs on is not known", List.of(subject.needs(Compute.read(subject)))));
            case EC2, EXTERNAL -> ofInstances(subject);
        };
    }

    private static List<Finding> ofInstances(Subject subject) {
        var instances = usable(subject);
        var findings = new ArrayList<Finding>();
        var lost = instances.stream().filter(instance -> Boolean.FALSE.equals(instance.agentConnected())).toList();
        if (!lost.isEmpty()) {
            findings.add(lost(subject, instances, lost));
        }
        findings.add(versions(subject, instances));
        return findings;
    }

    /// The active instances of the cluster that may take the service's tasks: with capacity providers, those of the same provider.
    private static List<ContainerInstance> usable(Subject subject) {
        var all = Fleet.of(subject);
        return Providers.of(subject) instanceof Providers.Named named
                ? all.stream().filter(instance -> instance.capacityProviderName() == null || named.names().contains(instance.capacityProviderName())).toList() : all;
    }

    private static Finding lost(Subject subject, List<ContainerInstance> instances, List<ContainerInstance> lost) {
        var draft = Finding.draft(INFO, Status.FAIL, subject.cluster(), lost.size() + " of " + Numbers.count(instances.size(), "container instance") + " had no connected agent")
                .observed("agentConnected is false on " + named(lost))
                .expected("a connected agent on every active instance")
                .why("ECS starts and stops nothing on an instance whose agent it cannot reach, and still counts the instance: " + instances.size() + " − " + lost.size() + " = "
                        + (instances.size() - lost.size()) + " can take tasks. An agent reconnects several times an hour, so read it again: twice false is an agent that is down, an instance that is stopped, "
                        + "or no way to the ECS endpoints.");
        lost.stream().limit(MOST_SHOWN).forEach(instance -> draft.evidence(Evidence.of(instance, "/agentConnected", instance.agentConnected())));
        return draft.command(confirm(subject, lost)).finding();
    }

    private static Finding versions(Subject subject, List<ContainerInstance> instances) {
        var missing = missing(subject, instances);
        var features = AgentFeature.usedBy(subject);
        var behind = features.stream().filter(feature -> instances.stream().anyMatch(instance -> isBehind(instance, feature)))
                .max(Comparator.comparing(AgentFeature::needs)).orElse(null);
        if (behind != null) {
            return behind(subject, instances, behind, features);
        }
        return missing.isEmpty() ? fits(subject, instances, features) : unknown(subject, "Whether the agents are new enough for the service is not known", missing);
    }

    private static boolean isBehind(ContainerInstance instance, AgentFeature feature) {
        return version(instance) instanceof AgentVersion version && version.compareTo(feature.needs()) < 0;
    }

    private static @Nullable AgentVersion version(ContainerInstance instance) {
        return instance.versionInfo() == null ? null : AgentVersion.of(instance.versionInfo().agentVersion()).orElse(null);
    }

    private static List<Missing> missing(Subject subject, List<ContainerInstance> instances) {
        var missing = new ArrayList<Missing>();
        if (!Fleet.isWhole(subject) || instances.isEmpty()) {
            missing.add(subject.needs(Reads.listContainerInstances(subject.cluster())));
        }
        var silent = instances.stream().filter(instance -> version(instance) == null).map(ContainerInstance::containerInstanceArn).limit(MOST_SHOWN).toList();
        if (!silent.isEmpty()) {
            missing.add(subject.needs(Reads.describeContainerInstances(subject.cluster(), silent)));
        }
        if (subject.taskDefinition().isEmpty()) {
            missing.add(subject.needs(subject.taskDefinitionName() == null
                    ? Reads.describeServices(subject.cluster(), subject.service().name()) : Reads.describeTaskDefinition(subject.taskDefinitionName())));
        }
        return missing;
    }

    private static Finding behind(Subject subject, List<ContainerInstance> instances, AgentFeature feature, List<AgentFeature> features) {
        var old = instances.stream().filter(instance -> isBehind(instance, feature)).sorted(Comparator.comparing(AgentDrift::version, Comparator.nullsLast(Comparator.naturalOrder()))).toList();
        var all = old.size() == instances.size();
        var others = features.stream().filter(other -> other != feature && old.stream().anyMatch(instance -> isBehind(instance, other))).map(AgentFeature::words).toList();
        var draft = Finding.draft(INFO, all ? Status.FAIL : Status.WARN, subject.service().serviceArn(), (all ? "Every agent is" : old.size() + " of " + instances.size() + " agents are")
                + " too old for " + feature.words() + ", which the service uses")
                .observed(named(old))
                .expected("agent " + feature.needs() + " or newer")
                .why("The service uses " + feature.words() + ", which needs agent " + feature.needs() + " (ECS developer guide, " + feature.page() + ")"
                        + (others.isEmpty() ? "" : "; also too old for " + String.join(", ", others)) + ". " + (all ? "No instance can do it."
                        : instances.size() + " − " + old.size() + " = " + (instances.size() - old.size()) + " instances can; on the others it does not work, or no task of the service is placed."))
                .evidence(feature.evidence())
                .command(confirm(subject, old));
        old.stream().limit(MOST_SHOWN).forEach(instance -> draft.evidence(Evidence.of(instance, "/versionInfo/agentVersion", instance.versionInfo() == null ? null : instance.versionInfo().agentVersion())));
        update(subject, old).forEach(draft::command);
        return draft.finding();
    }

    private static Finding fits(Subject subject, List<ContainerInstance> instances, List<AgentFeature> features) {
        var versions = instances.stream().map(AgentDrift::version).filter(Objects::nonNull).sorted().toList();
        var oldest = versions.getFirst();
        var needed = features.stream().max(Comparator.comparing(AgentFeature::needs)).orElse(null);
        var older = oldest.compareTo(KNOWN) < 0;
        var draft = Finding.draft(INFO, Status.OK, subject.service().serviceArn(), "The agents are new enough for what the service uses"
                + (older ? "; the oldest, " + oldest + ", is behind " + KNOWN + " of June 2026" : ""))
                .observed(Numbers.count(instances.size(), "instance") + ": " + versions.stream().distinct().map(AgentVersion::toString).collect(Collectors.joining(", ")))
                .expected(needed == null ? "any agent: the service uses nothing that asks for a version" : "agent " + needed.needs() + " or newer, for " + needed.words())
                .why(older ? "Nothing that the service uses needs a newer agent. Newer ones bring fixes; replacing instances with the newest ECS-optimized AMI brings them with everything else." : "");
        instances.stream().limit(MOST_SHOWN).forEach(instance -> draft.evidence(Evidence.of(instance, "/versionInfo/agentVersion", instance.versionInfo() == null ? null : instance.versionInfo().agentVersion())));
        return draft.finding();
    }

    /// ECS updates agents on Linux, on the ECS-optimized AMI; Windows instances are replaced, and hosts outside AWS update theirs by themselves.
    private static List<AwsCommand> update(Subject subject, List<ContainerInstance> old) {
        if (Compute.of(subject) != Compute.EC2) {
            return List.of();
        }
        var commands = new ArrayList<AwsCommand>();
        var linux = old.stream().filter(instance -> instance.attributes().stream().noneMatch(attribute -> "ecs.os-type".equals(attribute.name()) && "windows".equalsIgnoreCase(attribute.value())))
                .limit(MOST_SHOWN).toList();
        linux.forEach(instance -> commands.add(AwsCommand.fix("Updates the agent of " + instance.ec2InstanceId() + "; the tasks on it run on. It works on the ECS-optimized AMI only, and there is no undo: "
                + "ECS does not put an older agent back.",
                CommandLine.aws("ecs", "update-container-agent").option("--cluster", subject.cluster()).option("--container-instance", instance.containerInstanceArn()).in(subject.region()))));
        if (!linux.isEmpty()) {
            commands.add(AwsCommand.verify("Reads the versions, and how far the updates are (agentUpdateStatus).", read(subject, linux)));
        }
        return commands;
    }

    private static AwsCommand confirm(Subject subject, List<ContainerInstance> instances) {
        return AwsCommand.confirm("Reads the agents' versions and connections.", read(subject, instances));
    }

    private static List<String> read(Subject subject, List<ContainerInstance> instances) {
        return Reads.describeContainerInstances(subject.cluster(), instances.stream().limit(MOST_SHOWN).map(ContainerInstance::containerInstanceArn).toList()).argv(subject.region());
    }

    private static String named(List<ContainerInstance> instances) {
        var shown = instances.stream().limit(MOST_SHOWN)
                .map(instance -> instance.ec2InstanceId() + (version(instance) == null ? "" : " (" + version(instance) + ")")).collect(Collectors.joining(", "));
        return shown + (instances.size() > MOST_SHOWN ? " and " + (instances.size() - MOST_SHOWN) + " more" : "");
    }

    private static Finding notApplicable(Subject subject, String title) {
        return Finding.draft(INFO, Status.NA, subject.service().serviceArn(), title)
                .observed("it runs on " + Compute.of(subject))
                .expected("container instances, for this check to apply")
                .evidence(Compute.evidence(subject.service()))
                .finding();
    }

    private static Finding unknown(Subject subject, String title, List<Missing> missing) {
        return Finding.draft(INFO, Status.UNKNOWN, subject.service().serviceArn(), title)
                .observed(String.join("; ", missing.stream().map(item -> item.gap().why()).distinct().toList()))
                .expected("every container instance with its agent, and the task definition, on record")
                .missing(missing)
                .finding();
    }
}
