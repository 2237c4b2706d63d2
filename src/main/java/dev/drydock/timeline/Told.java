package dev.drydock.timeline;

import dev.drydock.inventory.ecs.Service;
import dev.drydock.timeline.Happening.About;
import dev.drydock.timeline.Happening.Kind;
import java.util.List;
import java.util.regex.Pattern;

/// The messages of a service's event log.
final class Told {
    /// Words of the messages that tell of trouble (Amazon ECS developer guide, "Amazon ECS service event messages").
    private static final Pattern TROUBLE = Pattern.compile("unable to|unhealthy|failed|was unable|impaired|rolling back|insufficient|throttled|blocked|no capacity|circuit breaker", Pattern.CASE_INSENSITIVE);
    private static final Pattern WHOSE = Pattern.compile("^\\(service [^)]{1,400}\\)\\s*");
    private static final int LONGEST = 120;

    private Told() {}

    static List<Happening> in(Service service) {
        return service.events().stream().filter(event -> event.createdAt() != null)
                .map(event -> new Happening(TROUBLE.matcher(message(event)).find() ? Kind.BAD_EVENT : Kind.EVENT, event.createdAt(), null, false, title(message(event)), message(event), new About.OfEvent(event)))
                .toList();
    }

    private static String message(Service.Event event) {
        return event.message() == null ? "" : event.message();
    }

    /// Without the name of the service, which all of them begin with.
    private static String title(String message) {
        var bare = WHOSE.matcher(message).replaceFirst("");
        return bare.length() > LONGEST ? bare.substring(0, LONGEST) + "…" : bare;
    }
}
