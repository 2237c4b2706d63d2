package dev.drydock.ui.path;

import dev.drydock.drawing.Bounds;
import dev.drydock.drawing.Drawing;
import dev.drydock.drawing.Item;
import dev.drydock.drawing.PathDrawing;
import dev.drydock.drawing.Role;
import dev.drydock.drawing.Target;
import dev.drydock.ui.kit.Fonts;
import dev.drydock.ui.kit.Theme;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;

/// The picture. One canvas of the size of the pane paints the part that shows, so that a path of any size costs the same; it is scaled to the pane
/// within what stays readable, and scrolls where it does not fit.
public final class PathView extends Region {
    private static final double SMALLEST = 0.7;
    private static final double LARGEST = 1.3;
    private static final double ZOOM_STEP = 1.1;
    private static final double ZOOM_MOST = 3;
    private static final double ZOOM_LEAST = 0.4;
    private static final double ARROW = 40;

    private final PathViewModel model;
    private final ObservableValue<Theme> theme;
    private final PathPainter painter;
    private final Canvas canvas = new Canvas();
    private final ScrollBar across = new ScrollBar();
    private final ScrollBar down = new ScrollBar();
    private final Tooltip tooltip = new Tooltip();
    private @Nullable Item hovered;
    /// Of the user's own making; 1 is fit.
    private double zoom = 1;
    private double scale = 1;

    public PathView(PathViewModel model, ObservableValue<Theme> theme, Fonts fonts) {
        this.model = model;
        this.theme = theme;
        painter = new PathPainter(fonts);
        setId("path");
        getStyleClass().add("path");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setMinSize(0, 0);
        down.setOrientation(Orientation.VERTICAL);
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(380);
        getChildren().addAll(canvas, across, down);
        model.serviceProperty().addListener((_, _, _) -> {
            zoom = 1;
            across.setValue(0);
            down.setValue(0);
        });
        model.drawingProperty().addListener((_, _, _) -> {
            hover(null);
            requestLayout();
            reveal();
            says();
        });
        theme.addListener((_, _, _) -> paint());
        across.valueProperty().addListener((_, _, _) -> paint());
        down.valueProperty().addListener((_, _, _) -> paint());
        canvas.setOnMouseMoved(event -> hover(at(event.getX(), event.getY())));
        canvas.setOnMouseExited(_ -> hover(null));
        canvas.setOnMousePressed(this::press);
        addEventHandler(ScrollEvent.SCROLL, this::scroll);
        setOnKeyPressed(this::key);
        says();
    }

    /// Where in this view the middle of a thing is drawn; null where the picture does not hold it.
    public @Nullable Point2D placeOf(Target target) {
        var drawing = model.drawingProperty().get();
        var item = drawing == null ? null : drawing.of(target).orElse(null);
        return item == null ? null : new Point2D((item.bounds().centreX() - left()) * scale, (item.bounds().centreY() - top()) * scale);
    }

    @Override
    protected void layoutChildren() {
        var bar = down.prefWidth(-1);
        var width = getWidth();
        var height = getHeight();
        var drawing = width > 0 && height > 0 ? fit(width, height, bar) : null;
        if (drawing == null) {
            across.setVisible(false);
            down.setVisible(false);
        } else {
            var wide = drawing.width() * scale > width + 0.5;
            var tall = drawing.height() * scale > height - (wide ? bar : 0) + 0.5;
            wide = drawing.width() * scale > width - (tall ? bar : 0) + 0.5;
            width -= tall ? bar : 0;
            height -= wide ? bar : 0;
            set(across, wide, width / scale, drawing.width());
            set(down, tall, height / scale, drawing.height());
            across.resizeRelocate(0, height, width, bar);
            down.resizeRelocate(width, 0, bar, height);
        }
        canvas.setWidth(Math.max(0, width));
        canvas.setHeight(Math.max(0, height));
        paint();
    }

    /// Has the path laid out for the width of the pane, and finds the scale at which it fits: its height too, where that leaves it readable.
    private @Nullable Drawing fit(double width, double height, double bar) {
        var fit = Math.clamp(width / PathDrawing.WIDTH, SMALLEST, LARGEST);
        model.layOut(width / fit);
        var drawing = model.drawingProperty().get();
        if (drawing != null && drawing.height() * fit > height) {
            fit = Math.max(SMALLEST, Math.min(fit, height / drawing.height()));
            model.layOut((drawing.height() * fit > height ? width - bar : width) / fit);
        }
        drawing = model.drawingProperty().get();
        scale = zoom * (drawing == null ? fit : Math.clamp(width / drawing.width(), SMALLEST, fit));
        return drawing;
    }

    private static void set(ScrollBar bar, boolean shown, double visible, double all) {
        bar.setVisible(shown);
        bar.setMax(Math.max(0, all - visible));
        bar.setVisibleAmount(bar.getMax() * visible / all);
        bar.setUnitIncrement(ARROW);
        bar.setBlockIncrement(visible * 0.8);
        bar.setValue(shown ? Math.clamp(bar.getValue(), 0, bar.getMax()) : 0);
    }

