package dev.drydock.ui.timeline;

import dev.drydock.drawing.Palette;
import dev.drydock.drawing.Role;
import dev.drydock.drawing.Typeface;
import dev.drydock.inventory.cloudwatch.MetricSeries;
import dev.drydock.timeline.Happening;
import dev.drydock.timeline.Happening.Kind;
import dev.drydock.timeline.Happening.Lane;
import dev.drydock.timeline.Link;
import dev.drydock.timeline.Timeline;
import dev.drydock.ui.kit.Fonts;
import dev.drydock.ui.kit.Sparkline;
import dev.drydock.ui.kit.Times;
import dev.drydock.timeline.ServiceSeries;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/// Paints the lanes. What something is, is told by its shape; colour only says it again.
final class TimelinePainter {
    static final double GUTTER = 104;
    static final double AXIS = 24;
    static final double LANE = 25;
    static final double STRIP = 42;
    private static final double HALF = 4.5;
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

    /// What is painted.
    ///
    /// @param hovered what the pointer is on; null for nothing
    /// @param dragged the range that is being dragged, in pixels of the plot; null for none
    /// @param moment the capture that is looked at; null for the newest
    record Scene(Timeline timeline, TimeScale scale, List<Mark> marks, List<ServiceSeries> series, @Nullable Happening chosen, List<Link> links, @Nullable Mark hovered,
            double @Nullable [] dragged, @Nullable Instant moment, Times times) {}

    private final Fonts fonts;

    TimelinePainter(Fonts fonts) {
        this.fonts = fonts;
    }

    static double height(int series) {
        return AXIS + Lane.values().length * LANE + series * STRIP + 4;
    }

    static double middle(Lane lane) {
        return AXIS + lane.ordinal() * LANE + LANE / 2;
    }

    void paint(GraphicsContext g, Scene scene, Palette palette, double width, double height) {
        g.setFill(color(palette, Role.CANVAS));
        g.fillRect(0, 0, width, height);
        g.setTextBaseline(VPos.CENTER);
        var scale = scene.scale();
        g.save();
        g.beginPath();
        g.rect(GUTTER, 0, scale.width(), height);
        g.clip();
        g.translate(GUTTER, 0);
        rollouts(g, scene, palette, height);
        axis(g, scene, palette, height);
        for (var lane : Lane.values()) {
            rule(g, AXIS + lane.ordinal() * LANE, scale.width(), palette);
        }
        rule(g, AXIS + Lane.values().length * LANE, scale.width(), palette);
        links(g, scene, palette);
        scene.marks().forEach(mark -> mark(g, mark, scene, palette));
        captures(g, scene, palette, height);
        for (var i = 0; i < scene.series().size(); i++) {
            strip(g, scene.series().get(i).series(), scale, AXIS + Lane.values().length * LANE + i * STRIP, palette);
        }
        var dragged = scene.dragged();
        if (dragged != null) {
            g.setFill(color(palette, Role.ACCENT).deriveColor(0, 1, 1, 0.18));
            g.fillRect(Math.min(dragged[0], dragged[1]), AXIS, Math.abs(dragged[1] - dragged[0]), height - AXIS);
        }
        g.restore();
        gutter(g, scene, palette);
    }

    /// A band behind all lanes for each rollout, so that what fell into it is seen.
    private static void rollouts(GraphicsContext g, Scene scene, Palette palette, double height) {
        g.setFill(color(palette, Role.ACCENT_SUBTLE).deriveColor(0, 1, 1, 0.55));
        for (var one : scene.timeline().happenings()) {
            if (one.kind().lane() == Lane.ROLLOUTS && scene.scale().shows(one.from(), one.end())) {
                var x = scene.scale().x(one.from());
                g.fillRect(x, AXIS, Math.max(1, scene.scale().x(one.end()) - x), height - AXIS);
            }
        }
    }

