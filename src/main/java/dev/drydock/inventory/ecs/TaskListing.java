package dev.drydock.inventory.ecs;

import dev.drydock.inventory.call.Origin;
import dev.drydock.inventory.call.Recorded;
import java.util.List;

/// One answer of `ListTasks`: which tasks there were to describe.
public record TaskListing(Origin origin, List<String> taskArns) implements Recorded {

    @Override
    public String id() {
        return origin.call().file() + (taskArns.isEmpty() ? "" : " " + taskArns.getFirst());
    }
}
