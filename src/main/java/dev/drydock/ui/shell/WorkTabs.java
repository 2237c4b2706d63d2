package dev.drydock.ui.shell;

import dev.drydock.ui.kit.Action;
import dev.drydock.ui.kit.ActionRegistry;
import dev.drydock.ui.kit.Filtered;
import dev.drydock.ui.kit.WorkTab;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// The tabs under the canvas. Each is filled when it is first shown.
final class WorkTabs extends StackPane {
    private static final List<KeyCode> DIGITS = List.of(KeyCode.DIGIT1, KeyCode.DIGIT2, KeyCode.DIGIT3, KeyCode.DIGIT4, KeyCode.DIGIT5, KeyCode.DIGIT6, KeyCode.DIGIT7,
            KeyCode.DIGIT8, KeyCode.DIGIT9);

    private final TabPane pane = new TabPane();
    private final ActionRegistry actions;

    private final Consumer<Node> filled;

    /// @param filled told the content of each tab when it is made
    WorkTabs(ActionRegistry actions, List<WorkTab> tabs, Consumer<Node> filled) {
        this.actions = actions;
        this.filled = filled;
        pane.setId("tabs");
        pane.setAccessibleText("What is known of the service");
        tabs.forEach(this::add);
        pane.getSelectionModel().selectedItemProperty().addListener((_, _, tab) -> fill(tab));
        if (!pane.getTabs().isEmpty()) {
            fill(pane.getTabs().getFirst());
        }
        getChildren().add(pane);
        getStyleClass().add("work-tabs");
    }

    /// Shows the tab with that id.
    void show(String id) {
        pane.getTabs().stream().filter(tab -> id.equals(tab.getId())).forEach(pane.getSelectionModel()::select);
    }

    /// Brings the keyboard to the filter of the tab in front; of one that has none, to the findings'.
    void focusFilter() {
        if (!(content() instanceof Filtered)) {
            show("findings");
        }
        if (content() instanceof Filtered filtered) {
            filtered.focusFilter();
        }
    }

    private @Nullable Node content() {
        var tab = pane.getSelectionModel().getSelectedItem();
        return tab == null ? null : tab.getContent();
    }

    private void add(WorkTab work) {
        var tab = new Tab();
        tab.setId(work.id());
        tab.setClosable(false);
        tab.textProperty().bind(work.title());
        tab.setUserData(work);
        var action = Action.of("show-" + work.id(), Action.Section.VIEW, work.name()).under("Tab").icon(work.icon())
                .on(Bindings.createBooleanBinding(() -> pane.getSelectionModel().getSelectedItem() == tab, pane.getSelectionModel().selectedItemProperty()));
        var at = pane.getTabs().size();
        if (at < DIGITS.size()) {
            action.key(DIGITS.get(at));
        }
        var shows = action.runs(() -> {
            show(work.id());
            pane.requestFocus();
        });
        actions.add(shows);
        tab.setTooltip(new Tooltip(shows.hint()));
        pane.getTabs().add(tab);
    }

    private void fill(Tab tab) {
        if (tab != null && tab.getContent() == null && tab.getUserData() instanceof WorkTab work) {
            var content = work.content().get();
            tab.setContent(content);
            filled.accept(content);
        }
    }
}