    private void axis(GraphicsContext g, Scene scene, Palette palette, double height) {
        var zone = scene.times().zone();
        var ticks = scene.scale().ticks(zone);
        var fine = ticks.size() > 1 && ticks.get(1).getEpochSecond() - ticks.get(0).getEpochSecond() < 60;
        g.setFont(fonts.font(Typeface.REGULAR, 11));
        g.setTextAlign(TextAlignment.LEFT);
        String day = "";
        for (var tick : ticks) {
            var x = Math.round(scene.scale().x(tick)) + 0.5;
            g.setStroke(color(palette, Role.BORDER));
            g.setLineWidth(1);
            g.setLineDashes();
            g.strokeLine(x, AXIS - 5, x, height);
            g.setFill(color(palette, Role.TEXT_MUTED));
            var local = tick.atZone(zone);
            var date = DAY.format(local);
            g.fillText((fine ? SECONDS : CLOCK).format(local) + (date.equals(day) ? "" : "  " + date), x + 3, AXIS / 2 - 1);
            day = date;
        }
    }

    private static void rule(GraphicsContext g, double y, double width, Palette palette) {
        g.setStroke(color(palette, Role.BORDER));
        g.setLineWidth(1);
        g.setLineDashes();
        g.strokeLine(0, Math.round(y) + 0.5, width, Math.round(y) + 0.5);
    }

    private void gutter(GraphicsContext g, Scene scene, Palette palette) {
        g.setTextAlign(TextAlignment.LEFT);
        for (var lane : Lane.values()) {
            var empty = scene.timeline().happenings().stream().noneMatch(one -> one.kind().lane() == lane);
            g.setFont(fonts.font(Typeface.REGULAR, 12));
            g.setFill(color(palette, empty ? Role.TEXT_MUTED : Role.TEXT));
            g.fillText(lane.title(), 12, middle(lane), GUTTER - 16);
            var unseen = empty ? Timeline.whyEmpty(lane) : outside(scene, lane);
            if (!unseen.isEmpty()) {
                g.setFont(fonts.font(Typeface.REGULAR, 11));
                g.setFill(color(palette, Role.CANVAS));
                g.fillRect(GUTTER + 4, middle(lane) - 8, unseen.length() * 5.6 + 8, 16);
                g.setFill(color(palette, Role.TEXT_MUTED));
                g.fillText(unseen, GUTTER + 8, middle(lane));
            }
        }
        for (var i = 0; i < scene.series().size(); i++) {
            var one = scene.series().get(i);
            var y = AXIS + Lane.values().length * LANE + i * STRIP;
            g.setFont(fonts.font(Typeface.REGULAR, 11));
            g.setFill(color(palette, Role.TEXT));
            g.fillText(one.series().metricName(), 12, y + 13, GUTTER - 16);
            g.setFill(color(palette, Role.TEXT_MUTED));
            g.fillText(one.series().stat() + ", " + one.about(), 12, y + 28, GUTTER - 16);
        }
    }

    /// What of a lane lies outside of the view, where nothing lies in it.
    private static String outside(Scene scene, Lane lane) {
        if (scene.marks().stream().anyMatch(mark -> mark.lane() == lane)) {
            return "";
        }
        var all = scene.timeline().happenings().stream().filter(one -> one.kind().lane() == lane).toList();
        var before = all.stream().filter(one -> TimeScale.seconds(one.end()) < scene.scale().from()).count();
        return (before > 0 ? "← " + before + " before" : "") + (before > 0 && before < all.size() ? ", " : "") + (before < all.size() ? all.size() - before + " after →" : "");
    }