    /// The left edge of what shows, in the drawing's pixels; negative where the drawing is centred.
    private double left() {
        var drawing = model.drawingProperty().get();
        var spare = drawing == null ? 0 : canvas.getWidth() / scale - drawing.width();
        return spare > 0 ? -spare / 2 : across.getValue();
    }

    private double top() {
        return down.getValue();
    }

    private void paint() {
        var g = canvas.getGraphicsContext2D();
        var palette = theme.getValue().palette();
        g.setTransform(1, 0, 0, 1, 0, 0);
        g.setFill(Color.web(palette.hex(Role.CANVAS)));
        g.fillRect(0, 0, canvas.getWidth(), canvas.getHeight());
        var drawing = model.drawingProperty().get();
        if (drawing == null) {
            return;
        }
        g.setTransform(scale, 0, 0, scale, -left() * scale, -top() * scale);
        var view = new Bounds(left(), top(), canvas.getWidth() / scale, canvas.getHeight() / scale);
        painter.paint(g, drawing, palette, view, hovered);
    }

    private @Nullable Item at(double x, double y) {
        var drawing = model.drawingProperty().get();
        return drawing == null ? null : drawing.at(x / scale + left(), y / scale + top()).orElse(null);
    }

    private void hover(@Nullable Item item) {
        if (item == hovered) {
            return;
        }
        hovered = item;
        tooltip.hide();
        Tooltip.uninstall(canvas, tooltip);
        if (item != null) {
            tooltip.setText(item.says());
            Tooltip.install(canvas, tooltip);
        }
        canvas.setCursor(item == null ? Cursor.DEFAULT : Cursor.HAND);
        paint();
    }

    private void press(MouseEvent event) {
        requestFocus();
        if (event.getButton() == MouseButton.PRIMARY) {
            var item = at(event.getX(), event.getY());
            model.select(item == null ? null : item.target());
        }
    }

    private void scroll(ScrollEvent event) {
        if (event.isShortcutDown()) {
            zoom(event.getDeltaY() > 0 ? zoom * ZOOM_STEP : zoom / ZOOM_STEP);
        } else {
            move(event.isShiftDown() ? event.getDeltaY() + event.getDeltaX() : event.getDeltaX(), event.isShiftDown() ? 0 : event.getDeltaY());
        }
        event.consume();
    }

    private void move(double dx, double dy) {
        across.setValue(Math.clamp(across.getValue() - dx / scale, 0, across.getMax()));
        down.setValue(Math.clamp(down.getValue() - dy / scale, 0, down.getMax()));
    }

    private void zoom(double to) {
        zoom = Math.clamp(to, ZOOM_LEAST, ZOOM_MOST);
        requestLayout();
    }

    private void key(KeyEvent event) {
        var done = switch (event.getCode()) {
            case RIGHT, DOWN -> {
                model.step(1);
                yield true;
            }
            case LEFT, UP -> {
                model.step(-1);
                yield true;
            }
            case TAB -> model.step(event.isShiftDown() ? -1 : 1);
            case ESCAPE -> {
                model.select(null);
                yield true;
            }
            case PAGE_DOWN -> {
                move(0, -canvas.getHeight() * 0.8);
                yield true;
            }
            case PAGE_UP -> {
                move(0, canvas.getHeight() * 0.8);
                yield true;
            }
            case PLUS, EQUALS, ADD -> zoomed(event, zoom * ZOOM_STEP);
            case MINUS, SUBTRACT -> zoomed(event, zoom / ZOOM_STEP);
            case DIGIT0, NUMPAD0 -> zoomed(event, 1);
            default -> false;
        };
        if (done) {
            event.consume();
        }
    }

    private boolean zoomed(KeyEvent event, double to) {
        if (event.isShortcutDown()) {
            zoom(to);
        }
        return event.isShortcutDown();
    }

    /// Scrolls so that what is selected shows.
    private void reveal() {
        var item = model.current();
        if (item != null) {
            reveal(across, item.bounds().x(), item.bounds().right(), canvas.getWidth() / scale);
            reveal(down, item.bounds().y(), item.bounds().bottom(), canvas.getHeight() / scale);
        }
    }

    private static void reveal(ScrollBar bar, double from, double to, double visible) {
        if (bar.isVisible() && (from < bar.getValue() || to > bar.getValue() + visible)) {
            bar.setValue(Math.clamp((from + to - visible) / 2, 0, bar.getMax()));
        }
    }

    private void says() {
        var drawing = model.drawingProperty().get();
        var item = model.current();
        setAccessibleText(drawing == null ? "No service is selected" : item == null ? drawing.title() : item.says());
        setAccessibleHelp("Arrow keys step through the things of the picture");
        notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
    }
}
