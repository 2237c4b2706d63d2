package dev.drydock.ui.shell;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// How the window stood when it was closed.
///
/// @param box null where it was never shown
/// @param splits the places of the dividers of each split pane, by its id
/// @param columns the widths of the columns of each table, by its id and their titles
public record WindowLayout(@Nullable Box box, boolean maximised, Map<String, List<Double>> splits, Map<String, Map<String, Double>> columns) {
    public static final WindowLayout NONE = new WindowLayout(null, false, Map.of(), Map.of());

    /// A rectangle of the desktop, in pixels.
    public record Box(double x, double y, double width, double height) {

        /// The same moved and made smaller so that it lies within the screen that shows most of it; in the middle of the first where none shows enough to take hold of.
        ///
        /// @param screens at least one, what the system keeps for itself left out
        Box within(List<Box> screens) {
            Box best = null;
            for (var screen : screens) {
                if (best == null || shared(screen) > shared(best)) {
                    best = screen;
                }
            }
            if (best == null) {
                return this;
            }
            var w = Math.min(width, best.width);
            var h = Math.min(height, best.height);
            return shared(best) < ENOUGH
                    ? new Box(best.x + (best.width - w) / 2, best.y + (best.height - h) / 2, w, h)
                    : new Box(Math.clamp(x, best.x, best.x + best.width - w), Math.clamp(y, best.y, best.y + best.height - h), w, h);
        }

        private static final double ENOUGH = 100 * 100;

        private double shared(Box other) {
            var across = Math.min(x + width, other.x + other.width) - Math.max(x, other.x);
            var down = Math.min(y + height, other.y + other.height) - Math.max(y, other.y);
            return across <= 0 || down <= 0 ? 0 : across * down;
        }
    }

    WindowLayout at(Box place, boolean isMaximised) {
        return new WindowLayout(place, isMaximised, splits, columns);
    }

    WindowLayout withSplit(String id, List<Double> places) {
        var more = new TreeMap<>(splits);
        more.put(id, List.copyOf(places));
        return new WindowLayout(box, maximised, more, columns);
    }

    WindowLayout withColumns(String id, Map<String, Double> widths) {
        var more = new TreeMap<>(columns);
        more.put(id, Map.copyOf(widths));
        return new WindowLayout(box, maximised, splits, more);
    }
}
