package dev.drydock.check.flowlog;

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
import dev.drydock.inventory.Inventory;
import dev.drydock.inventory.call.Call;
import dev.drydock.inventory.call.CallStatus;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.ec2.FlowLog;
import dev.drydock.inventory.ec2.NetworkInterface;
import dev.drydock.inventory.ec2.Subnet;
import dev.drydock.inventory.ecs.Service;
import dev.drydock.inventory.ecs.Task;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What recorded flow logs say was rejected at the interfaces of a service's tasks. Flow logs are read on request only, since they may be large.
public final class FlowLogRejects implements Check {
    private static final CheckInfo INFO = CheckInfo.of(Topic.INCIDENT, "flow-log-rejects", Owner.NETWORK,
            "Do flow logs show rejected packets between the tasks and what they work with?",
            Set.of("ecs describe-tasks", "ec2 describe-flow-logs"), Set.of("logs filter-log-events", "logs get-log-events", "logs get-query-results", "ec2 describe-network-interfaces"),
            "fixed-timeouts",
            List.of("https://docs.aws.amazon.com/vpc/latest/userguide/flow-log-records.html",
                    "https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-cwl.html"));

    private static final List<String> LOG_READS = List.of("logs filter-log-events", "logs get-log-events", "logs get-query-results");
    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final int MOST = 5;

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> judge(Subject subject) {
        var tasks = subject.inventory().tasks(subject.service());
        var interfaces = details(tasks, "networkInterfaceId");
        var addresses = new HashSet<>(details(tasks, "privateIPv4Address"));
        addresses.addAll(details(tasks, "ipv6Address"));
        if (interfaces.isEmpty() && addresses.isEmpty()) {
            return List.of(withoutInterfaces(subject, tasks));
        }
        var records = FlowRecord.all(subject.inventory());
        var own = records.stream().filter(record -> isOwn(record, interfaces, addresses)).toList();
        var rejections = Rejection.of(own.stream().filter(FlowRecord::isRejected).toList(), addresses, served(subject));
        var log = flowLogs(subject, interfaces).filter(FlowLogRejects::isReadable).findFirst().orElse(null);
        if (rejections.stream().anyMatch(Rejection::matters)) {
            return List.of(rejected(subject, rejections, interfaces, log));
        }
        var broken = reads(subject, log).filter(call -> !call.isWhole()).findFirst().orElse(null);
        if (broken != null) {
            return List.of(cutShort(subject, broken, log));
        }
        if (!own.isEmpty() || reads(subject, log).anyMatch(FlowLogRejects::showsRejects)) {
            return List.of(nothing(subject, rejections, records, own));
        }
        return List.of(unread(subject, interfaces));
    }

