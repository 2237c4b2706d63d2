package dev.drydock.check.deploy;

import dev.drydock.check.Badge;
import dev.drydock.check.Check;
import dev.drydock.check.CheckInfo;
import dev.drydock.check.Evidence;
import dev.drydock.check.Finding;
import dev.drydock.check.Numbers;
import dev.drydock.check.Owner;
import dev.drydock.check.Status;
import dev.drydock.check.Subject;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.ecs.DeploymentConfiguration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// Whether the percentages of a rolling deployment leave it room to move, and tasks to serve meanwhile.
public final class MinMax implements Check {
    private static final CheckInfo INFO = CheckInfo.of(Badge.ROLLBACK, "min-max", Owner.PLATFORM,
            "Do minimumHealthyPercent and maximumPercent let a deployment move, and keep enough tasks meanwhile?",
            Set.of("ecs describe-services"), Set.of(),
            List.of("https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentConfiguration.html",
                    "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-ecs.html"));

    private static final int HALF = 50;
    private static final String EXPECTED = "100 % / 200 %: new tasks first, then the old ones go";

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> judge(Subject subject) {
        return List.of(finding(subject));
    }

    private static Finding finding(Subject subject) {
        var service = subject.service();
        var style = RolloutStyle.of(service);
        if (style == RolloutStyle.UNKNOWN) {
            return draft(subject, Status.UNKNOWN, "How the service deploys is not known").observed(RolloutStyle.unknownName(service)).expected(EXPECTED)
                    .evidence(RolloutStyle.evidence(service)).missing(subject.needs(Reads.describeServices(subject.cluster(), service.name()))).finding();
        }
        if (style != RolloutStyle.ROLLING) {
            return na(subject, "The percentages do not govern the service's deployments", style.words() + " deployments", RolloutStyle.evidence(service));
        }
        if (service.isDaemon()) {
            return na(subject, "A DAEMON service replaces its tasks in place", "one task an instance, so none can be added first",
                    Evidence.of(service, "/schedulingStrategy", service.schedulingStrategy()));
        }
        if (service.desiredCount() != null && service.desiredCount() == 0) {
            return na(subject, "The service shall run no tasks", "desired count 0", Evidence.of(service, "/desiredCount", 0));
        }
        var bounds = TaskBounds.of(service);
        var configuration = service.deploymentConfiguration();
        if (bounds.isEmpty() || configuration == null) {
            return draft(subject, Status.UNKNOWN, "The bounds of the service's deployments are not known")
                    .observed("no minimumHealthyPercent and maximumPercent with a desired count in the record")
                    .expected(EXPECTED)
                    .missing(subject.needs(Reads.describeServices(subject.cluster(), service.name())))
                    .finding();
        }
        return judge(subject, bounds.get(), configuration);
    }

    private static Finding judge(Subject subject, TaskBounds bounds, DeploymentConfiguration configuration) {
        var observed = bounds.minimumHealthyPercent() + " % / " + bounds.maximumPercent() + " % of " + Numbers.count(bounds.desired(), "task") + ": "
                + bounds.workedOut();
        if (bounds.isDeadlock()) {
            return fixed(subject, bounds, configuration, draft(subject, Status.FAIL, "No deployment can roll: neither may a task start nor one stop")
                    .observed(observed)
                    .why("At most " + bounds.ceiling() + " may run and at least " + bounds.floor() + " must, of " + bounds.desired()
                            + ": ECS can neither start a new task first nor stop an old one first, so every deployment hangs."));
        }
        if (bounds.minimumHealthyPercent() < HALF) {
            return fixed(subject, bounds, configuration, draft(subject, Status.WARN, "A deployment may leave " + bounds.floor() + " of "
                    + Numbers.count(bounds.desired(), "task") + " running")
                    .observed(observed)
                    .why("ECS may stop " + (bounds.desired() - bounds.floor()) + " of " + Numbers.count(bounds.desired(), "task")
                            + " before the new ones serve. While they start, and for as long as they fail, " + bounds.floor() + " carry the whole load."));
        }
        return draft(subject, Status.OK, "The percentages let a deployment move and keep " + Numbers.count(bounds.floor(), "task") + " running")
                .observed(observed).expected("room to move, and at least half of the tasks").evidence(evidence(subject, bounds)).finding();
    }

    private static Finding fixed(Subject subject, TaskBounds bounds, DeploymentConfiguration configuration, Finding.Draft draft) {
        var maximum = Math.max(200, bounds.maximumPercent());
        var wanted = new TaskBounds(bounds.desired(), 100, maximum);
        var changes = new LinkedHashMap<String, Object>();
        changes.put("maximumPercent", maximum);
        changes.put("minimumHealthyPercent", 100);
        var settings = new DeploymentSettings(subject, configuration);
        return draft.expected(EXPECTED)
                .evidence(evidence(subject, bounds))
                .command(settings.confirm())
                .command(settings.change("Lets a deployment start new tasks before it stops old ones: up to " + wanted.ceiling()
                        + " tasks at once, which need the addresses"
                        + " and the capacity.", changes))
                .command(settings.undo())
                .command(settings.verify())
                .finding();
    }

    private static List<Evidence> evidence(Subject subject, TaskBounds bounds) {
        return List.of(Evidence.of(subject.service(), "/deploymentConfiguration/minimumHealthyPercent", bounds.minimumHealthyPercent()),
                Evidence.of(subject.service(), "/deploymentConfiguration/maximumPercent", bounds.maximumPercent()),
                Evidence.of(subject.service(), "/desiredCount", Objects.requireNonNull(subject.service().desiredCount())));
    }

    private static Finding na(Subject subject, String title, String observed, Evidence evidence) {
        return draft(subject, Status.NA, title).observed(observed).expected("nothing: the percentages bound rolling deployments of REPLICA services")
                .evidence(evidence).finding();
    }

    private static Finding.Draft draft(Subject subject, Status status, String title) {
        return Finding.draft(INFO, status, subject.service().serviceArn(), title);
    }
}
