package dev.drydock.inventory.elbv2;

import dev.drydock.inventory.call.Origin;
import dev.drydock.inventory.call.Recorded;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A listener of a load balancer.
public record Listener(
        Origin origin,
        String listenerArn,
        @Nullable String loadBalancerArn,
        @Nullable Integer port,
        @Nullable String protocol,
        List<Rule.Action> defaultActions)
        implements Recorded {

    @Override
    public String id() {
        return listenerArn;
    }
}
