package dev.drydock.timeline;

import dev.drydock.inventory.Inventory;
import dev.drydock.inventory.ecs.Service;
import dev.drydock.timeline.Happening.About;
import dev.drydock.timeline.Happening.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// What Application Auto Scaling did, and what it did not do.
final class Scaled {
    /// Application Auto Scaling API reference, ScalingActivity, `StatusCode`.
    private static final Set<String> FAILED = Set.of("Failed", "Overridden", "Unfulfilled");

    private Scaled() {}

    static List<Happening> in(Inventory inventory, Service service) {
        var found = new ArrayList<Happening>();
        for (var activity : inventory.scalingActivities(service)) {
            if (activity.startTime() != null) {
                var failed = FAILED.contains(activity.statusCode()) || !activity.notScaledReasons().isEmpty();
                found.add(new Happening(failed ? Kind.NOT_SCALED : Kind.SCALED, activity.startTime(), activity.endTime(), false,
                        Objects.requireNonNullElse(activity.description(), "Scaling activity"), Objects.requireNonNullElse(activity.cause(), ""), new About.OfThing(activity.activityId())));
            }
        }
        return found;
    }
}
