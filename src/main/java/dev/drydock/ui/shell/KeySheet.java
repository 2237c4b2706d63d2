package dev.drydock.ui.shell;

import dev.drydock.ui.kit.Action;
import dev.drydock.ui.kit.ActionRegistry;
import dev.drydock.ui.kit.Card;
import dev.drydock.ui.kit.Cards;
import dev.drydock.ui.kit.Ems;
import dev.drydock.ui.kit.KeyHint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// All keys, by menu and by pane, as the registry has them at the moment.
final class KeySheet {
    private static final double COLUMN = 330;

    private KeySheet() {}

    static void open(ActionRegistry actions, Cards cards) {
        var sections = new LinkedHashMap<String, List<KeyHint>>();
        for (var section : Action.Section.values()) {
            for (var action : actions.all()) {
                if (action.section() == section && !action.keys().isEmpty()) {
                    sections.computeIfAbsent(section.title(), _ -> new ArrayList<>()).add(new KeyHint(section.title(), action.shownKeys(), action.title().getValue().replace("…", "")));
                }
            }
        }
        actions.hints().forEach(hint -> sections.computeIfAbsent(hint.where(), _ -> new ArrayList<>()).add(hint));
        var columns = new FlowPane();
        columns.getStyleClass().add("key-columns");
        columns.setPrefWrapLength(COLUMN * 2 + 40);
        sections.forEach((title, hints) -> columns.getChildren().add(section(title, hints)));
        var scroll = new ScrollPane(columns);
        scroll.setFitToWidth(true);
        scroll.setAccessibleText("Keys");
        scroll.setPrefViewportHeight(520);
        scroll.getStyleClass().add("plain-scroll");
        cards.open(new Card("keys", "Keyboard", COLUMN * 2 + 100, scroll).closingOnClickBeside());
    }

    private static Node section(String title, List<KeyHint> hints) {
        var heading = new Label(title);
        heading.getStyleClass().add("section-title");
        var grid = new GridPane();
        grid.getStyleClass().add("key-grid");
        var wide = new ColumnConstraints();
        wide.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().add(wide);
        for (var i = 0; i < hints.size(); i++) {
            var does = new Label(hints.get(i).does());
            does.setWrapText(true);
            does.setMinHeight(Region.USE_PREF_SIZE);
            Ems.prefer(does, COLUMN - 140);
            var keys = new HBox();
            keys.getStyleClass().add("keys");
            for (var key : hints.get(i).keys().split("  or  ")) {
                var cap = new Label(key);
                cap.getStyleClass().add("key-cap");
                cap.setMinWidth(Region.USE_PREF_SIZE);
                keys.getChildren().add(cap);
            }
            GridPane.setHalignment(keys, HPos.RIGHT);
            grid.addRow(i, does, keys);
        }
        var box = new VBox(heading, grid);
        box.getStyleClass().add("key-section");
        Ems.prefer(box, COLUMN);
        return box;
    }
}
