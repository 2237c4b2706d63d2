package dev.drydock.timeline;

import dev.drydock.timeline.Happening.About;
import dev.drydock.timeline.Happening.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The health of targets as each capture found it. When a target changed between two captures is not known, so each capture tells of its own moment.
final class Targets {
    private static final String WELL = "healthy";

    private Targets() {}

    static List<Happening> in(List<Snapshot> snapshots) {
        var found = new ArrayList<Happening>();
        for (var snapshot : snapshots) {
            if (!snapshot.targets().isEmpty()) {
                var states = new TreeMap<String, Integer>();
                snapshot.targets().values().forEach(state -> states.merge(state, 1, Integer::sum));
                var unwell = snapshot.targets().entrySet().stream().filter(target -> !target.getValue().equals(WELL)).map(target -> target.getKey() + " " + target.getValue()).sorted().toList();
                found.add(new Happening(unwell.isEmpty() ? Kind.TARGETS_WELL : Kind.TARGETS_UNWELL, snapshot.at(), null, false,
                        states.entrySet().stream().map(state -> state.getValue() + " " + state.getKey()).collect(Collectors.joining(", ")), String.join("\n", unwell), new About.OfService()));
            }
        }
        return found;
    }
}
