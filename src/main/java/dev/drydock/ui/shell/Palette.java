package dev.drydock.ui.shell;

import dev.drydock.ui.kit.Card;
import dev.drydock.ui.kit.Cards;
import dev.drydock.ui.kit.Findable;
import javafx.beans.binding.Bindings;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// Finds anything by a few letters of its name. The field keeps the keyboard; up and down choose among what was found, Enter goes there.
final class Palette {
    static final String ID = "find";
    private static final int ROWS = 12;
    private static final int PAGE = 10;

    private final PaletteViewModel model;
    private final Cards cards;
    private final TextField field = new TextField();
    private final ListView<Findable> list;
    private final Card card;

    Palette(PaletteViewModel model, Cards cards) {
        this.model = model;
        this.cards = cards;
        field.setId("palette-field");
        field.setPromptText("Find a service, task, subnet, interface, finding or action");
        field.textProperty().bindBidirectional(model.queryProperty());
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        list = new ListView<>(model.found());
        list.setId("palette-list");
        list.setFocusTraversable(false);
        list.setAccessibleText("What was found");
        list.setCellFactory(_ -> new Cell());
        var nothing = new Label();
        nothing.textProperty().bind(Bindings.when(model.listingProperty()).then("Reading the open sources…").otherwise("Nothing has such a name."));
        list.setPlaceholder(nothing);
        list.setOnMouseClicked(_ -> choose());
        model.found().subscribe(this::chooseFirst);
        list.getSelectionModel().selectedItemProperty().addListener((_, _, chosen) -> field.setAccessibleText(says(chosen)));
        var box = new VBox(field, list);
        card = new Card("palette", "Find", 640, box).withoutHeading().withFocusOn(field).closingOnClickBeside();
        StackPane.setAlignment(card, Pos.TOP_CENTER);
        StackPane.setMargin(card, new Insets(56, 16, 16, 16));
    }

    void open() {
        model.open();
        chooseFirst();
        cards.open(card);
    }

    private void key(KeyEvent event) {
        var selection = list.getSelectionModel();
        var at = selection.getSelectedIndex();
        var last = model.found().size() - 1;
        switch (event.getCode()) {
            case KeyCode.DOWN -> go(at >= last ? 0 : at + 1);
            case KeyCode.UP -> go(at <= 0 ? last : at - 1);
            case KeyCode.PAGE_DOWN -> go(Math.min(last, at + PAGE));
            case KeyCode.PAGE_UP -> go(Math.max(0, at - PAGE));
            case KeyCode.ENTER -> choose();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void go(int index) {
        if (index >= 0) {
            list.getSelectionModel().clearAndSelect(index);
            list.scrollTo(Math.max(0, index - ROWS / 2));
        }
    }

    private void chooseFirst() {
        go(model.found().isEmpty() ? -1 : 0);
    }

    private void choose() {
        var chosen = list.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            card.close();
            model.choose(chosen);
        }
    }

    private String says(@Nullable Findable chosen) {
        return chosen == null ? "Find anything by its name" : "Find. " + (list.getSelectionModel().getSelectedIndex() + 1) + " of " + model.found().size() + ": "
                + chosen.kind() + " " + chosen.title() + ", " + chosen.detail();
    }

    private static final class Cell extends ListCell<Findable> {
        private final FontIcon icon = new FontIcon();
        private final Label title = new Label();
        private final Label detail = new Label();
        private final Label kind = new Label();
        private final HBox line = new HBox(icon, title, detail, kind);

        Cell() {
            getStyleClass().add("palette-cell");
            line.getStyleClass().add("line");
            title.getStyleClass().add("name");
            title.setMinWidth(0);
            detail.getStyleClass().add("note");
            detail.setMinWidth(0);
            detail.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(detail, Priority.ALWAYS);
            kind.getStyleClass().add("kind");
            kind.setMinWidth(Region.USE_PREF_SIZE);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Findable item, boolean empty) {
            super.updateItem(item, empty);
            setText(null);
            if (empty || item == null) {
                setGraphic(null);
                setTooltip(null);
                setAccessibleText(null);
            } else {
                icon.setIconCode(item.icon());
                title.setText(item.title().replaceAll("\\p{Cntrl}", " "));
                detail.setText(item.detail().replaceAll("\\p{Cntrl}", " "));
                kind.setText(item.kind());
                setGraphic(line);
                setTooltip(new Tooltip(title.getText() + "\n" + detail.getText()));
                setAccessibleText(item.kind() + " " + item.title() + ", " + item.detail());
            }
        }
    }
}