    private static Set<String> details(List<Task> tasks, String name) {
        return tasks.stream().map(task -> task.networkDetail(name)).filter(Objects::nonNull).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Finding withoutInterfaces(Subject subject, List<Task> tasks) {
        if (tasks.isEmpty() && !Inventory.subnetIds(subject.service()).isEmpty() && !Integer.valueOf(0).equals(subject.service().runningCount())) {
            return Finding.draft(INFO, Status.UNKNOWN, subject.service().serviceArn(), "Which network interfaces the tasks have is not known")
                    .observed("no task of the service in the record")
                    .expected("the tasks, whose interfaces flow logs speak of")
                    .missing(subject.needs(Reads.listTasks(subject.cluster(), subject.service().name(), "RUNNING")))
                    .finding();
        }
        return notApplicable(subject, "The tasks have no network interfaces of their own, of which flow logs could speak", tasks.isEmpty() ? "no task in the record" : "tasks without an interface").finding();
    }

    private static Finding.Draft notApplicable(Subject subject, String title, String observed) {
        return Finding.draft(INFO, Status.NA, subject.service().serviceArn(), title).observed(observed).expected("flow log records of the tasks' interfaces, read on request");
    }

    /// By the interface; by the address only where a record does not name the interface, since addresses are used again.
    private static boolean isOwn(FlowRecord record, Set<String> interfaces, Set<String> addresses) {
        var id = record.text("interfaceid");
        return id != null && id.startsWith("eni-") ? interfaces.contains(id)
                : addresses.contains(String.valueOf(record.text("srcaddr"))) || addresses.contains(String.valueOf(record.text("dstaddr")));
    }

    private static Set<Long> served(Subject subject) {
        var service = subject.service();
        var attached = Stream.concat(service.loadBalancers().stream(), service.taskSets().stream().flatMap(set -> set.loadBalancers().stream())).map(Service.LoadBalancer::containerPort);
        var mapped = subject.taskDefinition().stream().flatMap(definition -> definition.containerDefinitions().stream())
                .flatMap(container -> container.portMappings().stream()).map(mapping -> mapping.containerPort());
        return Stream.concat(attached, mapped).filter(Objects::nonNull).map(Integer::longValue).collect(Collectors.toSet());
    }

    private static Stream<String> vpcs(Subject subject) {
        return Inventory.subnetIds(subject.service()).stream().flatMap(id -> subject.inventory().find(Subnet.class, id).map(Subnet::vpcId).stream()).distinct();
    }

    /// The flow logs of the tasks' interfaces, their subnets and VPC, the nearest first.
    private static Stream<FlowLog> flowLogs(Subject subject, Set<String> interfaces) {
        var watched = Stream.of(interfaces.stream(), Inventory.subnetIds(subject.service()).stream(), vpcs(subject)).flatMap(ids -> ids).toList();
        return subject.inventory().all(FlowLog.class).stream().filter(log -> log.resourceId() != null && watched.contains(log.resourceId()));
    }

    private static boolean isReadable(FlowLog log) {
        return log.logGroupName() != null && !"ACCEPT".equals(log.trafficType());
    }

    /// The calls that read the flow log, or that may have.
    private static Stream<Call> reads(Subject subject, @Nullable FlowLog log) {
        var calls = subject.inventory().calls();
        return LOG_READS.stream().flatMap(name -> calls.named(name).stream()).filter(call -> {
            var group = call.text("logGroupName") != null ? call.text("logGroupName") : call.text("logGroupIdentifier");
            return log != null && log.logGroupName() != null && group != null && (group.equals(log.logGroupName()) || group.contains(":log-group:" + log.logGroupName()));
        });
    }

    private static boolean showsRejects(Call call) {
        var pattern = call.text("filterPattern");
        return pattern == null || pattern.isBlank() || pattern.contains("REJECT");
    }

    private static Finding rejected(Subject subject, List<Rejection> all, Set<String> interfaces, @Nullable FlowLog log) {
        var names = names(subject);
        var matter = all.stream().filter(Rejection::matters).toList();
        var packets = matter.stream().mapToLong(Rejection::packets).sum();
        var worst = matter.getFirst();
        var touched = matter.stream().flatMap(one -> one.records().stream()).map(record -> record.text("interfaceid")).filter(interfaces::contains).distinct().count();
        var draft = Finding.draft(INFO, Status.WARN, subject.service().serviceArn(), "Flow logs show rejected packets " + shown(worst, names)
                        + (matter.size() > 1 ? ", and " + Numbers.count(matter.size() - 1, "more kind") : ""))
                .observed(matter.stream().limit(MOST).map(one -> Numbers.count(one.packets(), "packet") + " " + shown(one, names)).collect(Collectors.joining("; "))
                        + (matter.size() > MOST ? "; and " + (matter.size() - MOST) + " more" : ""))
                .expected("no rejected packets between the tasks and what they work with")
                .why(Numbers.count(packets, "packet") + (packets == 1 ? " was" : " were") + " rejected" + (touched > 0 ? " at " + touched + " of " + Numbers.count(interfaces.size(), "interface") : "")
                        + ", so a security group or a network ACL did not let them pass at that moment. The records do not say which of the two, nor whether what was asked for was needed:"
                        + " a connection that is rejected waits until its caller's timeout, always as long.")
                .evidence(matter.stream().limit(MOST).map(one -> one.records().getFirst().evidence()).toList())
                .command(AwsCommand.confirm("Reads the rules of the tasks' security groups.", groups(subject)));
        if (log != null) {
            draft.command(read(subject, log));
        }
        return draft.finding();
    }

    private static List<String> groups(Subject subject) {
        var vpc = vpcs(subject).findFirst().orElse(null);
        var network = subject.service().networkConfiguration();
        var groups = network == null || network.awsvpcConfiguration() == null ? List.<String>of() : network.awsvpcConfiguration().securityGroups();
        return (groups.isEmpty() && vpc != null ? Reads.describeSecurityGroupsOf(vpc) : groups.isEmpty() ? Reads.describeServices(subject.cluster(), subject.service().name())
                : Reads.describeSecurityGroups(groups.getFirst())).argv(subject.region());
    }

    /// What the record calls the other ends: the description of the interface that has the address.
    private static Map<String, String> names(Subject subject) {
        var names = new HashMap<String, String>();
        for (var one : subject.inventory().all(NetworkInterface.class)) {
            if (one.privateIpAddress() != null && one.description() != null && !one.description().isBlank()) {
                names.put(one.privateIpAddress(), one.description());
            }
        }
        return names;
    }

    private static String shown(Rejection one, Map<String, String> names) {
        var peer = one.peer() + (names.containsKey(one.peer()) ? " (" + names.get(one.peer()) + ")" : "");
        var port = one.port() < 0 ? "" : " on port " + one.port();
        return switch (one.kind()) {
            case REQUEST_OUT -> "from the tasks to " + peer + port;
            case REQUEST_IN -> "from " + peer + " to the tasks" + port;
            case ANSWER_OUT -> "of the tasks' answers to " + peer + " from port " + one.port();
            case ANSWER_IN -> "of the answers of " + peer + " from port " + one.port();
            case KNOCK -> "from " + peer + " to port " + one.port() + ", which the tasks do not serve";
        };
    }

    private static Finding nothing(Subject subject, List<Rejection> strays, List<FlowRecord> records, List<FlowRecord> own) {
        var packets = strays.stream().mapToLong(Rejection::packets).sum();
        return Finding.draft(INFO, Status.OK, subject.service().serviceArn(), "The flow logs that were read show no rejected packets between the tasks and what they work with")
                .observed(Numbers.count(records.size(), "flow log record") + " read, " + own.size() + " of the tasks' interfaces"
                        + (strays.isEmpty() ? "" : "; " + Numbers.count(packets, "rejected packet") + " on ports that the tasks do not serve, or late answers, as scans and forgotten connections make them"))
                .expected("no rejected packets between the tasks and what they work with")
                .evidence(strays.stream().limit(MOST).map(one -> one.records().getFirst().evidence()).toList())
                .finding();
    }

    private static Finding cutShort(Subject subject, Call call, @Nullable FlowLog log) {
        return Finding.draft(INFO, Status.UNKNOWN, subject.service().serviceArn(), "Whether packets of the tasks were rejected is not known")
                .observed(call.name() + (call.status() == CallStatus.DENIED ? " was denied" : " was not read in full"))
                .expected("flow log records of the tasks' interfaces")
                .missing(subject.needs(Reads.filterLogEvents(String.valueOf(log == null ? null : log.logGroupName()), "REJECT", start(subject))))
                .finding();
    }

    /// The 15 minutes before the capture; nobody's clock is asked where the record has none.
    private static long start(Subject subject) {
        var now = subject.now();
        return now == null ? 0 : now.minus(WINDOW).toEpochMilli();
    }

    private static AwsCommand read(Subject subject, FlowLog log) {
        return AwsCommand.confirm("Reads what " + log.logGroupName() + " holds of rejected packets, of the whole " + log.resourceId() + ", since 15 minutes before the capture.",
                Reads.filterLogEvents(String.valueOf(log.logGroupName()), "REJECT", start(subject)).argv(subject.region()));
    }

    /// Flow logs were not read: whether there are any decides what could be.
    private static Finding unread(Subject subject, Set<String> interfaces) {
        var logs = flowLogs(subject, interfaces).toList();
        var failing = logs.stream().filter(log -> "FAILED".equals(log.deliverLogsStatus())).findFirst();
        if (failing.isPresent()) {
            return failing(subject, failing.get());
        }
        var readable = logs.stream().filter(FlowLogRejects::isReadable).findFirst();
        if (readable.isPresent()) {
            var log = readable.get();
            return notApplicable(subject, "Flow logs are read on request, and " + log.logGroupName() + " was not read", "flow log " + log.flowLogId() + " of " + log.resourceId())
                    .evidence(Evidence.of(log, "/LogGroupName", log.logGroupName()))
                    .command(read(subject, log))
                    .finding();
        }
        if (!logs.isEmpty()) {
            var log = logs.getFirst();
            var accepted = "ACCEPT".equals(log.trafficType());
            return notApplicable(subject, accepted ? "The flow log records accepted packets only" : "The flow log does not write to CloudWatch Logs, where Drydock could read it",
                    "flow log " + log.flowLogId() + " of " + log.resourceId() + ": " + (accepted ? log.trafficType() : log.logDestinationType()))
                    .evidence(accepted ? Evidence.of(log, "/TrafficType", log.trafficType()) : Evidence.of(log, "/LogDestinationType", log.logDestinationType()))
                    .finding();
        }
        var vpc = vpcs(subject).findFirst().orElse(null);
        if (vpc != null && subject.inventory().calls().covering(Reads.describeFlowLogs(vpc)).isPresent()) {
            return notApplicable(subject, "No flow log watches " + vpc + ", so rejected packets leave no trace", "no flow log of " + vpc).finding();
        }
        var first = vpc != null ? Reads.describeFlowLogs(vpc) : Reads.describeSubnets(Inventory.subnetIds(subject.service()).stream().findFirst().orElse(interfaces.stream().findFirst().orElse("")));
        return Finding.draft(INFO, Status.UNKNOWN, subject.service().serviceArn(), "Whether a flow log watches the tasks is not known")
                .observed(subject.needs(first).gap().why())
                .expected("the flow logs of the VPC")
                .missing(subject.needs(first))
                .finding();
    }

    private static Finding failing(Subject subject, FlowLog log) {
        return Finding.draft(INFO, Status.WARN, subject.service().serviceArn(), "Flow log " + log.flowLogId() + " does not deliver, so rejected packets leave no trace")
                .observed(log.deliverLogsErrorMessage() == null ? "delivery failed" : "delivery failed: " + log.deliverLogsErrorMessage())
                .expected("delivery to " + (log.logGroupName() == null ? "its destination" : log.logGroupName()))
                .why("There is 1 flow log for " + log.resourceId() + ", and what it should have written is lost: when connections time out, nothing tells which rule rejected them.")
                .evidence(Evidence.of(log, "/DeliverLogsStatus", log.deliverLogsStatus()))
                .command(AwsCommand.confirm("Reads the flow logs of " + log.resourceId() + ".", Reads.describeFlowLogs(String.valueOf(log.resourceId())).argv(subject.region())))
                .finding();
    }
}
