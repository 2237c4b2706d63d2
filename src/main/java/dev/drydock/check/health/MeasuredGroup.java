package dev.drydock.check.health;

import dev.drydock.check.CheckInfo;
import dev.drydock.check.Finding;
import dev.drydock.check.Status;
import dev.drydock.check.Subject;
import dev.drydock.check.loadbalancing.AttachedTargetGroup;
import dev.drydock.check.loadbalancing.NoTargetGroup;
import dev.drydock.check.measure.Measure;
import dev.drydock.inventory.call.Reads;
import java.util.List;
import java.util.function.Function;

/// A target group of a service with the load balancer that measures it.
record MeasuredGroup(AttachedTargetGroup group, String loadBalancerArn) {

    /// One finding for each target group; what no load balancer measures is told without judging.
    ///
    /// @param http whether only requests can be judged, so that groups of connections are left out
    static List<Finding> each(CheckInfo check, Subject subject, boolean http, Function<MeasuredGroup, Finding> judge) {
        var groups = AttachedTargetGroup.of(subject);
        return groups.isEmpty()
                ? List.of(NoTargetGroup.finding(check, subject, "no load balancer measures its tasks"))
                : groups.stream().map(group -> one(check, subject, group, http, judge)).toList();
    }

    private static Finding one(CheckInfo check, Subject subject, AttachedTargetGroup group, boolean http, Function<MeasuredGroup, Finding> judge) {
        if (group.targetGroup() == null) {
            return Finding.draft(check, Status.UNKNOWN, group.arn(), "Which load balancer measures target group " + group.name() + " is not known")
                    .observed("no such target group in the record")
                    .expected("the target group and its load balancer")
                    .evidence(group.named())
                    .missing(subject.needs(Reads.describeTargetGroups(group.arn())))
                    .finding();
        }
        if (group.loadBalancerArn() == null) {
            return Finding.draft(check, Status.NA, group.arn(), "No load balancer routes to target group " + group.name())
                    .observed("a target group without a load balancer")
                    .expected("nothing: what gets no requests is not measured")
                    .evidence(group.named())
                    .finding();
        }
        if (http && !group.isHttp()) {
            return Finding.draft(check, Status.NA, group.arn(), "Target group " + group.name() + " carries connections, not requests")
                    .observed("protocol " + group.targetGroup().protocol())
                    .expected("HTTP or HTTPS, for this check to apply")
                    .evidence(group.named())
                    .finding();
        }
        return judge.apply(new MeasuredGroup(group, group.loadBalancerArn()));
    }

    String arn() {
        return group.arn();
    }

    String name() {
        return group.name();
    }

    Measure measure(String metricName, String stat) {
        return Measure.ofTargetGroup(group.arn(), loadBalancerArn, metricName, stat);
    }
}
