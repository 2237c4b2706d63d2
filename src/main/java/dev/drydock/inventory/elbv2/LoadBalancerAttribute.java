package dev.drydock.inventory.elbv2;

import dev.drydock.inventory.call.Origin;
import dev.drydock.inventory.call.Recorded;
import org.jspecify.annotations.Nullable;

/// One attribute of a load balancer, such as `idle_timeout.timeout_seconds`. The answer does not say whose it is: the request does.
public record LoadBalancerAttribute(
        Origin origin,
        @Nullable String key,
        @Nullable String value)
        implements Recorded {

    @Override
    public String id() {
        return origin.call().text("LoadBalancerArn") + "/" + key;
    }
}
