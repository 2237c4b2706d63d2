package dev.drydock.check.practice;

import dev.drydock.check.AwsCommand;
import dev.drydock.check.Check;
import dev.drydock.check.CheckInfo;
import dev.drydock.check.Evidence;
import dev.drydock.check.Finding;
import dev.drydock.check.Owner;
import dev.drydock.check.Status;
import dev.drydock.check.Subject;
import dev.drydock.check.Topic;
import dev.drydock.inventory.call.CommandLine;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.ecs.Cluster;
import dev.drydock.inventory.ecs.Setting;
import java.util.List;
import java.util.Set;

/// Whether the cluster measures its services beyond CPU and memory. It costs money, so it is a choice.
public final class ContainerInsights implements Check {
    private static final CheckInfo INFO = CheckInfo.of(Topic.ADVICE, "container-insights", Owner.PLATFORM,
            "Does the cluster measure running, desired and pending tasks?",
            Set.of("ecs describe-clusters"), Set.of("ecs list-account-settings"), null,
            List.of("https://docs.aws.amazon.com/AmazonECS/latest/developerguide/cloudwatch-container-insights.html"));

    private static final String NAME = "containerInsights";

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> judge(Subject subject) {
        var cluster = subject.inventory().find(Cluster.class, subject.cluster()).orElse(null);
        if (cluster != null) {
            for (var i = 0; i < cluster.settings().size(); i++) {
                var setting = cluster.settings().get(i);
                if (NAME.equals(setting.name()) && setting.value() != null) {
                    return List.of(judged(subject, setting.value(), Evidence.of(cluster, "/settings/" + i + "/value", setting.value())));
                }
            }
        }
        // A cluster that says nothing of its own was asked without its settings: the account's default is only what new clusters get.
        var account = subject.inventory().all(Setting.class).stream().filter(setting -> NAME.equals(setting.name()) && setting.value() != null).findFirst();
        return List.of(Finding.draft(INFO, Status.UNKNOWN, subject.cluster(), "Whether the cluster has Container Insights is not known")
                .observed(account.map(setting -> "the account gives new clusters " + setting.value() + "; the cluster's own setting is not in the record").orElse("no setting in the record"))
                .expected("the cluster with its settings on record")
                .evidence(account.stream().map(setting -> Evidence.of(setting, "/value", setting.value())).toList())
                .missing(subject.needs(Reads.describeClusters(subject.cluster())))
                .finding());
    }

    private static Finding judged(Subject subject, String value, Evidence evidence) {
        return switch (value) {
            case "enhanced" -> Finding.draft(INFO, Status.OK, subject.cluster(), "The cluster has Container Insights with enhanced observability")
                    .observed(value).expected("a choice").evidence(evidence).finding();
            case "enabled" -> Finding.draft(INFO, Status.OK, subject.cluster(), "The cluster has Container Insights; enhanced observability would measure each task and container too")
                    .observed(value)
                    .expected("a choice")
                    .why("Advice: enhanced observability adds metrics of single tasks and containers, and costs more.")
                    .evidence(evidence)
                    .finding();
            case "disabled" -> disabled(subject, evidence);
            default -> Definition.unknown(INFO, subject, subject.cluster(), "What the cluster's Container Insights setting " + value + " means is not known", "enabled, enhanced or disabled",
                    subject.needs(Reads.describeClusters(subject.cluster())));
        };
    }

    private static Finding disabled(Subject subject, Evidence evidence) {
        return Finding.draft(INFO, Status.OK, subject.cluster(), "The cluster has no Container Insights, so nothing measures running, desired and pending tasks")
                .observed("disabled")
                .expected("a choice, at the price of custom metrics")
                .why("Advice: without it CloudWatch has CPU and memory of a service, and no task counts: no alarm can say that fewer tasks run than are wanted.")
                .evidence(evidence)
                .command(AwsCommand.fix("Measures all services of the cluster from now on; CloudWatch bills the metrics.", set(subject, "enabled")))
                .command(AwsCommand.undo("Turns it off again, as recorded.", set(subject, "disabled")))
                .command(AwsCommand.verify("Reads the cluster's settings.", Reads.describeClusters(subject.cluster()).argv(subject.region())))
                .finding();
    }

    private static List<String> set(Subject subject, String value) {
        return CommandLine.aws("ecs", "update-cluster-settings").option("--cluster", subject.cluster()).option("--settings", "name=" + NAME + ",value=" + value).in(subject.region());
    }
}
