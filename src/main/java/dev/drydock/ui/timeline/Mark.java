package dev.drydock.ui.timeline;

import dev.drydock.timeline.Happening;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What stands at one place of a lane: one happening, or several that are too close to be told apart there.
///
/// @param happenings trouble first, then by time
/// @param x where it begins, in pixels of the plot
/// @param end where it ends
record Mark(Happening.Lane lane, List<Happening> happenings, double x, double end) {
    /// Marks closer than this are one: the count of a mark needs its room too.
    private static final double CLOSE = 16;

    Happening first() {
        return happenings.getFirst();
    }

    int count() {
        return happenings.size();
    }

    boolean isTrouble() {
        return first().kind().isTrouble();
    }

    /// The marks of one lane.
    ///
    /// @param happenings of the lane, by time
    static List<Mark> of(Happening.Lane lane, List<Happening> happenings, TimeScale scale) {
        if (lane == Happening.Lane.ROLLOUTS) {
            return happenings.stream().filter(one -> scale.shows(one.from(), one.end())).map(one -> new Mark(lane, List.of(one), scale.x(one.from()), scale.x(one.end()))).toList();
        }
        var marks = new ArrayList<Mark>();
        var together = new ArrayList<Happening>();
        var last = Double.NEGATIVE_INFINITY;
        for (var one : happenings) {
            if (scale.shows(one.from(), one.end())) {
                var x = scale.x(one.from());
                if (!together.isEmpty() && x - last >= CLOSE) {
                    marks.add(mark(lane, together, scale));
                    together.clear();
                }
                // The distance is kept to the last one, but a run of many does not swallow the lane.
                if (together.isEmpty()) {
                    last = x;
                }
                together.add(one);
            }
        }
        if (!together.isEmpty()) {
            marks.add(mark(lane, together, scale));
        }
        return marks;
    }

    private static Mark mark(Happening.Lane lane, List<Happening> together, TimeScale scale) {
        var sorted = together.stream().sorted(Comparator.comparing((Happening one) -> !one.kind().isTrouble()).thenComparing(Happening::from)).toList();
        return new Mark(lane, sorted, scale.x(together.getFirst().from()), together.size() == 1 ? scale.x(together.getFirst().end()) : scale.x(together.getLast().from()));
    }
}
