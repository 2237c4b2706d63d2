package dev.drydock.inventory.elbv2;

import dev.drydock.inventory.call.Origin;
import dev.drydock.inventory.call.Recorded;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A load balancer.
public record LoadBalancer(
        Origin origin,
        String loadBalancerArn,
        @Nullable String dnsName,
        @Nullable String loadBalancerName,
        @Nullable String scheme,
        @Nullable String type,
        @Nullable String vpcId,
        @Nullable State state,
        List<AvailabilityZone> availabilityZones,
        List<String> securityGroups,
        @Nullable String ipAddressType)
        implements Recorded {

    @Override
    public String id() {
        return loadBalancerArn;
    }

    public String name() {
        return loadBalancerName != null ? loadBalancerName : loadBalancerArn;
    }

    /// The part of the ARN that CloudWatch dimensions and scaling labels use: `app/name/id`.
    public String dimension() {
        var marker = ":loadbalancer/";
        return loadBalancerArn.substring(loadBalancerArn.indexOf(marker) + marker.length());
    }

    public record State(@Nullable String code, @Nullable String reason) {}

    public record AvailabilityZone(@Nullable String zoneName, @Nullable String subnetId) {}
}