    private void mark(GraphicsContext g, Mark mark, Scene scene, Palette palette) {
        var kind = mark.first().kind();
        var y = middle(mark.lane());
        var chosen = scene.chosen() != null && mark.happenings().contains(scene.chosen());
        var lit = chosen || mark == scene.hovered();
        var color = color(palette, role(kind));
        if (mark.lane() == Lane.ROLLOUTS) {
            bar(g, mark, y, color, lit, palette);
            return;
        }
        if (mark.count() == 1 && mark.end() - mark.x() > 2) {
            g.setStroke(color.deriveColor(0, 1, 1, 0.6));
            g.setLineWidth(2);
            g.setLineDashes(mark.first().open() ? new double[] {3, 3} : new double[0]);
            g.strokeLine(mark.x(), y, mark.end(), y);
        }
        var x = mark.x();
        if (lit) {
            g.setFill(color(palette, Role.ACCENT_SUBTLE));
            g.fillOval(x - 9, y - 9, 18, 18);
            g.setStroke(color(palette, Role.ACCENT));
            g.setLineWidth(chosen ? 2 : 1);
            g.setLineDashes();
            g.strokeOval(x - 9, y - 9, 18, 18);
        }
        shape(g, kind, x, y, color, palette);
        if (mark.count() > 1) {
            g.setFont(fonts.font(Typeface.BOLD, 10));
            g.setFill(color(palette, mark.isTrouble() ? role(kind) : Role.TEXT_MUTED));
            g.setTextAlign(TextAlignment.LEFT);
            g.fillText(String.valueOf(mark.count()), x + HALF + 2, y - 5);
        }
    }

    private void bar(GraphicsContext g, Mark mark, double y, Color color, boolean lit, Palette palette) {
        var x = mark.x();
        var width = Math.max(6, mark.end() - x);
        g.setLineDashes(mark.first().open() ? new double[] {4, 3} : new double[0]);
        g.setFill(color(palette, lit ? Role.ACCENT_SUBTLE : Role.BOX));
        g.fillRoundRect(x, y - 9, width, 18, 6, 6);
        g.setStroke(lit ? color(palette, Role.ACCENT) : color);
        g.setLineWidth(lit ? 2 : 1.25);
        g.strokeRoundRect(x, y - 9, width, 18, 6, 6);
        g.setLineDashes();
        shape(g, mark.first().kind(), Math.max(x, 0) + 11, y, color, palette);
        var from = Math.max(x, 0) + 21;
        if (mark.end() - from > 44) {
            g.save();
            g.beginPath();
            g.rect(from, y - 9, mark.end() - from - 4, 18);
            g.clip();
            g.setFont(fonts.font(Typeface.REGULAR, 11));
            g.setFill(color(palette, Role.TEXT));
            g.setTextAlign(TextAlignment.LEFT);
            g.fillText(mark.first().title(), from, y);
            g.restore();
        }
    }

    private static void shape(GraphicsContext g, Kind kind, double x, double y, Color color, Palette palette) {
        g.setFill(color);
        g.setStroke(color);
        g.setLineDashes();
        g.setLineWidth(2);
        switch (kind) {
            case TASK_STARTED -> g.fillPolygon(new double[] {x - HALF, x + HALF, x - HALF}, new double[] {y - HALF, y, y + HALF}, 3);
            case TASK_STOPPED -> g.fillRect(x - HALF + 0.5, y - HALF + 0.5, 2 * HALF - 1, 2 * HALF - 1);
            case TASK_FAILED, FAILED_ROLLOUT, NOT_SCALED -> {
                g.strokeLine(x - HALF + 0.5, y - HALF + 0.5, x + HALF - 0.5, y + HALF - 0.5);
                g.strokeLine(x - HALF + 0.5, y + HALF - 0.5, x + HALF - 0.5, y - HALF + 0.5);
            }
            case BAD_EVENT, TARGETS_UNWELL -> g.fillPolygon(new double[] {x, x + HALF + 0.5, x - HALF - 0.5}, new double[] {y - HALF, y + HALF, y + HALF}, 3);
            case EVENT -> {
                g.setFill(color(palette, Role.CANVAS));
                g.fillOval(x - HALF + 1, y - HALF + 1, 2 * HALF - 2, 2 * HALF - 2);
                g.setLineWidth(1.5);
                g.strokeOval(x - HALF + 1, y - HALF + 1, 2 * HALF - 2, 2 * HALF - 2);
            }
            case TARGETS_WELL -> g.fillOval(x - HALF, y - HALF, 2 * HALF, 2 * HALF);
            case SCALED -> g.fillPolygon(new double[] {x, x + HALF + 0.5, x, x - HALF - 0.5}, new double[] {y - HALF - 0.5, y, y + HALF + 0.5, y}, 4);
            case ROLLOUT -> g.fillPolygon(new double[] {x - HALF, x + HALF, x - HALF}, new double[] {y - HALF, y, y + HALF}, 3);
            case ROLLBACK -> g.fillPolygon(new double[] {x + HALF, x - HALF, x + HALF}, new double[] {y - HALF, y, y + HALF}, 3);
        }
    }

