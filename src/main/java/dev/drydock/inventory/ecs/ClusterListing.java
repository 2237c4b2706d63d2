package dev.drydock.inventory.ecs;

import dev.drydock.inventory.call.Origin;
import dev.drydock.inventory.call.Recorded;
import java.util.List;

/// One answer of `ListClusters`.
public record ClusterListing(Origin origin, List<String> clusterArns) implements Recorded {

    @Override
    public String id() {
        return origin.call().file() + (clusterArns.isEmpty() ? "" : " " + clusterArns.getFirst());
    }
}
