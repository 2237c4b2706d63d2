package dev.drydock.check.loadbalancing;

import dev.drydock.check.AwsCommand;
import dev.drydock.check.Check;
import dev.drydock.check.CheckInfo;
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
import dev.drydock.inventory.cloudwatch.MetricSeries;
import dev.drydock.inventory.elbv2.LoadBalancer;
import dev.drydock.inventory.elbv2.LoadBalancerAttribute;
import dev.drydock.inventory.elbv2.TargetGroup;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// Timeouts of one fixed length through a load balancer: what is documented to make them, and what is only said to.
///
/// Documented is the loop of a Network Load Balancer that keeps its clients' addresses: a target that calls through it and is sent to itself gets no connection
/// ("Troubleshoot your Network Load Balancer", "Connections time out for requests from a target to its load balancer"). That an Application Load Balancer
/// would loop within a zone is documented nowhere: it connects from its own addresses. Its 504s have two lengths: 10 seconds to connect, and its idle timeout.
public final class SameAzTimeouts implements Check {
    private static final CheckInfo INFO = CheckInfo.of(Topic.INCIDENT, "same-az-timeouts", Owner.NETWORK,
            "Could requests through the load balancer time out after one fixed time, and by what?",
            Set.of("elbv2 describe-target-groups", "elbv2 describe-load-balancers", "elbv2 describe-target-group-attributes"),
            Set.of("elbv2 describe-load-balancer-attributes", "cloudwatch get-metric-data"), "fixed-timeouts",
            List.of("https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-troubleshooting.html",
                    "https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html",
                    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html"));

    private static final String PRESERVE = "preserve_client_ip.enabled";
    private static final String IDLE = "idle_timeout.timeout_seconds";

    /// How long an Application Load Balancer waits for a connection (its troubleshooting page, "HTTP 504: Gateway timeout").
    private static final int CONNECT_SECONDS = 10;

    /// Protocols with which a target group always keeps its clients' addresses.
    private static final Set<String> ALWAYS_KEEP = Set.of("UDP", "TCP_UDP", "QUIC", "TCP_QUIC");

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> judge(Subject subject) {
        var groups = AttachedTargetGroup.of(subject);
        if (groups.isEmpty()) {
            return List.of(NoTargetGroup.finding(INFO, subject, "no request comes through a load balancer"));
        }
        var findings = new LinkedHashMap<String, Finding>();
        groups.stream().map(group -> judge(subject, group)).forEach(finding -> findings.putIfAbsent(finding.id(), finding));
        return List.copyOf(findings.values());
    }

    private static Finding judge(Subject subject, AttachedTargetGroup group) {
        if (group.targetGroup() == null) {
            return unknown(group.arn(), "Which load balancer routes to target group " + group.name() + " is not known", "no such target group in the record",
                    subject.needs(Reads.describeTargetGroups(group.arn())));
        }
        var arn = group.loadBalancerArn();
        if (arn == null) {
            return Finding.draft(INFO, Status.NA, group.arn(), "No load balancer routes to target group " + group.name())
                    .observed("a target group without a load balancer").expected("nothing: no request comes through one").finding();
        }
        var loadBalancer = subject.inventory().find(LoadBalancer.class, arn).orElse(null);
        return switch (loadBalancer == null ? null : loadBalancer.type()) {
            case "application" -> application(subject, Objects.requireNonNull(loadBalancer));
            case "network" -> network(subject, group, group.targetGroup(), Objects.requireNonNull(loadBalancer));
            case null -> unknown(arn, "Of which kind the load balancer is, is not known", "no such load balancer in the record", subject.needs(Reads.describeLoadBalancers(arn)));
            default -> Finding.draft(INFO, Status.NA, arn, "The load balancer is neither an Application nor a Network Load Balancer")
                    .observed("type " + loadBalancer.type()).expected("nothing: this check knows those two").finding();
        };
    }

    private static Finding unknown(String resource, String title, String observed, Missing missing) {
        return Finding.draft(INFO, Status.UNKNOWN, resource, title).observed(observed)
                .expected("the kind of the load balancer, whether it keeps its clients' addresses, and its own 504s").missing(missing).finding();
    }

    /// Its own 504s are what timeouts through it leave behind.
    private static Finding application(Subject subject, LoadBalancer loadBalancer) {
        var arn = loadBalancer.loadBalancerArn();
        var timeouts = series(subject, arn, LoadBalancerErrors.TIMEOUT);
        var all = series(subject, arn, LoadBalancerErrors.ALL_5XX);
        var hits = timeouts.stream().flatMap(MetricSeries::stream).filter(point -> point.value() > 0).toList();
        if (!hits.isEmpty()) {
            return answered504(subject, loadBalancer, hits);
        }
        if (timeouts.isEmpty() && (all.isEmpty() || all.get().stream().anyMatch(point -> point.value() > 0))) {
            return unknown(arn, "Whether " + loadBalancer.name() + " answered 504 is not known", "no count of its 504s in the record",
                    subject.couldUse(ElbMetrics.read(subject, LoadBalancerErrors.TIMEOUT, ElbMetrics.dimensions(arn), "Sum")));
        }
        return Finding.draft(INFO, Status.OK, arn, loadBalancer.name() + " counted no timeout")
                .observed("no 504 of its own in what was recorded")
                .expected("none. An Application Load Balancer connects from its own addresses, in every zone alike: a loop within a zone is documented for Network Load Balancers only")
                .evidence(Evidence.of(loadBalancer, "/Type", loadBalancer.type()))
                .finding();
    }

    private static Optional<MetricSeries> series(Subject subject, String arn, String metric) {
        return subject.inventory().metrics().find(ElbMetrics.NAMESPACE, metric, ElbMetrics.dimensions(arn), "Sum");
    }

    private static Finding answered504(Subject subject, LoadBalancer loadBalancer, List<MetricSeries.Point> hits) {
        var arn = loadBalancer.loadBalancerArn();
        var idle = subject.inventory().loadBalancerAttribute(arn, IDLE);
        var seconds = idle.map(LoadBalancerAttribute::value).orElse(null);
        var total = Math.round(hits.stream().mapToDouble(MetricSeries.Point::value).sum());
        var wait = seconds == null ? "its idle timeout" : seconds + " s, its idle timeout";
        var draft = Finding.draft(INFO, Status.WARN, arn, loadBalancer.name() + " answered 504 " + Numbers.count(total, "time") + ", each after one of two fixed waits")
                .observed(total + " × 504 between " + Numbers.minute(hits.getFirst().time()) + " and " + Numbers.minute(hits.getLast().time().plusSeconds(60)))
                .expected("no 504. Tell the two apart by how long the client waited, or by target_processing_time in the access logs")
                .why("After " + CONNECT_SECONDS + " s: no connection to the target came about, so look at security groups, network ACLs (alb-to-task) and targets that have just gone. After " + wait
                        + ": the target took the request and did not answer in time, so look at the application. A loop of an Application Load Balancer within a zone is documented nowhere."
                        + " The count is the load balancer's, for all services behind it.")
                .evidence(hits.stream().limit(5).map(point -> Evidence.at(point.origin().call(), point.pointer(), point.value())).toList())
                .command(AwsCommand.confirm("Reads the load balancer's own 504s, minute by minute.",
                        ElbMetrics.read(subject, LoadBalancerErrors.TIMEOUT, ElbMetrics.dimensions(arn), "Sum").argv(subject.region())))
                .command(AwsCommand.confirm("Reads the load balancer's attributes, its idle timeout among them.", Reads.describeLoadBalancerAttributes(arn).argv(subject.region())));
        idle.ifPresentOrElse(attribute -> draft.evidence(Evidence.of(attribute, "/Value", attribute.value())),
                () -> draft.missing(subject.couldUse(Reads.describeLoadBalancerAttributes(arn))));
        return draft.finding();
    }

    private static Finding network(Subject subject, AttachedTargetGroup group, TargetGroup target, LoadBalancer loadBalancer) {
        var always = ALWAYS_KEEP.contains(String.valueOf(target.protocol()));
        var attribute = subject.inventory().targetGroupAttribute(group.arn(), PRESERVE).orElse(null);
        if (!always && (attribute == null || attribute.value() == null)) {
            return unknown(group.arn(), "Whether " + loadBalancer.name() + " keeps its clients' addresses is not known", "no " + PRESERVE + " in the record",
                    subject.needs(Reads.describeTargetGroupAttributes(group.arn())));
        }
        var keeps = always || "true".equals(Objects.requireNonNull(attribute).value());
        var evidence = attribute != null ? Evidence.of(attribute, "/Value", attribute.value()) : Evidence.of(target, "/Protocol", target.protocol());
        if (!keeps || !"internal".equals(loadBalancer.scheme())) {
            return Finding.draft(INFO, Status.OK, group.arn(), keeps
                            ? loadBalancer.name() + " keeps its clients' addresses, and is called from the internet, where no task has the address that it has inside"
                            : loadBalancer.name() + " does not keep its clients' addresses, so no target can be sent to itself under its own")
                    .observed((keeps ? "client addresses kept" : "client addresses replaced") + "; scheme " + loadBalancer.scheme())
                    .expected("no target that calls an internal load balancer with kept addresses of which it is a target itself")
                    .evidence(evidence, Evidence.of(loadBalancer, "/Scheme", loadBalancer.scheme()))
                    .finding();
        }
        return loop(subject, group, target, loadBalancer, evidence, always);
    }

    private static Finding loop(Subject subject, AttachedTargetGroup group, TargetGroup target, LoadBalancer loadBalancer, Evidence evidence, boolean always) {
        var targets = subject.inventory().targetHealth(group.arn()).size();
        var draft = Finding.draft(INFO, Status.WARN, group.arn(), "A task that calls through " + loadBalancer.name() + " times out whenever it is sent to itself")
                .observed("an internal Network Load Balancer that keeps its clients' addresses, with " + Numbers.count(targets, "target"))
                .expected("client addresses not kept, or no task that calls the load balancer of which it is a target")
                .why("With the client's address kept, a packet that comes back to its own sender has the same source and destination, and is dropped: the connection times out, always after the same time. "
                        + (targets == 0 ? "" : "A task that calls is sent to itself once in " + targets + " times, or more often within its zone where traffic does not cross zones. ")
                        + "The record does not tell whether tasks of this service call it.")
                .evidence(evidence, Evidence.of(loadBalancer, "/Scheme", loadBalancer.scheme()))
                .command(AwsCommand.confirm("Reads the target group's attributes.", Reads.describeTargetGroupAttributes(group.arn()).argv(subject.region())));
        if (!always) {
            draft.command(AwsCommand.fix("Stops target group " + group.name() + " from keeping its clients' addresses, for new connections and for every service that registers with it: the application then"
                            + " sees the load balancer's addresses, and rules that let clients in by theirs no longer match. Its other attributes stay.", keep(subject, group, false)))
                    .command(AwsCommand.undo("Keeps the clients' addresses again, as recorded.", keep(subject, group, true)))
                    .command(AwsCommand.verify("Reads the target group's attributes again.", Reads.describeTargetGroupAttributes(group.arn()).argv(subject.region())));
        }
        return draft.finding();
    }

    private static List<String> keep(Subject subject, AttachedTargetGroup group, boolean value) {
        return CommandLine.aws("elbv2", "modify-target-group-attributes").option("--target-group-arn", group.arn())
                .option("--attributes", "Key=" + PRESERVE + ",Value=" + value).in(subject.region());
    }
}
