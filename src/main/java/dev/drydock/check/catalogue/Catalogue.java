package dev.drydock.check.catalogue;

import dev.drydock.check.Check;
import dev.drydock.check.deploy.CircuitBreaker;
import dev.drydock.check.deploy.MinMax;
import dev.drydock.check.deploy.RolloutFailed;
import dev.drydock.check.deploy.RolloutStuck;
import dev.drydock.check.loadbalancing.BothTargetGroups;
import dev.drydock.check.loadbalancing.DrainDelay;
import dev.drydock.check.loadbalancing.ElbErrorsAroundStops;
import dev.drydock.check.loadbalancing.KeepAlive;
import dev.drydock.check.loadbalancing.SpotDrain;
import dev.drydock.check.loadbalancing.TargetType;

import java.util.List;

/// Every check that Drydock makes. Adding one is one class, one entry here, and one fixture.
public final class Catalogue {
    private Catalogue() {}

    public static List<Check> checks() {
        return List.of(
                new TargetType(),
                new DrainDelay(),
                new ElbErrorsAroundStops(),
                new SpotDrain(),
                new KeepAlive(),
                new BothTargetGroups(),
                new CircuitBreaker(),
                new RolloutStuck(),
                new RolloutFailed(),
                new MinMax());
    }
}