    private static Role role(Kind kind) {
        return switch (kind) {
            case TASK_FAILED, FAILED_ROLLOUT, NOT_SCALED -> Role.FAIL;
            case BAD_EVENT, TARGETS_UNWELL, ROLLBACK -> Role.WARN;
            case TASK_STARTED, TARGETS_WELL -> Role.OK;
            case ROLLOUT, SCALED -> Role.ACCENT;
            case TASK_STOPPED, EVENT -> Role.NEUTRAL;
        };
    }

    /// Dotted where only the times say so.
    private static void links(GraphicsContext g, Scene scene, Palette palette) {
        g.setStroke(color(palette, Role.ACCENT));
        g.setLineWidth(1.5);
        for (var link : scene.links()) {
            g.setLineDashes(link.inferred() ? new double[] {2, 4} : new double[0]);
            var from = scene.scale().x(link.from().from());
            var to = link.to().kind().lane() == Lane.ROLLOUTS ? Math.clamp(from, scene.scale().x(link.to().from()), Math.max(scene.scale().x(link.to().from()), scene.scale().x(link.to().end())))
                    : scene.scale().x(link.to().from());
            var y = middle(link.from().kind().lane());
            var end = middle(link.to().kind().lane());
            var middle = (y + end) / 2;
            g.beginPath();
            g.moveTo(from, y);
            g.bezierCurveTo(from, middle, to, middle, to, end);
            g.stroke();
        }
        g.setLineDashes();
    }

    private static void captures(GraphicsContext g, Scene scene, Palette palette, double height) {
        g.setLineDashes();
        for (var at : scene.timeline().captures()) {
            var x = Math.round(scene.scale().x(at)) + 0.5;
            g.setStroke(color(palette, Role.TEXT_MUTED));
            g.setLineWidth(1.5);
            g.strokeLine(x, AXIS - 6, x, AXIS);
        }
        var moment = scene.moment() != null ? scene.moment() : scene.timeline().captures().isEmpty() ? null : scene.timeline().captures().getLast();
        if (moment != null) {
            var x = Math.round(scene.scale().x(moment)) + 0.5;
            g.setStroke(color(palette, scene.moment() != null ? Role.ACCENT : Role.TEXT_MUTED));
            g.setLineWidth(scene.moment() != null ? 2 : 1);
            g.strokeLine(x, AXIS - 6, x, height);
        }
    }

    private static void strip(GraphicsContext g, MetricSeries series, TimeScale scale, double y, Palette palette) {
        rule(g, y + STRIP, scale.width(), palette);
        var points = new ArrayList<MetricSeries.Point>();
        series.points().stream().filter(point -> scale.shows(point.time(), point.end())).forEach(points::add);
        Sparkline.paint(g, points, Sparkline.top(series.points()), scale::x, y + 5, STRIP - 9, color(palette, Role.ACCENT));
    }

    private static Color color(Palette palette, Role role) {
        return Color.web(palette.hex(role));
    }
}
