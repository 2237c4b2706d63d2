package dev.drydock.ui.shell;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/// Looks through a scene graph.
final class Nodes {
    private static final int LEGIBLE = 3;
    private static final double SLACK = 1.5;

    private Nodes() {}

    static boolean isShown(Node node) {
        for (var each = node; each != null; each = each.getParent()) {
            if (!each.isVisible() || each.getOpacity() == 0) {
                return false;
            }
        }
        return true;
    }

    static List<Node> below(Node node) {
        var all = new ArrayList<Node>();
        all.add(node);
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> all.addAll(below(child)));
        }
        return all;
    }

    /// The texts that are shown cut, with no tooltip that tells the whole.
    static List<String> cutTexts(Node root) {
        return below(root).stream()
                .filter(Labeled.class::isInstance)
                .map(Labeled.class::cast)
                .filter(labeled -> isShown(labeled) && labeled.getText() != null && !labeled.getText().isEmpty() && labeled.getWidth() > 0)
                .filter(labeled -> tooltip(labeled) == null && isCut(labeled))
                .map(labeled -> labeled.getClass().getSimpleName() + " " + labeled.getStyleClass() + ": " + labeled.getText())
                .toList();
    }

    /// The texts that are cut to nothing, tooltip or not: so little is left that nobody could tell one from another.
    static List<String> lostTexts(Node root) {
        return below(root).stream()
                .filter(Labeled.class::isInstance)
                .map(Labeled.class::cast)
                .filter(labeled -> isShown(labeled) && labeled.getText() != null && labeled.getText().strip().length() > LEGIBLE && labeled.getContentDisplay() != ContentDisplay.GRAPHIC_ONLY)
                .filter(labeled -> labeled.getWidth() == 0 || isCut(labeled) && shown(labeled).strip().length() < LEGIBLE + labeled.getEllipsisString().length())
                .map(labeled -> where(labeled, labeled.getText()))
                .toList();
    }

    /// The texts and fields that reach beyond what they stand in, so that they are clipped or lie over something else. What a list or a pane scrolls to is not meant.
    static List<String> overflows(Node root) {
        return below(root).stream()
                .filter(node -> node instanceof Labeled labeled && labeled.getText() != null && !labeled.getText().isBlank() || node instanceof TextInputControl)
                .filter(node -> isShown(node) && !isIn(node, "virtual-flow") && !isIn(node, "tab-header-area"))
                .filter(Nodes::reachesOut)
                .map(node -> where(node, node instanceof Labeled labeled ? labeled.getText() : String.valueOf(node.getId())))
                .toList();
    }

    private static boolean reachesOut(Node node) {
        // Without its shadow, which may lie over anything.
        var bounds = node.localToParent(node.getLayoutBounds());
        var alongX = true;
        var alongY = true;
        for (var parent = node.getParent(); parent != null; parent = parent.getParent()) {
            var room = parent.getLayoutBounds();
            var scrolled = parent.getStyleClass().contains("viewport") && parent.getParent() instanceof ScrollPane;
            if (scrolled) {
                var pane = (ScrollPane) parent.getParent();
                alongY &= pane.getVbarPolicy() == ScrollPane.ScrollBarPolicy.NEVER;
                alongX &= pane.getHbarPolicy() == ScrollPane.ScrollBarPolicy.NEVER || pane.isFitToWidth() && pane.lookupAll(".scroll-bar").stream().noneMatch(bar -> bar.isVisible() && bar instanceof ScrollBar one && one.getOrientation() == Orientation.HORIZONTAL);
            }
            var content = parent.getParent() != null && parent.getParent().getStyleClass().contains("viewport");
            if (content) {
                bounds = parent.localToParent(bounds);
                continue;
            }
            if (alongX && (bounds.getMinX() < room.getMinX() - SLACK || bounds.getMaxX() > room.getMaxX() + SLACK)
                    || alongY && (bounds.getMinY() < room.getMinY() - SLACK || bounds.getMaxY() > room.getMaxY() + SLACK)) {
                return true;
            }
            bounds = parent.localToParent(bounds);
        }
        return false;
    }

    private static boolean isIn(Node node, String styleClass) {
        for (var each = node; each != null; each = each.getParent()) {
            if (each.getStyleClass().contains(styleClass)) {
                return true;
            }
        }
        return false;
    }

    private static String where(Node node, String text) {
        var path = new StringBuilder(node.getClass().getSimpleName() + " " + node.getStyleClass() + " “" + text.lines().findFirst().orElse("") + "”");
        var parent = node.getParent();
        for (var i = 0; i < 4 && parent != null; i++) {
            path.append(" in ").append(parent.getStyleClass().isEmpty() ? parent.getClass().getSimpleName() : parent.getStyleClass().getLast());
            parent = parent.getParent();
        }
        return path.toString();
    }

    /// The controls that the keyboard reaches and a screen reader could not name.
    static List<String> namelessControls(Node root) {
        return below(root).stream()
                .filter(node -> node instanceof Control && node.isFocusTraversable() && isShown(node))
                .filter(node -> node.getAccessibleText() == null || node.getAccessibleText().isBlank())
                .filter(node -> !(node instanceof Labeled labeled && labeled.getText() != null && !labeled.getText().isBlank()))
                .map(node -> node.getClass().getSimpleName() + " " + node.getId() + " " + node.getStyleClass())
                .toList();
    }

    /// Its own, or that of the cell it stands in.
    private static @Nullable Tooltip tooltip(Labeled labeled) {
        for (Node each = labeled; each != null; each = each.getParent()) {
            if (each instanceof Control control && control.getTooltip() != null) {
                return control.getTooltip();
            }
        }
        return null;
    }

    /// Whether the skin put an ellipsis, or gave fewer lines than the text needs.
    private static boolean isCut(Labeled labeled) {
        return shown(labeled).contains(labeled.getEllipsisString()) && !labeled.getText().contains(labeled.getEllipsisString());
    }

    private static String shown(Labeled labeled) {
        return labeled.getChildrenUnmodifiable().stream().filter(Text.class::isInstance).map(node -> ((Text) node).getText()).findFirst().orElse("");
    }
}
