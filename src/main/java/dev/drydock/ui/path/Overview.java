package dev.drydock.ui.path;

import dev.drydock.drawing.Bounds;
import dev.drydock.drawing.Drawing;
import dev.drydock.drawing.Palette;
import dev.drydock.drawing.Role;
import dev.drydock.drawing.Shape;
import dev.drydock.drawing.Target;
import java.util.function.BiConsumer;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;

/// The whole picture, small, where the pane does not show all of it; the part that shows is framed, and the frame can be dragged.
final class Overview extends StackPane {
    private static final double WIDEST = 150;
    private static final double HIGHEST = 96;
    private static final double INSET = 5;

    private final Canvas canvas = new Canvas();
    private double scale = 1;

    /// @param moveTo is told the place in the picture that shall be in the middle of the pane
    Overview(BiConsumer<Double, Double> moveTo) {
        getStyleClass().add("path-overview");
        setId("path-overview");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText("Overview of the whole picture; drag the frame to move, or press Shift and an arrow key");
        setCursor(Cursor.MOVE);
        setManaged(false);
        getChildren().add(canvas);
        setOnMousePressed(event -> move(event, moveTo));
        setOnMouseDragged(event -> move(event, moveTo));
        setOnMouseReleased(MouseEvent::consume);
        setOnMouseClicked(MouseEvent::consume);
    }

    private void move(MouseEvent event, BiConsumer<Double, Double> moveTo) {
        moveTo.accept((event.getX() - INSET) / scale, (event.getY() - INSET) / scale);
        event.consume();
    }

    /// Paints the picture's boxes without what stands in them, and lays itself out to its size.
    void show(Drawing drawing, Palette palette, Bounds visible) {
        scale = Math.min(WIDEST / drawing.width(), HIGHEST / drawing.height());
        canvas.setWidth(drawing.width() * scale);
        canvas.setHeight(drawing.height() * scale);
        resize(canvas.getWidth() + 2 * INSET, canvas.getHeight() + 2 * INSET);
        var g = canvas.getGraphicsContext2D();
        g.setTransform(1, 0, 0, 1, 0, 0);
        g.setFill(color(palette, Role.CANVAS));
        g.fillRect(0, 0, canvas.getWidth(), canvas.getHeight());
        for (var item : drawing.items()) {
            if (item.target() != null && (item.target().kind() == Target.Kind.NODE || item.target().kind() == Target.Kind.ZONE)) {
                item.shapes().stream().filter(Shape.Box.class::isInstance).map(Shape.Box.class::cast).filter(box -> box.stroke() != null).forEach(box -> box(g, box, palette));
            }
        }
        g.setStroke(color(palette, Role.ACCENT));
        g.setLineWidth(1.5);
        var left = Math.max(0, visible.x() * scale);
        var top = Math.max(0, visible.y() * scale);
        g.strokeRect(left + 0.75, top + 0.75, Math.min(canvas.getWidth(), visible.right() * scale) - left - 1.5, Math.min(canvas.getHeight(), visible.bottom() * scale) - top - 1.5);
    }

    private void box(GraphicsContext g, Shape.Box box, Palette palette) {
        var stroke = box.stroke();
        if (stroke != null) {
            g.setFill(color(palette, stroke.role()).deriveColor(0, 1, 1, 0.55));
            g.setStroke(color(palette, stroke.role()));
            g.setLineWidth(1);
            if (box.fill() == null) {
                g.strokeRect(box.x() * scale, box.y() * scale, box.width() * scale, box.height() * scale);
            } else {
                g.fillRect(box.x() * scale, box.y() * scale, box.width() * scale, box.height() * scale);
            }
        }
    }

    private static Color color(Palette palette, Role role) {
        return Color.web(palette.hex(role));
    }
}
