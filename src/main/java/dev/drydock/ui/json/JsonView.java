package dev.drydock.ui.json;

import dev.drydock.advice.Unseen;
import dev.drydock.ui.kit.Filtered;
import dev.drydock.ui.kit.Pointed;
import dev.drydock.ui.kit.WrappedLabel;
import dev.drydock.ui.kit.table.NoRows;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The recorded file, folded, with the line that is meant marked.
public final class JsonView extends VBox implements Filtered {
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private final JsonViewModel model;
    private final Consumer<String> says;
    private final ListView<Integer> list;
    private final TextField search = new TextField();

    /// @param says where it says that something was copied
    public JsonView(JsonViewModel model, Consumer<String> says) {
        this.model = model;
        this.says = says;
        getStyleClass().add("json");
        list = new ListView<>(model.shown());
        list.setId("json-lines");
        list.setAccessibleText("The recorded answer, line by line");
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.setCellFactory(_ -> new JsonCell(model));
        list.setPlaceholder(new NoRows("Nothing recorded is selected.", "Select a finding, a value under Evidence, a task, an event, a thing of the picture or a recorded call."));
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        list.setContextMenu(menu());
        var reading = new ProgressIndicator();
        reading.setMaxSize(36, 36);
        reading.setAccessibleText("Reading the file");
        reading.visibleProperty().bind(model.readingProperty());
        var problem = new WrappedLabel("", "json-problem");
        problem.textProperty().bind(model.problemProperty());
        problem.visibleProperty().bind(model.problemProperty().isNotEmpty());
        list.visibleProperty().bind(model.problemProperty().isEmpty());
        var body = new StackPane(list, problem, reading);
        VBox.setVgrow(body, Priority.ALWAYS);
        body.setMinHeight(0);
        var note = new WrappedLabel("", "table-note");
        note.textProperty().bind(model.noteProperty());
        note.visibleProperty().bind(model.noteProperty().isNotEmpty());
        note.managedProperty().bind(note.visibleProperty());
        getChildren().addAll(bar(), note, body);
        model.currentProperty().addListener((_, _, now) -> goTo(now));
        model.activeProperty().bind(parentProperty().flatMap(Node::visibleProperty).orElse(false));
        goTo(model.currentProperty().get());
    }

    @Override
    public void focusFilter() {
        search.requestFocus();
        search.selectAll();
    }

    private HBox bar() {
        var place = new Label();
        place.setId("json-place");
        place.getStyleClass().add("json-place");
        place.textProperty().bind(model.pointedProperty().map(JsonView::says).orElse(""));
        var tooltip = new Tooltip();
        tooltip.textProperty().bind(place.textProperty());
        place.setTooltip(tooltip);
        place.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(place, Priority.ALWAYS);
        place.setMinWidth(60);
        place.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
        search.setId("json-search");
        search.setPromptText("Find");
        search.setAccessibleText("Find in the file, text or /expression/");
        search.textProperty().bindBidirectional(model.searchProperty());
        search.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.F3) {
                model.step(event.isShiftDown() ? -1 : 1);
                event.consume();
            } else if (event.getCode() == KeyCode.ESCAPE && !search.getText().isEmpty()) {
                search.clear();
                event.consume();
            }
        });
        var found = new Label();
        found.setId("json-found");
        found.getStyleClass().add("muted");
        found.textProperty().bind(model.foundProperty());
        found.setMinWidth(USE_PREF_SIZE);
        found.managedProperty().bind(Bindings.isNotEmpty(found.textProperty()));
        var fold = button("json-fold", "Fold", "Fold all", () -> model.foldAll(true));
        var unfold = button("json-unfold", "Unfold", "Fold out all", () -> model.foldAll(false));
        var copy = button("json-copy", "Copy", "Copy what is selected, with all below it", this::copySelected);
        var bar = new HBox(place, found, search, fold, unfold, copy);
        bar.getStyleClass().addAll("tab-bar", "narrowing");
        return bar;
    }

    private static Button button(String id, String title, String hint, Runnable action) {
        var button = new Button(title);
        button.setId(id);
        button.getStyleClass().addAll("small", "copy-button");
        button.setTooltip(new Tooltip(hint));
        button.setAccessibleText(hint);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    private static String says(Pointed pointed) {
        return Unseen.shown(pointed.file() + (pointed.pointer().isEmpty() ? "" : "  " + pointed.pointer()));
    }

    private ContextMenu menu() {
        return new ContextMenu(
                item("Copy with all below it", this::copySelected),
                item("Copy the value", () -> first().ifPresent(index -> copy(model.line(index).opens() ? model.lines().text(index) : model.line(index).value(), "the value"))),
                item("Copy the pointer", () -> first().ifPresent(index -> copy(model.line(index).pointer(), "the pointer"))),
                item("Copy the name of the file", () -> copy(model.pointedProperty().get() instanceof Pointed(var file, _, _) ? file : "", "the name of the file")));
    }

    private static MenuItem item(String title, Runnable action) {
        var item = new MenuItem(title);
        item.setOnAction(_ -> action.run());
        return item;
    }

    private Optional<Integer> first() {
        return Optional.ofNullable(list.getSelectionModel().getSelectedItem());
    }

    private void copySelected() {
        var selected = List.copyOf(list.getSelectionModel().getSelectedItems());
        if (selected.size() == 1) {
            copy(model.lines().text(selected.getFirst()), "JSON");
        } else if (!selected.isEmpty()) {
            copy(String.join("\n", selected.stream().map(index -> model.line(index).indented()).toList()), selected.size() + " lines");
        } else if (!model.lines().lines().isEmpty()) {
            copy(model.lines().text(Math.max(0, model.target())), "JSON");
        }
    }

    private void copy(String text, String what) {
        var content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
        says.accept("Copied " + what);
    }

    private void key(KeyEvent event) {
        var index = list.getSelectionModel().getSelectedItem();
        if (COPY.match(event)) {
            copySelected();
        } else if (event.getCode() == KeyCode.F3) {
            model.step(event.isShiftDown() ? -1 : 1);
        } else if (index != null && (event.getCode() == KeyCode.LEFT || event.getCode() == KeyCode.RIGHT || event.getCode() == KeyCode.ENTER) && model.line(index).opens() && !event.isAltDown()) {
            model.fold(index, event.getCode() == KeyCode.LEFT || event.getCode() == KeyCode.ENTER && !model.isFolded(index));
            select(index);
        } else {
            return;
        }
        event.consume();
    }

    private void goTo(int index) {
        if (index >= 0) {
            select(index);
            list.scrollTo(Math.max(0, model.shown().indexOf(index) - 2));
        }
    }

    private void select(int index) {
        var at = model.shown().indexOf(index);
        list.getSelectionModel().clearSelection();
        if (at >= 0) {
            list.getSelectionModel().select(at);
            list.getFocusModel().focus(at);
        }
    }
}
