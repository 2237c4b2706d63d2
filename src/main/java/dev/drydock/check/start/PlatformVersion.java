package dev.drydock.check.start;

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
import dev.drydock.check.deploy.RolloutStyle;
import dev.drydock.inventory.call.CommandLine;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.ecs.Task;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Which Fargate platform version the service asks for, and what pinning one does and does not do.
///
/// `LATEST` is 1.4.0 for Linux and 1.0.0 for Windows. A platform version is patched by revisions, and a new task always gets the newest revision of its
/// version, pinned or not: pinning keeps away the next version, not the next patch. Versions below 1.4.0 are retired for Linux: 1.3.0 starts no new
/// task since 15 June 2026 and its last tasks were ended on 30 June 2026 at the latest (first announced for March 2026); those before it ended in
/// December 2020 (ECS developer guide, "AWS Fargate Linux platform version deprecation").
public final class PlatformVersion implements Check {
    private static final CheckInfo INFO = CheckInfo.of(Topic.START, "platform-version", Owner.PLATFORM,
            "Does the service ask for a platform version on which Fargate still starts tasks?",
            Set.of("ecs describe-services"), Set.of("ecs list-tasks", "ecs describe-tasks", "ecs describe-task-definition"), null,
            List.of("https://docs.aws.amazon.com/AmazonECS/latest/developerguide/platform-fargate.html",
                    "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/platform-versions-retired.html"));

    private static final Set<String> LONG_RETIRED = Set.of("1.0.0", "1.1.0", "1.2.0");
    private static final Instant END_OF_1_3 = Instant.parse("2026-06-30T00:00:00Z");
    private static final String REVISIONS = "A new task gets the newest revision of its platform version either way, so pinning does not keep patches away and does not make two tasks alike.";

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> judge(Subject subject) {
        return List.of(OnFargate.otherwise(INFO, subject, "only Fargate has platform versions").orElseGet(() -> judged(subject)));
    }

    private static Finding judged(Subject subject) {
        var service = subject.service();
        var asked = Objects.requireNonNullElse(service.platformVersion(), "LATEST");
        var latest = isWindows(subject) ? "1.0.0" : "1.4.0";
        if (asked.equals("LATEST")) {
            return older(subject, latest);
        }
        if (asked.equals(latest)) {
            return draft(subject, Status.OK, "The service is pinned to platform version " + asked + ", which is what LATEST means today")
                    .observed(asked + runs(subject))
                    .expected(latest + " or LATEST")
                    .why(REVISIONS + " It does keep the service on " + asked + " when a newer version becomes LATEST.")
                    .finding();
        }
        if (!isWindows(subject) && (asked.equals("1.3.0") || LONG_RETIRED.contains(asked))) {
            return retired(subject, asked, latest);
        }
        return draft(subject, Status.UNKNOWN, "Platform version " + asked + " is not one that Drydock knows")
                .observed(asked + runs(subject))
                .expected(latest + " or LATEST")
                .missing(subject.needs(Reads.describeServices(subject.cluster(), service.name())))
                .finding();
    }

    /// The family of the service, else what its task definition is for.
    private static boolean isWindows(Subject subject) {
        var family = subject.service().platformFamily();
        return family != null ? family.toUpperCase(Locale.ROOT).startsWith("WINDOWS") : subject.taskDefinition().map(Definition::isWindows).orElse(false);
    }

    /// A service that asks for LATEST, with tasks that were started when that was another version.
    private static Finding older(Subject subject, String latest) {
        var behind = subject.liveTasks().stream().filter(task -> !isWindows(subject) && isRetired(task)).toList();
        if (behind.isEmpty()) {
            return draft(subject, Status.OK, "The service takes the latest platform version, " + latest)
                    .observed((subject.service().platformVersion() == null ? "no platformVersion, which means LATEST" : "LATEST") + runs(subject))
                    .expected(latest + " or LATEST")
                    .why(REVISIONS)
                    .finding();
        }
        return draft(subject, Status.WARN, Numbers.count(behind.size(), "task") + (behind.size() == 1 ? " still runs" : " still run") + " on a retired platform version")
                .observed("LATEST" + runs(subject))
                .expected("tasks on " + latest)
                .why("These were started when LATEST meant another version. AWS ends tasks on retired versions at a time of its own; a new deployment moves them at one of yours.")
                .evidence(behind.stream().limit(5).map(task -> Evidence.of(task, "/platformVersion", task.platformVersion())).toList())
                .command(confirm(subject))
                .finding();
    }

