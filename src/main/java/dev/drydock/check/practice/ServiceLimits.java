package dev.drydock.check.practice;

import dev.drydock.check.AwsCommand;
import dev.drydock.check.Check;
import dev.drydock.check.CheckInfo;
import dev.drydock.check.Evidence;
import dev.drydock.check.Finding;
import dev.drydock.check.Numbers;
import dev.drydock.check.Owner;
import dev.drydock.check.Status;
import dev.drydock.check.Subject;
import dev.drydock.check.Topic;
import dev.drydock.inventory.applicationautoscaling.ScalableTarget;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.ecs.Cluster;
import dev.drydock.inventory.ecs.TaskDefinition;
import java.util.List;
import java.util.Set;

/// How near a service is to the limits of ECS that no request raises.
public final class ServiceLimits implements Check {
    private static final CheckInfo INFO = CheckInfo.of(Topic.ADVICE, "service-limits", Owner.PLATFORM,
            "Is the service far enough from the limits of ECS that cannot be raised?",
            Set.of("ecs describe-services", "ecs describe-task-definition", "ecs describe-clusters"), Set.of("application-autoscaling describe-scalable-targets"),
            null,
            List.of("https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-quotas.html"));

    private static final int NEAR = 90;

    private enum Limit {
        CONTAINERS(10, "containers of a task definition"), TASKS(5000, "tasks of a service"), SERVICES(5000, "services of a cluster");

        private final int most;
        private final String words;

        Limit(int most, String words) {
            this.most = most;
            this.words = words;
        }
    }

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> judge(Subject subject) {
        return List.of(containers(subject), tasks(subject), services(subject));
    }

    private static Finding containers(Subject subject) {
        var definition = subject.taskDefinition().orElse(null);
        if (definition == null) {
            return Definition.unknown(INFO, subject, subject.taskDefinitionName() == null ? "task definition" : subject.taskDefinitionName(),
                    "How many containers a task has is not known", "the task definition on record", Definition.missing(subject));
        }
        var count = definition.containerDefinitions().size();
        return judged(definition.taskDefinitionArn(), Limit.CONTAINERS, count, Numbers.count(count, "container"), lastContainer(definition), AwsCommand.confirm("Reads the task definition.",
                Reads.describeTaskDefinition(definition.taskDefinitionArn()).argv(subject.region())));
    }

    private static Evidence lastContainer(TaskDefinition definition) {
        var count = definition.containerDefinitions().size();
        return count == 0 ? Evidence.of(definition, "/containerDefinitions/0", null)
                : Evidence.of(definition, "/containerDefinitions/" + (count - 1) + "/name", definition.containerDefinitions().getLast().name());
    }

    private static Finding tasks(Subject subject) {
        var service = subject.service();
        var confirm = AwsCommand.confirm("Reads the service's counts.", Reads.describeServices(subject.cluster(), service.name()).argv(subject.region()));
        var target = subject.inventory().scalableTarget(service).map(ScalableTarget::maxCapacity).orElse(null);
        if (service.desiredCount() == null) {
            return Definition.unknown(INFO, subject, service.serviceArn(), "How many tasks the service wants is not known", "the desired count on record",
                    subject.needs(Reads.describeServices(subject.cluster(), service.name())));
        }
        if (target != null && target > service.desiredCount()) {
            var scalable = subject.inventory().scalableTarget(service).orElseThrow();
            return judged(service.serviceArn(), Limit.TASKS, target, "the service may scale to " + target + " tasks", Evidence.of(scalable, "/MaxCapacity", target), confirm);
        }
        return judged(service.serviceArn(), Limit.TASKS, service.desiredCount(), Numbers.count(service.desiredCount(), "task") + " wanted", Evidence.of(service, "/desiredCount", service.desiredCount()), confirm);
    }

    private static Finding services(Subject subject) {
        var cluster = subject.inventory().find(Cluster.class, subject.cluster()).orElse(null);
        return cluster == null || cluster.activeServicesCount() == null
                ? Definition.unknown(INFO, subject, subject.cluster(), "How many services the cluster has is not known", "the cluster on record", subject.needs(Reads.describeClusters(subject.cluster())))
                : judged(cluster.clusterArn(), Limit.SERVICES, cluster.activeServicesCount(), Numbers.count(cluster.activeServicesCount(), "active service"), Evidence.of(cluster, "/activeServicesCount", cluster.activeServicesCount()),
                        AwsCommand.confirm("Reads the cluster's counts.", Reads.describeClusters(cluster.clusterArn()).argv(subject.region())));
    }

    private static Finding judged(String resource, Limit limit, int count, String observed, Evidence evidence, AwsCommand confirm) {
        var near = (long) count * 100 >= (long) limit.most * NEAR;
        var draft = Finding.draft(INFO, near ? Status.WARN : Status.OK, resource, near
                ? count + " of at most " + limit.most + " " + limit.words
                : "Far from the limit of " + limit.most + " " + limit.words)
                .observed(observed)
                .expected("below " + NEAR + " % of " + limit.most)
                .why(count + " ÷ " + limit.most + " = " + Numbers.plain(Math.floor(count * 1000.0 / limit.most) / 10) + " %." + (near ? " AWS does not raise this limit: at it, ECS refuses the next one." : ""))
                .evidence(evidence);
        return near ? draft.command(confirm).finding() : draft.finding();
    }
}
