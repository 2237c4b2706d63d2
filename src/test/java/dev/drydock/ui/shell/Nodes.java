package dev.drydock.ui.shell;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.Tooltip;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/// Looks through a scene graph.
final class Nodes {
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
        var shown = labeled.getChildrenUnmodifiable().stream().filter(Text.class::isInstance).map(Text.class::cast).findFirst();
        return shown.isPresent() && shown.get().getText().endsWith(labeled.getEllipsisString()) && !labeled.getText().endsWith(labeled.getEllipsisString());
    }
}
