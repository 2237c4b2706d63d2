package dev.drydock.check.health;

import dev.drydock.check.AwsCommand;
import dev.drydock.check.Check;
import dev.drydock.check.CheckInfo;
import dev.drydock.check.Compute;
import dev.drydock.check.Evidence;
import dev.drydock.check.Finding;
import dev.drydock.check.Numbers;
import dev.drydock.check.Owner;
import dev.drydock.check.Status;
import dev.drydock.check.Subject;
import dev.drydock.check.Topic;
import dev.drydock.check.measure.Measure;
import dev.drydock.check.measure.Run;
import dev.drydock.inventory.Inventory;
import dev.drydock.inventory.call.CommandLine;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.cloudwatch.MetricSeries;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// Whether the tasks of a service used up their CPU for minutes on end, by their average.
///
/// Datapoints older than three hours stand for five minutes each; a gap ends what lasts. On EC2 without a CPU limit for the task, what tasks reserve is a
/// share and not a limit ("Amazon ECS task definition parameters", `cpu`): they may take more while the instance has it, so there it is a warning at most.
public final class CpuSaturation implements Check {
    private static final CheckInfo INFO = CheckInfo.of(Topic.ADVICE, "cpu-saturation", Owner.APP,
            "Did the tasks use up their CPU for minutes on end?",
            Set.of("ecs describe-services"), Set.of("cloudwatch get-metric-data", "ecs describe-task-definition"), null,
            List.of("https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service_utilization.html"));
    private static final double LIMIT = 80;
    /// What CPU is brought down to: a margin below the limit that tells of saturation.
    private static final double COMFORT = 60;
    private static final Duration LEAST = Duration.ofMinutes(10);
    private static final String RULE = "an average CPU of at most 80 %, but for less than 10 min in a row";

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> judge(Subject subject) {
        var measure = Measure.ofService(subject.service(), "CPUUtilization", "Average");
        var points = measure.points(subject);
        var arn = subject.service().serviceArn();
        var run = Run.worst(points, value -> value > LIMIT, LEAST, subject.now()).orElse(null);
        if (run != null) {
            return List.of(saturated(subject, measure, run));
        }
        if (points.isEmpty() && Integer.valueOf(0).equals(subject.service().desiredCount())) {
            return List.of(Finding.draft(INFO, Status.NA, arn, "The service runs no task")
                    .observed("desiredCount 0, and no CPU was measured")
                    .expected("running tasks, for this check to apply")
                    .evidence(Evidence.of(subject.service(), "/desiredCount", 0))
                    .finding());
        }
        var longest = Run.in(points, value -> true).stream().map(Run::length).max(Comparator.naturalOrder()).orElse(Duration.ZERO);
        if (longest.compareTo(LEAST) < 0) {
            return List.of(Finding.draft(INFO, Status.UNKNOWN, arn, "Whether the tasks used up their CPU is not known")
                    .observed(points.isEmpty() ? "no average CPUUtilization in the record" : "CPUUtilization is recorded for no more than " + Numbers.duration(longest) + " in a row")
                    .expected(RULE)
                    .missing(measure.missing(subject))
                    .finding());
        }
        var highest = points.stream().max(Comparator.comparingDouble(MetricSeries.Point::value)).orElseThrow();
        return List.of(Finding.draft(INFO, Status.OK, arn, "The tasks had CPU to spare")
                .observed("at most " + percent(highest.value()) + " on average, at " + Numbers.minute(highest.time())
                        + ", of what was measured in the " + Numbers.duration(Duration.between(points.getFirst().time(), points.getLast().end()))
                        + " up to " + Numbers.minute(points.getLast().end())
                        + (highest.value() > LIMIT ? "; never above 80 % for 10 min in a row" : ""))
                .expected(RULE)
                .evidence(Measure.evidence(highest))
                .finding());
    }

    private static Finding saturated(Subject subject, Measure measure, Run run) {
        var shared = isShare(subject);
        var goesOn = run.stands(subject.now());
        var standing = goesOn && !shared;
        var draft = Finding.draft(INFO, standing ? Status.FAIL : Status.WARN, subject.service().serviceArn(), goesOn
                        ? "The tasks have used more than 80 % of their CPU for " + Numbers.duration(run.length())
                        : "The tasks used more than 80 % of their CPU for " + Numbers.duration(run.length()))
                .observed("above 80 % on average for " + run.words() + ", up to " + percent(run.highest().value()))
                .expected(RULE)
                .why("At " + percent(run.highest().value()) + " on average some tasks may have none left: requests wait for CPU, health checks too, and what fails its health"
                        + " checks is replaced, so that the others get its load."
                        + (shared ? " On EC2 without a CPU limit for the task this is a share of the instance: while the instance has CPU to spare, tasks may take more." : "")
                        + (goesOn ? " It goes on up to the last minute that is recorded." : " By the end of the record it was over."))
                .evidence(run.evidence())
                .command(measure.confirm(subject, "Reads the average CPU of the service's tasks."));
        if (standing) {
            moreTasks(subject, run).forEach(draft::command);
        }
        return draft.finding();
    }

    /// Whether the tasks run on EC2 with no limit of their own, or may do.
    private static boolean isShare(Subject subject) {
        return switch (Compute.of(subject)) {
            case FARGATE -> false;
            case EC2, MANAGED_INSTANCES, EXTERNAL, UNKNOWN -> subject.taskDefinition().map(definition -> definition.cpu() == null).orElse(true);
        };
    }

    /// A service that nothing scales is given more tasks by hand; what scales itself would undo that.
    private static List<AwsCommand> moreTasks(Subject subject, Run run) {
        var service = subject.service();
        var desired = service.desiredCount();
        var scaled = Reads.describeScalableTargets(Inventory.scalingResourceId(service));
        if (desired == null || desired == 0 || service.isDaemon() || service.deploymentController() != null && !"ECS".equals(service.deploymentController().type())
                || subject.inventory().scalableTarget(service).isPresent() || subject.inventory().calls().pages(scaled).isEmpty()) {
            return List.of();
        }
        var level = run.points().stream().mapToDouble(MetricSeries.Point::value).average().orElseThrow();
        var wanted = (int) Math.ceil(desired * level / COMFORT);
        var commands = new ArrayList<AwsCommand>();
        commands.add(AwsCommand.fix("Runs " + wanted + " tasks in place of " + desired + ": at the CPU of these minutes " + desired + " × " + percent(level) + " ÷ " + percent(COMFORT)
                + ". Each needs its own address and quota, and is billed. Nothing scales the service back.", count(subject, wanted)));
        commands.add(AwsCommand.undo("Goes back to the recorded " + Numbers.count(desired, "task") + "; the others are stopped.", count(subject, desired)));
        commands.add(AwsCommand.verify("Reads how many tasks run.", Reads.describeServices(subject.cluster(), service.name()).argv(subject.region())));
        return commands;
    }

    private static List<String> count(Subject subject, int desired) {
        return CommandLine.aws("ecs", "update-service").option("--cluster", subject.cluster()).option("--service", subject.service().name())
                .option("--desired-count", desired).in(subject.region());
    }

    private static String percent(double value) {
        return Numbers.plain(Math.round(value * 10) / 10.0) + " %";
    }
}
