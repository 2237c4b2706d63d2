package dev.drydock.timeline;

import dev.drydock.timeline.Happening.About;
import dev.drydock.timeline.Happening.Kind;
import dev.drydock.timeline.Happening.Lane;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// What belongs together: events to the tasks that they name, which is recorded; stops to the rollout that they fell into, and events to the scaling that they follow, which is inferred.
final class Links {
    private static final Pattern TASK = Pattern.compile("\\(task ([^()\\s]{1,400})\\)");
    /// ECS acts on a changed desired count within so long of it.
    private static final Duration SOON = Duration.ofMinutes(2);

    private Links() {}

    static List<Link> among(List<Happening> happenings) {
        var links = new ArrayList<Link>();
        var tasks = new HashMap<String, Map<Lane, Happening>>();
        for (var one : happenings) {
            if (one.about() instanceof About.OfTask(var arn)) {
                tasks.computeIfAbsent(arn.substring(arn.lastIndexOf('/') + 1), _ -> new HashMap<>()).put(one.kind().lane(), one);
            }
        }
        var rollouts = happenings.stream().filter(one -> one.kind().lane() == Lane.ROLLOUTS).toList();
        var scalings = happenings.stream().filter(one -> one.kind() == Kind.SCALED).toList();
        for (var one : happenings) {
            switch (one.kind().lane()) {
                case STOPS -> rollouts.stream().filter(rollout -> isWithin(one, rollout)).reduce((_, last) -> last)
                        .ifPresent(rollout -> links.add(new Link(one, rollout, true, "The stop fell into the time of this " + rollout.kind().word() + ".")));
                case EVENTS -> {
                    named(one, tasks, links);
                    if (one.title().contains("has started") || one.title().contains("has stopped")) {
                        scalings.stream().filter(scaling -> !one.from().isBefore(scaling.from()) && one.from().isBefore(scaling.end().plus(SOON))).reduce((_, last) -> last)
                                .ifPresent(scaling -> links.add(new Link(one, scaling, true, "The event came within 2 minutes of this scaling.")));
                    }
                }
                default -> {}
            }
        }
        return List.copyOf(links);
    }

    private static boolean isWithin(Happening one, Happening span) {
        return !one.from().isBefore(span.from()) && !one.from().isAfter(span.end());
    }

    private static void named(Happening event, Map<String, Map<Lane, Happening>> tasks, List<Link> links) {
        var lane = event.title().contains("stop") || event.kind().isTrouble() ? Lane.STOPS : Lane.STARTS;
        TASK.matcher(event.detail()).results().map(match -> match.group(1)).map(name -> name.substring(name.lastIndexOf('/') + 1)).distinct().forEach(id -> {
            var life = tasks.getOrDefault(id, Map.of());
            var about = life.getOrDefault(lane, life.get(lane == Lane.STOPS ? Lane.STARTS : Lane.STOPS));
            if (about != null) {
                links.add(new Link(event, about, false, "The event names this task."));
            }
        });
    }
}
