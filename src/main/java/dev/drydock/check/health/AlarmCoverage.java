package dev.drydock.check.health;

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
import dev.drydock.check.loadbalancing.AttachedTargetGroup;
import dev.drydock.inventory.call.CommandLine;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.cloudwatch.MetricAlarm;
import dev.drydock.inventory.ecs.Cluster;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Whether on-call is told when the service gets into trouble. One finding lists what no alarm watches, with the commands that would.
///
/// Two alerts have no metric of AWS's own and are told beside the others: failed launches are EventBridge events, whose rules are not recorded, and the use
/// of network interfaces needs a metric that somebody publishes.
public final class AlarmCoverage implements Check {
    private static final CheckInfo INFO = CheckInfo.of(Topic.ADVICE, "alarm-coverage", Owner.PLATFORM,
            "Is somebody told when the service gets into trouble?",
            Set.of("ecs describe-services"),
            Set.of("cloudwatch describe-alarms", "elbv2 describe-target-groups", "ecs describe-clusters", "cloudwatch get-metric-data",
                    "application-autoscaling describe-scaling-policies"), null,
            List.of("https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Best_Practice_Recommended_Alarms_AWS_Services.html",
                    "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_service_events.html"));
    private static final Pattern INTERFACES = Pattern.compile("NetworkInterface|ENI|Eni|(^|[_-])eni");
    private static final int LONGEST_NAME = 240;

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> judge(Subject subject) {
        var service = subject.service();
        if (service.status() != null && !service.status().equals("ACTIVE")) {
            return List.of(Finding.draft(INFO, Status.NA, service.serviceArn(), "The service is not active")
                    .observed("status " + service.status())
                    .expected("an active service, for this check to apply")
                    .evidence(Evidence.of(service, "/status", service.status()))
                    .finding());
        }
        var findings = new ArrayList<Finding>();
        findings.add(judge(subject, watches(subject)));
        AttachedTargetGroup.of(subject).stream().filter(group -> group.targetGroup() == null && !group.alternate()).map(group ->
                Finding.draft(INFO, Status.UNKNOWN, group.arn(), "Which alarms target group " + group.name() + " wants is not known")
                        .observed("no such target group in the record")
                        .expected("the target group and its load balancer")
                        .evidence(group.named())
                        .missing(subject.needs(Reads.describeTargetGroups(group.arn())))
                        .finding()).forEach(findings::add);
        return findings;
    }

    /// What the service wants an alarm for.
    private static List<Watch> watches(Subject subject) {
        var watches = new ArrayList<Watch>();
        var groups = AttachedTargetGroup.of(subject);
        var alternates = groups.stream().filter(AttachedTargetGroup::alternate).map(group -> group.arn().substring(group.arn().lastIndexOf(':') + 1)).collect(Collectors.toSet());
        for (var alert : Alert.values()) {
            if (!alert.isOfTargetGroup()) {
                watches.add(new Watch(alert, subject.service(), null, Set.of()));
                continue;
            }
            groups.stream().filter(group -> !group.alternate() && group.loadBalancerArn() != null && (group.isHttp() || !alert.isOfRequests()))
                    .forEach(group -> watches.add(new Watch(alert, subject.service(), new MeasuredGroup(group, Objects.requireNonNull(group.loadBalancerArn())), alternates)));
        }
        return watches;
    }

