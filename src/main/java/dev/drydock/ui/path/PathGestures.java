package dev.drydock.ui.path;

import javafx.scene.Cursor;
import javafx.scene.canvas.Canvas;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;

/// What mouse, touch and keys do on the picture. It is panned by dragging it, with two fingers, or with Shift and the arrows, and zoomed with the wheel where the pointer
/// is, by pinching, or with plus and minus. A click selects, a double click brings near.
final class PathGestures {
    private static final double ARROW = 60;
    private static final double WHEEL = 1.0015;
    private static final double KEY_STEP = 1.25;

    private final PathView view;
    private final Canvas canvas;
    private double lastX;
    private double lastY;
    private boolean space;
    /// Whether scrolling comes from fingers that move, rather than from a wheel that turns: only such a gesture has a beginning.
    private boolean fingers;

    PathGestures(PathView view, Canvas canvas) {
        this.view = view;
        this.canvas = canvas;
    }

    void install() {
        canvas.setOnMousePressed(this::press);
        canvas.setOnMouseDragged(this::drag);
        canvas.setOnMouseReleased(_ -> canvas.setCursor(Cursor.DEFAULT));
        canvas.setOnMouseClicked(this::click);
        canvas.addEventHandler(ScrollEvent.SCROLL_STARTED, _ -> fingers = true);
        canvas.addEventHandler(ScrollEvent.SCROLL_FINISHED, _ -> fingers = false);
        canvas.addEventHandler(ScrollEvent.SCROLL, this::scroll);
        canvas.addEventHandler(ZoomEvent.ZOOM, event -> {
            view.zoom(view.scale() * event.getZoomFactor(), event.getX(), event.getY());
            event.consume();
        });
        view.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        view.addEventHandler(KeyEvent.KEY_RELEASED, event -> space = space && event.getCode() != KeyCode.SPACE);
    }

    private void press(MouseEvent event) {
        view.requestFocus();
        lastX = event.getX();
        lastY = event.getY();
    }

    private void drag(MouseEvent event) {
        if (event.isPrimaryButtonDown() || event.isMiddleButtonDown()) {
            if (!event.isStillSincePress()) {
                canvas.setCursor(Cursor.CLOSED_HAND);
                view.pan(lastX - event.getX(), lastY - event.getY());
                lastX = event.getX();
                lastY = event.getY();
            }
            event.consume();
        }
    }

    private void click(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY || !event.isStillSincePress() || space) {
            return;
        }
        var item = view.at(event.getX(), event.getY());
        if (event.getClickCount() == 2) {
            view.focusOn(item);
        } else {
            view.select(item);
        }
        event.consume();
    }

    private void scroll(ScrollEvent event) {
        if (event.isInertia() && !fingers) {
            event.consume();
            return;
        }
        if (fingers && !event.isShortcutDown() || event.isShiftDown() || event.getDeltaY() == 0) {
            view.pan(-event.getDeltaX(), -event.getDeltaY());
        } else {
            view.zoom(view.scale() * Math.pow(WHEEL, event.getDeltaY()), event.getX(), event.getY());
        }
        event.consume();
    }

    private void pressed(KeyEvent event) {
        if (event.getTarget() != view) {
            return;
        }
        if (event.isShiftDown() || space ? pans(event) : does(event)) {
            event.consume();
        }
    }

    private boolean pans(KeyEvent event) {
        switch (event.getCode()) {
            case RIGHT -> view.pan(ARROW, 0);
            case LEFT -> view.pan(-ARROW, 0);
            case DOWN -> view.pan(0, ARROW);
            case UP -> view.pan(0, -ARROW);
            case TAB -> {
                return view.step(-1);
            }
            case PLUS, EQUALS -> zoom(KEY_STEP);
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean does(KeyEvent event) {
        switch (event.getCode()) {
            case RIGHT, DOWN -> view.step(1);
            case LEFT, UP -> view.step(-1);
            case TAB -> {
                return view.step(1);
            }
            case ESCAPE -> view.select(null);
            case SPACE -> space = true;
            case ENTER -> view.focusOnSelected();
            case HOME -> view.home();
            case PAGE_DOWN -> view.pan(0, canvas.getHeight() * 0.8);
            case PAGE_UP -> view.pan(0, -canvas.getHeight() * 0.8);
            case PLUS, EQUALS, ADD -> zoom(KEY_STEP);
            case MINUS, SUBTRACT -> zoom(1 / KEY_STEP);
            case DIGIT0, NUMPAD0 -> view.fit();
            case DIGIT1, NUMPAD1 -> view.fullSize();
            case L -> {
                if (event.isShortcutDown() || event.isAltDown()) {
                    return false;
                }
                view.toggleWords();
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void zoom(double by) {
        view.zoom(view.scale() * by, canvas.getWidth() / 2, canvas.getHeight() / 2);
    }
}