    private static boolean isRetired(Task task) {
        return task.platformVersion() != null && ("1.3.0".equals(task.platformVersion()) || LONG_RETIRED.contains(task.platformVersion()));
    }

    private static Finding retired(Subject subject, String asked, String latest) {
        var now = subject.now();
        var over = LONG_RETIRED.contains(asked) || now != null && now.isAfter(END_OF_1_3);
        var draft = draft(subject, over ? Status.FAIL : Status.WARN, over ? "Fargate starts no task on platform version " + asked + ", to which the service is pinned"
                        : "The service is pinned to platform version " + asked + ", which is being retired")
                .observed(asked + runs(subject))
                .expected(latest + " or LATEST")
                .why("AWS retired " + asked + (asked.equals("1.3.0") ? ": no new task since 15 June 2026, the last ones ended by 30 June 2026." : " in December 2020.")
                        + " It also lacks what came with 1.4.0: ECS Exec, EFS volumes, ephemeral storage above 20 GiB, ARM64 and tasks above 4 vCPU." + lacking(subject))
                .command(confirm(subject));
        var style = RolloutStyle.of(subject.service());
        if (style != RolloutStyle.CODE_DEPLOY && style != RolloutStyle.EXTERNAL) {
            draft.command(AwsCommand.fix("Starts a deployment that replaces every task of " + subject.service().name() + " with one on " + latest + ".", update(subject, latest)))
                    .command(AwsCommand.undo("Asks for the recorded platform version again, with another deployment" + (over ? ", which Fargate refuses or cannot fill by now." : "."), update(subject, asked)))
                    .command(AwsCommand.verify("Reads the service again.", read(subject)));
        }
        return draft.finding();
    }

    /// What the service uses of it all the same.
    private static String lacking(Subject subject) {
        var uses = new ArrayList<String>();
        if (Boolean.TRUE.equals(subject.service().enableExecuteCommand())) {
            uses.add("ECS Exec");
        }
        subject.taskDefinition().ifPresent(definition -> {
            var platform = definition.runtimePlatform();
            if (platform != null && "ARM64".equals(platform.cpuArchitecture())) {
                uses.add("ARM64");
            }
        });
        return uses.isEmpty() ? "" : " The service uses " + String.join(" and ", uses) + ".";
    }

    /// `; 6 tasks run on 1.4.0`
    private static String runs(Subject subject) {
        var versions = subject.liveTasks().stream().map(Task::platformVersion).filter(Objects::nonNull)
                .collect(Collectors.groupingBy(version -> version, TreeMap::new, Collectors.counting()));
        return String.join("", versions.entrySet().stream()
                .map(entry -> "; " + Numbers.count(entry.getValue(), "task") + (entry.getValue() == 1 ? " runs" : " run") + " on " + entry.getKey()).toList());
    }

    private static Finding.Draft draft(Subject subject, Status status, String title) {
        return Finding.draft(INFO, status, subject.service().serviceArn(), title)
                .evidence(Evidence.of(subject.service(), "/platformVersion", subject.service().platformVersion()));
    }

    private static AwsCommand confirm(Subject subject) {
        return AwsCommand.confirm("Reads the service with its platform version.", read(subject));
    }

    private static List<String> read(Subject subject) {
        return Reads.describeServices(subject.cluster(), subject.service().name()).argv(subject.region());
    }

    private static List<String> update(Subject subject, String version) {
        return CommandLine.aws("ecs", "update-service")
                .option("--cluster", subject.cluster())
                .option("--service", subject.service().name())
                .option("--platform-version", version)
                .in(subject.region());
    }
}
