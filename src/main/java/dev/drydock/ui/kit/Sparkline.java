package dev.drydock.ui.kit;

import dev.drydock.inventory.cloudwatch.MetricSeries;
import java.time.Instant;
import java.util.List;
import java.util.function.ToDoubleFunction;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/// A series as a line with gaps: where no point was recorded, nothing is drawn, for nobody knows what was there.
public final class Sparkline {
    private Sparkline() {}

    /// The value that the top of a chart stands for: the largest, or 1 where all are none.
    public static double top(List<MetricSeries.Point> points) {
        var most = points.stream().mapToDouble(MetricSeries.Point::value).filter(Double::isFinite).max().orElse(0);
        return most > 0 ? most : 1;
    }

    /// @param points by time
    /// @param top the value at the top; at the bottom is zero
    /// @param x where a time stands
    public static void paint(GraphicsContext g, List<MetricSeries.Point> points, double top, ToDoubleFunction<Instant> x, double y, double height, Color color) {
        g.setLineDashes();
        for (var from = 0; from < points.size();) {
            var to = from + 1;
            while (to < points.size() && !isGap(points.get(to - 1), points.get(to))) {
                to++;
            }
            run(g, points.subList(from, to), top, x, y, height, color);
            from = to;
        }
    }

    /// Whether a period between two points was not recorded.
    public static boolean isGap(MetricSeries.Point one, MetricSeries.Point next) {
        return next.time().isAfter(one.end());
    }

    private static void run(GraphicsContext g, List<MetricSeries.Point> run, double top, ToDoubleFunction<Instant> x, double y, double height, Color color) {
        var first = x.applyAsDouble(run.getFirst().time());
        var last = x.applyAsDouble(run.getLast().time());
        g.setFill(color.deriveColor(0, 1, 1, 0.14));
        g.setStroke(color);
        g.setLineWidth(1.5);
        if (run.size() == 1) {
            var at = level(run.getFirst(), top, y, height);
            g.setFill(color);
            g.fillOval(first - 2, at - 2, 4, 4);
            return;
        }
        g.beginPath();
        g.moveTo(first, y + height);
        run.forEach(point -> g.lineTo(x.applyAsDouble(point.time()), level(point, top, y, height)));
        g.lineTo(last, y + height);
        g.closePath();
        g.fill();
        g.beginPath();
        g.moveTo(first, level(run.getFirst(), top, y, height));
        run.forEach(point -> g.lineTo(x.applyAsDouble(point.time()), level(point, top, y, height)));
        g.stroke();
    }

    private static double level(MetricSeries.Point point, double top, double y, double height) {
        return y + height - Math.clamp(point.value() / top, 0, 1) * height;
    }
}
