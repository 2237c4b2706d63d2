package dev.drydock.ui.timeline;

import dev.drydock.timeline.Happening;
import dev.drydock.ui.kit.Fonts;
import dev.drydock.ui.kit.Theme;
import dev.drydock.ui.kit.Times;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// The lanes on one canvas, by pointer and keyboard.
final class TimelineCanvas extends Region {
    private static final double SLACK = 7;
    /// A drag shorter than this is a click.
    private static final double DRAG = 5;

    private final TimelineViewModel model;
    private final ObservableValue<Theme> theme;
    private final ObservableValue<Times> times;
    private final TimelinePainter painter;
    private final Canvas canvas = new Canvas();
    private final ReadOnlyObjectWrapper<@Nullable Mark> hovered = new ReadOnlyObjectWrapper<>();
    private List<Mark> marks = List.of();
    private double @Nullable [] dragged;

    TimelineCanvas(TimelineViewModel model, ObservableValue<Theme> theme, ObservableValue<Times> times, Fonts fonts) {
        this.model = model;
        this.theme = theme;
        this.times = times;
        painter = new TimelinePainter(fonts);
        setId("timeline-canvas");
        getStyleClass().add("timeline-canvas");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        getChildren().add(canvas);
        theme.addListener((_, _, _) -> paint());
        times.addListener((_, _, _) -> paint());
        model.timelineProperty().addListener((_, _, _) -> requestLayout());
        model.series().addListener((ListChangeListener<Object>) _ -> requestLayout());
        model.viewProperty().addListener((_, _, _) -> lay());
        model.chosenProperty().addListener((_, _, _) -> paint());
        model.momentProperty().addListener((_, _, _) -> paint());
        setOnMouseMoved(event -> hover(at(event.getX(), event.getY())));
        setOnMouseExited(_ -> hover(null));
        setOnMousePressed(this::pressed);
        setOnMouseDragged(this::dragged);
        setOnMouseReleased(this::released);
        setOnScroll(this::scrolled);
        setOnKeyPressed(this::key);
    }

    ReadOnlyObjectProperty<@Nullable Mark> hoveredProperty() {
        return hovered.getReadOnlyProperty();
    }

    @Override
    protected double computePrefHeight(double width) {
        return TimelinePainter.height(model.series().size());
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        lay();
    }

    private TimeScale scale() {
        var view = model.viewProperty().get();
        return new TimeScale(view.from(), view.to(), Math.max(1, getWidth() - TimelinePainter.GUTTER));
    }

    private void lay() {
        var timeline = model.timelineProperty().get();
        var scale = scale();
        var byLane = timeline == null ? null : timeline.happenings().stream().collect(Collectors.groupingBy(one -> one.kind().lane()));
        marks = byLane == null ? List.of() : Arrays.stream(Happening.Lane.values()).flatMap(lane -> Mark.of(lane, byLane.getOrDefault(lane, List.of()), scale).stream()).toList();
        hovered.set(null);
        paint();
    }

    private void paint() {
        var g = canvas.getGraphicsContext2D();
        var timeline = model.timelineProperty().get();
        if (timeline == null || getWidth() <= 0) {
            g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
            return;
        }
        var moment = model.momentProperty().get();
        painter.paint(g, new TimelinePainter.Scene(timeline, scale(), marks, model.series(), model.chosenProperty().get(), model.links(), hovered.get(), dragged,
                moment < 0 || moment >= timeline.captures().size() ? null : timeline.captures().get(moment), times.getValue()), theme.getValue().palette(), canvas.getWidth(), canvas.getHeight());
    }

    private @Nullable Mark at(double x, double y) {
        var plot = x - TimelinePainter.GUTTER;
        Mark best = null;
        for (var mark : marks) {
            if (Math.abs(y - TimelinePainter.middle(mark.lane())) <= TimelinePainter.LANE / 2 && plot >= mark.x() - SLACK && plot <= Math.max(mark.end(), mark.x()) + SLACK) {
                best = best == null || Math.abs(mark.x() - plot) < Math.abs(best.x() - plot) ? mark : best;
            }
        }
        return best;
    }

    private void hover(@Nullable Mark mark) {
        if (mark != hovered.get()) {
            hovered.set(mark);
            paint();
        }
    }

    private void pressed(MouseEvent event) {
        requestFocus();
        var x = event.getX() - TimelinePainter.GUTTER;
        dragged = x < 0 ? null : new double[] {x, x};
    }

    private void dragged(MouseEvent event) {
        if (dragged != null) {
            dragged[1] = Math.clamp(event.getX() - TimelinePainter.GUTTER, 0, Math.max(1, getWidth() - TimelinePainter.GUTTER));
            paint();
        }
    }

    private void released(MouseEvent event) {
        var range = dragged;
        dragged = null;
        if (range != null && Math.abs(range[1] - range[0]) >= DRAG) {
            model.range(scale().secondsAt(range[0]), scale().secondsAt(range[1]));
        } else {
            var mark = at(event.getX(), event.getY());
            if (mark != null && mark.count() > 1 && event.getClickCount() == 2) {
                model.range(TimeScale.seconds(mark.happenings().stream().map(Happening::from).min(Comparator.naturalOrder()).orElseThrow()) - 1,
                        TimeScale.seconds(mark.happenings().stream().map(Happening::from).max(Comparator.naturalOrder()).orElseThrow()) + 1);
            } else {
                model.choose(mark == null ? null : mark.first());
            }
            paint();
        }
    }

    private void scrolled(ScrollEvent event) {
        if (event.getX() < TimelinePainter.GUTTER) {
            return;
        }
        if (event.isShiftDown() || Math.abs(event.getDeltaX()) > Math.abs(event.getDeltaY())) {
            var by = Math.abs(event.getDeltaX()) > Math.abs(event.getDeltaY()) ? event.getDeltaX() : event.getDeltaY();
            model.pan(-by / Math.max(1, getWidth() - TimelinePainter.GUTTER));
        } else if (event.getDeltaY() != 0) {
            model.zoom(event.getDeltaY() > 0 ? 0.8 : 1.25, Math.clamp((event.getX() - TimelinePainter.GUTTER) / Math.max(1, getWidth() - TimelinePainter.GUTTER), 0, 1));
        }
        event.consume();
    }

    private void key(KeyEvent event) {
        if (event.isAltDown()) {
            return;
        }
        switch (event.getCode()) {
            case LEFT -> move(event, -1);
            case RIGHT -> move(event, 1);
            case UP -> model.stepLane(-1);
            case DOWN -> model.stepLane(1);
            case PLUS, ADD, EQUALS -> model.zoom(0.5, 0.5);
            case MINUS, SUBTRACT -> model.zoom(2, 0.5);
            case DIGIT0, NUMPAD0 -> model.fit();
            case DIGIT9, NUMPAD9 -> model.fitAll();
            case HOME -> model.step(Integer.MIN_VALUE / 2);
            case END -> model.step(Integer.MAX_VALUE / 2);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void move(KeyEvent event, int by) {
        if (event.isShortcutDown()) {
            model.pan(by * 0.2);
        } else {
            model.step(by);
        }
    }
}
