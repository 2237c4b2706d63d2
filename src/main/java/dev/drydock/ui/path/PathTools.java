package dev.drydock.ui.path;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The buttons on the picture: smaller, larger, all of it, full size, and the list that says the same in words.
final class PathTools extends HBox {
    private final Button full;
    private final ToggleButton words = new ToggleButton("", new FontIcon(Feather.LIST));

    /// @param percent how large the picture is shown, such as `100 %`
    PathTools(ObservableValue<String> percent, Runnable smaller, Runnable larger, Runnable fit, Runnable fullSize, Runnable list) {
        getStyleClass().add("path-tools");
        setManaged(false);
        full = new Button();
        full.textProperty().bind(percent);
        full.setId("path-full-size");
        full.setAccessibleText("Full size");
        full.setTooltip(new Tooltip("Full size  (1)"));
        full.setOnAction(_ -> fullSize.run());
        words.setId("path-words-toggle");
        words.setAccessibleText("The path in words");
        words.setTooltip(new Tooltip("The path in words  (L)"));
        words.setOnAction(_ -> list.run());
        getChildren().addAll(button("path-smaller", "Smaller  (−)", Feather.MINUS, smaller), full, button("path-larger", "Larger  (+)", Feather.PLUS, larger),
                button("path-fit", "All of it  (0)", Feather.MAXIMIZE, fit), words);
        getChildren().forEach(node -> node.getStyleClass().add("small"));
    }

    void showsWords(boolean shown) {
        words.setSelected(shown);
    }

    private static Button button(String id, String says, Ikon icon, Runnable action) {
        var button = new Button("", new FontIcon(icon));
        button.setId(id);
        button.setAccessibleText(says.replaceAll("  .*", ""));
        button.setTooltip(new Tooltip(says));
        button.setOnAction(_ -> action.run());
        return button;
    }
}