    private static Finding judge(Subject subject, List<Watch> watches) {
        var alarms = subject.inventory().all(MetricAlarm.class);
        var several = watches.stream().map(Watch::group).filter(Objects::nonNull).map(MeasuredGroup::arn).distinct().count() > 1;
        var open = watches.stream().filter(watch -> alarms.stream().noneMatch(watch::isHeldBy)).toList();
        var expected = "an alarm for " + String.join(", ", watches.stream().map(watch -> watch.words(several)).toList());
        if (open.isEmpty()) {
            return launches(subject, alarms, Finding.draft(INFO, Status.OK, subject.service().serviceArn(), "Every alert of the service has its alarm"))
                    .observed(Numbers.count(watches.size(), "alert") + ", each with an alarm")
                    .expected(expected)
                    .why(beside(subject, alarms).strip())
                    .finding();
        }
        var listed = String.join(", ", open.stream().map(watch -> watch.words(several)).toList());
        var read = Reads.describeMetricAlarms();
        var pages = subject.inventory().calls().pages(read);
        if (pages.isEmpty()) {
            return Finding.draft(INFO, Status.UNKNOWN, subject.service().serviceArn(), "Whether alarms watch the service is not known")
                    .observed(subject.inventory().calls().gap(read).why() + "; none is seen for " + listed)
                    .expected(expected)
                    .missing(subject.couldUse(read))
                    .finding();
        }
        var last = pages.getLast();
        var size = alarms.stream().filter(alarm -> alarm.origin().call() == last).count();
        var draft = Finding.draft(INFO, Status.WARN, subject.service().serviceArn(), open.size() == watches.size() ? "No alarm tells anyone when the service gets into trouble"
                        : open.size() + " of the service's " + watches.size() + " alerts " + (open.size() == 1 ? "has" : "have") + " no alarm: " + listed)
                .brief(open.size() == watches.size() ? "no alarm watches it" : open.size() + " of " + watches.size() + " alerts without alarm")
                .observed("among " + Numbers.count(alarms.size(), "recorded alarm") + " none for " + listed)
                .expected(expected)
                .evidence(Evidence.at(last, "/MetricAlarms/" + size, null))
                .command(AwsCommand.confirm("Lists every alarm with what it watches.", CommandLine.aws("cloudwatch", "describe-alarms")
                        .option("--alarm-types", "MetricAlarm")
                        .option("--query", "MetricAlarms[].[AlarmName,Namespace,MetricName,StateValue,ActionsEnabled]")
                        .in(subject.region())));
        var withheld = advise(subject, open, alarms, draft, several);
        return launches(subject, alarms, draft).why(open.size() + " of " + watches.size() + " alerts reach nobody: the first to tell of them is a user."
                        + " Alarms that only scale do not count, nor do disabled ones."
                        + (withheld.isEmpty() ? "" : " No command is offered for " + String.join(", ", withheld) + ".") + beside(subject, alarms))
                .finding();
    }

    /// Adds the commands: existing alarms are enabled again, for the rest new ones are made.
    ///
    /// @return what no command is offered for, with the reason
    private static List<String> advise(Subject subject, List<Watch> open, List<MetricAlarm> alarms, Finding.Draft draft, boolean several) {
        var taken = alarms.stream().map(MetricAlarm::alarmName).collect(Collectors.toCollection(HashSet::new));
        var topic = topic(subject, alarms);
        var silenced = new ArrayList<String>();
        var made = new ArrayList<String>();
        var withheld = new ArrayList<String>();
        for (var watch : open) {
            var disabled = alarms.stream().filter(watch::isSilenced).map(MetricAlarm::alarmName).filter(Objects::nonNull).toList();
            if (!disabled.isEmpty()) {
                disabled.stream().filter(name -> !silenced.contains(name)).forEach(silenced::add);
                continue;
            }
            if (watch.alert() == Alert.RUNNING && isInsightsOff(subject)) {
                withheld.add(watch.words(several) + " (Container Insights is off, so the counts are not measured)");
                continue;
            }
            NewAlarm.of(subject, watch, name(subject, watch, several, taken)).ifPresentOrElse(alarm -> {
                made.add(alarm.name());
                taken.add(alarm.name());
                draft.command(alarm.fix(subject.region(), topic));
            }, () -> withheld.add(watch.words(several) + " (the record gives no threshold" + (watch.alert() == Alert.LATENCY ? "; --latency does" : "") + ")"));
        }
        if (!silenced.isEmpty()) {
            draft.command(AwsCommand.fix("Lets the alarms " + String.join(", ", silenced) + " call their actions again; those that stand in ALARM do so at once.",
                    CommandLine.aws("cloudwatch", "enable-alarm-actions").option("--alarm-names", silenced).in(subject.region())));
            draft.command(AwsCommand.undo("Disables the actions of these alarms, as recorded.",
                    CommandLine.aws("cloudwatch", "disable-alarm-actions").option("--alarm-names", silenced).in(subject.region())));
        }
        if (!made.isEmpty()) {
            draft.command(AwsCommand.undo("Deletes the alarms that these commands made, and no others: no alarm of the record has one of these names.",
                    CommandLine.aws("cloudwatch", "delete-alarms").option("--alarm-names", made).in(subject.region())));
        }
        made.addAll(silenced);
        if (!made.isEmpty()) {
            draft.command(AwsCommand.verify("Reads the alarms and the state that they are in.", Reads.describeAlarms(made).argv(subject.region())));
        }
        return withheld;
    }

