package dev.drydock.drawing;

import dev.drydock.check.ServiceDiagnosis;
import dev.drydock.drawing.Target.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The drawn path in words, for readers who do not see it: the same things in the same order, lane by lane, and under each the badges that stand on it and the ways that
/// lead from it. The list beside the canvas, the reports and `drydock path --words` all say this.
public final class PathWords {
    /// @param depth 0 for a lane, 1 for a thing, 2 for what belongs to it
    /// @param target what selects it; null for a lane
    public record Line(int depth, String text, @Nullable Target target) {}

    private PathWords() {}

    public static List<Line> of(ServiceDiagnosis diagnosis) {
        return of(PathDrawing.of(diagnosis));
    }

    public static List<Line> of(Drawing drawing) {
        var lines = new ArrayList<Line>();
        var told = new HashSet<Item>();
        for (var lane : drawing.lanes()) {
            var heading = lines.size();
            for (var item : drawing.items()) {
                if (is(item, Kind.NODE) && item.bounds().x() >= lane.left() - 1 && item.bounds().x() < lane.right() && told.add(item)) {
                    lines.add(new Line(isPart(item, drawing) ? 2 : 1, item.says(), item.target()));
                    belongings(item, drawing, lines);
                }
            }
            if (lines.size() > heading) {
                lines.add(heading, new Line(0, lane.title(), null));
            }
        }
        return List.copyOf(lines);
    }

    private static void belongings(Item thing, Drawing drawing, List<Line> lines) {
        var id = Objects.requireNonNull(thing.target()).id();
        drawing.items().stream().filter(item -> is(item, Kind.BADGE) && Math.abs(item.bounds().centreY() - thing.bounds().y()) < 1
                        && item.bounds().overlaps(thing.bounds()) && !isPart(thing, drawing))
                .forEach(badge -> lines.add(new Line(2, badge.says(), badge.target())));
        drawing.items().stream().filter(item -> is(item, Kind.EDGE) && Objects.requireNonNull(item.target()).id().startsWith(id + " → "))
                .forEach(edge -> lines.add(new Line(2, edge.says(), edge.target())));
    }

    /// Whether it is a row in the box of another thing.
    private static boolean isPart(Item thing, Drawing drawing) {
        return drawing.items().stream().anyMatch(other -> other != thing && is(other, Kind.NODE) && other.bounds().contains(thing.bounds()));
    }

    private static boolean is(Item item, Kind kind) {
        return item.target() != null && item.target().kind() == kind;
    }
}
