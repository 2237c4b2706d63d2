package dev.drydock.ui.shell;

import dev.drydock.ui.kit.Action;
import dev.drydock.ui.kit.ActionRegistry;
import dev.drydock.ui.kit.TypedKey;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;

/// The menus, made of the registry of actions and kept to it.
final class Menus {
    private final ActionRegistry actions;
    private final Map<Action.Section, Menu> menus = new EnumMap<>(Action.Section.class);
    private final Map<String, Menu> submenus = new LinkedHashMap<>();
    private final MenuBar bar = new MenuBar();

    Menus(ActionRegistry actions) {
        this.actions = actions;
        bar.setUseSystemMenuBar(true);
        actions.all().forEach(this::add);
        actions.all().addListener((ListChangeListener<Action>) change -> {
            while (change.next()) {
                change.getAddedSubList().forEach(this::add);
            }
        });
    }

    MenuBar bar() {
        return bar;
    }

    private void add(Action action) {
        var menu = menus.computeIfAbsent(action.section(), this::menu);
        if (action.submenu() == null) {
            menu.getItems().add(item(action));
            return;
        }
        submenus.computeIfAbsent(action.section() + " " + action.submenu(), _ -> {
            var submenu = new Menu(action.submenu());
            menu.getItems().add(submenu);
            return submenu;
        }).getItems().add(item(action));
    }

    /// Menus stand in the order of the sections, whichever came first.
    private Menu menu(Action.Section section) {
        var menu = new Menu("_" + section.title());
        menu.setMnemonicParsing(true);
        bar.getMenus().add((int) menus.keySet().stream().filter(other -> other.compareTo(section) < 0).count(), menu);
        return menu;
    }

    private MenuItem item(Action action) {
        var item = action.on() == null ? new MenuItem() : ticked(action.on());
        item.setId("menu-" + action.id());
        item.setMnemonicParsing(false);
        item.textProperty().bind(action.title());
        item.disableProperty().bind(action.enabled().map(enabled -> !enabled));
        if (!action.keys().isEmpty() && !(action.keys().getFirst() instanceof TypedKey)) {
            item.setAccelerator(action.keys().getFirst());
        }
        item.setOnAction(_ -> actions.run(action));
        return item;
    }

    /// The tick says what is so, and not what was clicked.
    private static MenuItem ticked(ObservableValue<Boolean> on) {
        var item = new CheckMenuItem();
        item.setSelected(Boolean.TRUE.equals(on.getValue()));
        on.addListener((_, _, now) -> item.setSelected(now));
        item.selectedProperty().addListener((_, _, _) -> item.setSelected(Boolean.TRUE.equals(on.getValue())));
        return item;
    }
}
