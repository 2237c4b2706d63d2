package dev.drydock.ui.metrics;

import dev.drydock.drawing.Palette;
import dev.drydock.drawing.Role;
import dev.drydock.drawing.Typeface;
import dev.drydock.inventory.cloudwatch.MetricSeries;
import dev.drydock.timeline.Happening;
import dev.drydock.ui.kit.Fonts;
import dev.drydock.ui.kit.Sparkline;
import dev.drydock.ui.kit.Theme;
import dev.drydock.ui.kit.Times;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import javafx.beans.value.ObservableValue;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/// One small chart: the line with its gaps, rollouts as bands, stops as ticks, and the value at the moment that is read.
final class ChartView extends VBox {
    private static final double HEIGHT = 92;
    private static final double PLOT = 62;
    private static final double TOP = 11;
    private static final double PADDING = 22;
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final Chart chart;
    private final MetricsViewModel model;
    private final ObservableValue<Theme> theme;
    private final ObservableValue<Times> times;
    private final Fonts fonts;
    private final Canvas canvas = new Canvas(0, HEIGHT);
    private final Label value = new Label();

    ChartView(Chart chart, MetricsViewModel model, ObservableValue<Theme> theme, ObservableValue<Times> times, Fonts fonts) {
        this.chart = chart;
        this.model = model;
        this.theme = theme;
        this.times = times;
        this.fonts = fonts;
        getStyleClass().add("chart");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        var title = new Label(chart.title());
        title.getStyleClass().add("chart-title");
        title.setMinWidth(0);
        title.setTooltip(new Tooltip(chart.series().namespace() + " " + chart.title() + (chart.checks().isEmpty() ? "" : "\nUsed by " + chart.checks())));
        value.getStyleClass().add("chart-value");
        value.setMinWidth(Region.USE_PREF_SIZE);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var subtitle = new Label(chart.subtitle());
        subtitle.getStyleClass().add("note");
        subtitle.setTooltip(new Tooltip(chart.subtitle()));
        setMinWidth(Region.USE_PREF_SIZE);
        setMaxWidth(Region.USE_PREF_SIZE);
        getChildren().addAll(new HBox(title, space, value), subtitle, canvas);
        canvas.setOnMouseMoved(event -> model.cursorProperty().set(model.rangeProperty().get().at(Math.clamp(event.getX() / canvas.getWidth(), 0, 1))));
        canvas.setOnMouseExited(_ -> model.cursorProperty().set(null));
        setOnMousePressed(_ -> {
            requestFocus();
            model.chosenProperty().set(chart);
        });
        setOnKeyPressed(this::key);
        focusedProperty().addListener((_, _, focused) -> {
            if (focused) {
                model.chosenProperty().set(chart);
            }
        });
    }

    private void key(KeyEvent event) {
        switch (event.getCode()) {
            case LEFT -> model.step(chart, -1);
            case RIGHT -> model.step(chart, 1);
            case ESCAPE -> {
                if (model.cursorProperty().get() == null) {
                    return;
                }
                model.cursorProperty().set(null);
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    /// @param width with its frame
    void widen(double width) {
        setPrefWidth(width);
        canvas.setWidth(Math.max(1, width - PADDING));
        paint();
    }

    void paint() {
        var width = canvas.getWidth();
        var palette = theme.getValue().palette();
        var g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, width, HEIGHT);
        g.setTextBaseline(VPos.CENTER);
        var range = model.rangeProperty().get();
        marks(g, range, palette, width);
        var points = chart.series().between(range.from(), range.to());
        var top = Sparkline.top(points);
        g.setLineDashes();
        g.setLineWidth(1);
        g.setStroke(color(palette, Role.BORDER));
        g.strokeLine(0, TOP + 0.5, width, TOP + 0.5);
        g.strokeLine(0, TOP + PLOT + 0.5, width, TOP + PLOT + 0.5);
        Sparkline.paint(g, points, top, time -> range.share(time) * width, TOP, PLOT, color(palette, Role.ACCENT));
        g.setFont(fonts.font(Typeface.REGULAR, 10));
        g.setFill(color(palette, Role.TEXT_MUTED));
        g.setTextAlign(TextAlignment.LEFT);
        g.fillText(points.isEmpty() ? "no datapoint in this time" : chart.value(top), 3, TOP + 8);
        var zone = times.getValue().zone();
        g.fillText(CLOCK.format(range.from().atZone(zone)), 0, HEIGHT - 8);
        g.setTextAlign(TextAlignment.RIGHT);
        g.fillText(CLOCK.format(range.to().atZone(zone)) + " " + times.getValue().name(range.to()), width, HEIGHT - 8);
        cursor(g, range, top, palette, width);
    }

    private void marks(GraphicsContext g, MetricsViewModel.Range range, Palette palette, double width) {
        for (var mark : model.marks()) {
            var from = range.share(mark.from()) * width;
            if (mark.kind().lane() == Happening.Lane.ROLLOUTS) {
                g.setFill(color(palette, Role.ACCENT_SUBTLE));
                g.fillRect(Math.max(0, from), TOP, Math.max(1.5, Math.min(width, range.share(mark.end()) * width) - Math.max(0, from)), PLOT);
            }
        }
        for (var mark : model.marks()) {
            if (mark.kind().lane() == Happening.Lane.STOPS) {
                var x = range.share(mark.from()) * width;
                g.setLineDashes();
                g.setLineWidth(1.5);
                g.setStroke(color(palette, mark.kind().isTrouble() ? Role.FAIL : Role.NEUTRAL));
                if (mark.kind().isTrouble()) {
                    g.strokeLine(x - 2.5, 2.5, x + 2.5, 7.5);
                    g.strokeLine(x - 2.5, 7.5, x + 2.5, 2.5);
                } else {
                    g.strokeLine(x, 2, x, 8);
                }
            }
        }
    }

    private void cursor(GraphicsContext g, MetricsViewModel.Range range, double top, Palette palette, double width) {
        var at = model.cursorProperty().get();
        if (at == null) {
            value.setText(chart.last().map(last -> "last " + chart.value(last.value())).orElse("no datapoint"));
            setAccessibleText(chart.says());
            return;
        }
        var point = chart.at(at);
        var x = range.share(point.map(MetricSeries.Point::time).orElse(at)) * width;
        g.setStroke(color(palette, Role.TEXT_MUTED));
        g.setLineWidth(1);
        g.setLineDashes(2, 2);
        g.strokeLine(x, TOP, x, TOP + PLOT);
        g.setLineDashes();
        point.ifPresent(one -> {
            g.setFill(color(palette, Role.ACCENT));
            g.fillOval(x - 3.5, TOP + PLOT - Math.clamp(one.value() / top, 0, 1) * PLOT - 3.5, 7, 7);
        });
        var words = point.map(one -> chart.value(one.value())).orElse("not recorded") + " at " + CLOCK.format(at.atZone(times.getValue().zone()));
        value.setText(words);
        setAccessibleText(chart.title() + ", " + chart.subtitle() + ": " + words);
    }

    private static Color color(Palette palette, Role role) {
        return Color.web(palette.hex(role));
    }
}
