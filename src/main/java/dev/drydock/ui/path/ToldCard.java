package dev.drydock.ui.path;

import dev.drydock.drawing.Told;
import dev.drydock.ui.kit.StatusGlyph;
import dev.drydock.ui.kit.WrappedLabel;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// What is under the pointer, in full. It takes no pointer itself, so that it is never in the way.
final class ToldCard extends VBox {
    private static final double WIDTH = 320;
    private static final int MOST = 9;

    ToldCard() {
        getStyleClass().add("path-told");
        setId("path-told");
        setManaged(false);
        setMouseTransparent(true);
        setVisible(false);
    }

    void show(Told told) {
        getChildren().clear();
        var name = new WrappedLabel(told.name());
        name.getStyleClass().add("path-told-name");
        getChildren().add(name);
        for (var fact : told.facts().stream().limit(MOST).toList()) {
            var text = new WrappedLabel(fact.text());
            HBox.setHgrow(text, Priority.ALWAYS);
            var row = new HBox(6, text);
            if (fact.status() == null) {
                text.getStyleClass().add("muted");
            } else {
                row.getChildren().addFirst(new StatusGlyph(fact.status()));
            }
            getChildren().add(row);
        }
        if (told.facts().size() > MOST) {
            var more = new Label("and " + (told.facts().size() - MOST) + " more");
            more.getStyleClass().add("note");
            getChildren().add(more);
        }
        setVisible(true);
        applyCss();
        var width = Math.min(WIDTH, Math.max(160, prefWidth(-1)));
        resize(width, prefHeight(width));
    }
}