    /// A name that no alarm has: alarms are told apart by name within a region, and making one that exists replaces it.
    private static String name(Subject subject, Watch watch, boolean several, Set<String> taken) {
        var cluster = subject.cluster().substring(subject.cluster().lastIndexOf('/') + 1);
        var whose = cluster + "-" + subject.service().name();
        var what = "-" + watch.alert().suffix() + (several && watch.group() != null ? "-" + watch.group().name() : "");
        var name = whose.substring(0, Math.min(whose.length(), LONGEST_NAME - what.length())) + what;
        var free = name;
        for (var i = 2; taken.contains(free); i++) {
            free = name + "-" + i;
        }
        return free;
    }

    private static boolean isInsightsOff(Subject subject) {
        return subject.inventory().find(Cluster.class, subject.service().clusterArn()).stream().flatMap(cluster -> cluster.settings().stream())
                .anyMatch(setting -> "containerInsights".equals(setting.name()) && "disabled".equals(setting.value()));
    }

    /// The SNS topic of this region that most recorded alarms tell.
    private static @Nullable String topic(Subject subject, List<MetricAlarm> alarms) {
        Predicate<String> isTopic = action -> action.matches("arn:[^:]+:sns:" + Pattern.quote(subject.region()) + ":.+");
        return alarms.stream().flatMap(alarm -> alarm.alarmActions().stream()).filter(isTopic)
                .collect(Collectors.groupingBy(action -> action, TreeMap::new, Collectors.counting())).entrySet().stream()
                .max(Map.Entry.comparingByValue()).map(Map.Entry::getKey).orElse(null);
    }

    /// What no metric of AWS tells, as sentences with their space in front.
    private static String beside(Subject subject, List<MetricAlarm> alarms) {
        var interfaces = alarms.stream().anyMatch(alarm -> alarm.metricName() != null && INTERFACES.matcher(alarm.metricName()).find());
        return (isTold(subject, alarms) ? "" : " Failed launches have no metric: EventBridge gets SERVICE_TASK_START_IMPAIRED, and whether a rule passes it on is"
                + " not among the calls that are recorded.")
                + (interfaces ? "" : " CloudWatch does not count network interfaces: an alarm on them needs a metric that a job of your own publishes;"
                + " eni-quota shows where they stand.");
    }

    /// Whether an alarm counts what an EventBridge rule matched whose name has the service's in it.
    private static boolean isTold(Subject subject, List<MetricAlarm> alarms) {
        return alarms.stream().anyMatch(alarm -> "AWS/Events".equals(alarm.namespace()) && alarm.dimensions().stream()
                .anyMatch(dimension -> "RuleName".equals(dimension.name()) && dimension.value() != null && dimension.value().contains(subject.service().name())));
    }

    private static Finding.Draft launches(Subject subject, List<MetricAlarm> alarms, Finding.Draft draft) {
        return isTold(subject, alarms) ? draft : draft.snippet("json", pattern(subject));
    }

    /// The EventBridge pattern of what tells that launches fail.
    private static String pattern(Subject subject) {
        return """
                {
                  "source": ["aws.ecs"],
                  "detail-type": ["ECS Service Action", "ECS Deployment State Change"],
                  "resources": [%s],
                  "detail": {"eventName": ["SERVICE_TASK_START_IMPAIRED", "SERVICE_TASK_PLACEMENT_FAILURE", "SERVICE_TASK_CONFIGURATION_FAILURE", "SERVICE_DEPLOYMENT_FAILED"]}
                }""".formatted(CommandLine.json(subject.service().serviceArn()));
    }
}
