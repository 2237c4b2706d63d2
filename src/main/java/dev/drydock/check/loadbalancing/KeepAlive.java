package dev.drydock.check.loadbalancing;

import dev.drydock.check.AwsCommand;
import dev.drydock.check.Badge;
import dev.drydock.check.Check;
import dev.drydock.check.CheckInfo;
import dev.drydock.check.Evidence;
import dev.drydock.check.Finding;
import dev.drydock.check.Owner;
import dev.drydock.check.Status;
import dev.drydock.check.Subject;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.elbv2.LoadBalancerAttribute;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// Whether the application keeps idle connections open for longer than the load balancer reuses them.
public final class KeepAlive implements Check {
    private static final String KEY = "idle_timeout.timeout_seconds";
    private static final CheckInfo INFO = CheckInfo.of(Badge.DEPLOY_502, "keep-alive", Owner.APP,
            "Does the application keep idle connections open for longer than the load balancer reuses them?",
            Set.of("elbv2 describe-target-groups", "elbv2 describe-load-balancer-attributes"), Set.of(),
            List.of("https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html",
                    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html"));

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> judge(Subject subject) {
        var groups = AttachedTargetGroup.of(subject);
        if (groups.isEmpty()) {
            return List.of(NoTargetGroup.finding(INFO, subject, "no load balancer reuses connections"));
        }
        var unknown = groups.stream().filter(group -> group.targetGroup() == null).toList();
        if (!unknown.isEmpty()) {
            var group = unknown.getFirst();
            return List.of(Finding.draft(INFO, Status.UNKNOWN, group.arn(), "Which load balancer routes to target group " + group.name() + " is not known")
                    .observed("no such target group in the record")
                    .expected("the load balancer's idle timeout")
                    .evidence(group.named())
                    .missing(subject.needs(Reads.describeTargetGroups(group.arn())))
                    .finding());
        }
        var loadBalancers = groups.stream().filter(AttachedTargetGroup::isHttp).map(AttachedTargetGroup::loadBalancerArn).filter(Objects::nonNull)
                .distinct().toList();
        return loadBalancers.isEmpty()
                ? List.of(Finding.draft(INFO, Status.NA, subject.service().serviceArn(), "No Application Load Balancer routes to the service")
                        .observed("no HTTP target group with a load balancer")
                        .expected("nothing: only HTTP connections are reused")
                        .finding())
                : loadBalancers.stream().map(loadBalancer -> judge(subject, loadBalancer)).toList();
    }

    private static Finding judge(Subject subject, String loadBalancerArn) {
        var recorded = subject.inventory().loadBalancerAttribute(loadBalancerArn, KEY)
                .filter(attribute -> attribute.value() != null && attribute.value().matches("[0-9]{1,6}"));
        return recorded.map(attribute -> judge(subject, loadBalancerArn, attribute)).orElseGet(() ->
                Finding.draft(INFO, Status.UNKNOWN, loadBalancerArn, "The load balancer's idle timeout is not known")
                        .observed("no " + KEY + " in the record")
                        .expected("an application that keeps connections open for longer")
                        .missing(subject.needs(Reads.describeLoadBalancerAttributes(loadBalancerArn)))
                        .finding());
    }

    private static Finding judge(Subject subject, String loadBalancerArn, LoadBalancerAttribute attribute) {
        var idle = Integer.parseInt(String.valueOf(attribute.value()));
        var keepAlive = subject.entered().keepAliveSeconds();
        var evidence = Evidence.of(attribute, "/Value", attribute.value());
        var rule = "an application keep-alive of more than " + idle + " s, so that the load balancer is the one to close a connection";
        if (keepAlive == null) {
            return Finding.draft(INFO, Status.NA, loadBalancerArn, "The application's keep-alive was not entered; it should be more than " + idle + " s")
                    .observed("idle timeout " + idle + " s; no AWS answer tells the application's keep-alive")
                    .expected(rule)
                    .evidence(evidence)
                    .finding();
        }
        if (keepAlive >= idle) {
            return Finding.draft(INFO, Status.OK, loadBalancerArn, "The application keeps connections open for as long as the load balancer reuses them")
                    .observed("keep-alive " + keepAlive + " s (entered), idle timeout " + idle + " s")
                    .expected(rule)
                    .evidence(evidence)
                    .finding();
        }
        return Finding.draft(INFO, Status.WARN, loadBalancerArn, "The application closes idle connections " + (idle - keepAlive)
                + " s before the load balancer does")
                .observed("keep-alive " + keepAlive + " s (entered), idle timeout " + idle + " s")
                .expected(rule + ". This is a setting of the application's HTTP server")
                .why("For the last " + (idle - keepAlive) + " of its " + idle + " idle seconds the load balancer may send a request down a connection that the"
                        + " application has closed, and answers 502.")
                .evidence(evidence)
                .command(AwsCommand.confirm("Reads the load balancer's attributes.", Reads.describeLoadBalancerAttributes(loadBalancerArn)
                        .argv(subject.region())))
                .finding();
    }
}
