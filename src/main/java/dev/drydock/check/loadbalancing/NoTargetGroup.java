package dev.drydock.check.loadbalancing;

import dev.drydock.check.CheckInfo;
import dev.drydock.check.Finding;
import dev.drydock.check.Status;
import dev.drydock.check.Subject;

/// What every check of a load balancer says about a service that has none.
public final class NoTargetGroup {
    private NoTargetGroup() {}

    /// @param consequence why the check does not apply then
    public static Finding finding(CheckInfo check, Subject subject, String consequence) {
        var classic = subject.service().loadBalancers().stream().anyMatch(loadBalancer -> loadBalancer.loadBalancerName() != null);
        return Finding.draft(check, Status.NA, subject.service().serviceArn(), "The service has no target group")
                .observed(classic ? "a Classic Load Balancer, which has no target groups" : "no load balancer")
                .expected("nothing: " + consequence)
                .finding();
    }
}
