package dev.drydock.ui.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;

/// The menus.
final class Menus {
    private static final String GUIDE = "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/troubleshooting.html";

    private final Actions actions;
    private final ThemeViewModel theme;

    Menus(Actions actions, ThemeViewModel theme) {
        this.actions = actions;
        this.theme = theme;
    }

    /// @param nothingOpen whether there is nothing to close
    MenuBar bar(List<Sample> samples, ObservableValue<Boolean> nothingOpen, Runnable filterServices, Runnable filterFindings, Runnable keys,
            Consumer<String> browse, Runnable quit) {
        var bar = new MenuBar(file(samples, nothingOpen, quit), view(filterServices, filterFindings), help(keys, browse));
        bar.setUseSystemMenuBar(true);
        return bar;
    }

    private Menu file(List<Sample> samples, ObservableValue<Boolean> nothingOpen, Runnable quit) {
        var sample = new Menu("Open sample");
        for (var each : samples) {
            sample.getItems().add(item(each.title(), null, () -> actions.open(each)));
        }
        sample.setDisable(samples.isEmpty());
        var close = item("Close", shortcut(KeyCode.W), actions::close);
        close.disableProperty().bind(nothingOpen);
        return menu("_File", item("Open file…", shortcut(KeyCode.O), actions::openFiles),
                item("Open folder…", shortcut(KeyCode.O, KeyCombination.SHIFT_DOWN), actions::openFolder),
                sample, new SeparatorMenuItem(), close, new SeparatorMenuItem(), item("Quit", shortcut(KeyCode.Q), quit));
    }

    private Menu view(Runnable filterServices, Runnable filterFindings) {
        var themes = new Menu("Theme");
        var group = new ToggleGroup();
        for (var choice : ThemeChoice.values()) {
            var radio = new RadioMenuItem(choice.title());
            radio.setToggleGroup(group);
            radio.setSelected(theme.choiceProperty().get() == choice);
            radio.setOnAction(_ -> theme.choiceProperty().set(choice));
            theme.choiceProperty().addListener((_, _, now) -> radio.setSelected(now == choice));
            themes.getItems().add(radio);
        }
        return menu("_View", item("Filter services", null, filterServices), item("Filter findings", shortcut(KeyCode.F), filterFindings),
                new SeparatorMenuItem(), themes,
                item("Switch light and dark", shortcut(KeyCode.T, KeyCombination.SHIFT_DOWN), theme::toggle));
    }

    private static Menu help(Runnable keys, Consumer<String> browse) {
        return menu("_Help", item("Keyboard", new KeyCodeCombination(KeyCode.F1), keys),
                item("Troubleshooting in the Amazon ECS guide", null, () -> browse.accept(GUIDE)));
    }

    private static Menu menu(String title, MenuItem... items) {
        var menu = new Menu(title);
        menu.setMnemonicParsing(true);
        menu.getItems().addAll(items);
        return menu;
    }

    private static MenuItem item(String title, @Nullable KeyCombination key, Runnable action) {
        var item = new MenuItem(title);
        item.setMnemonicParsing(false);
        item.setAccelerator(key);
        item.setOnAction(_ -> action.run());
        return item;
    }

    private static KeyCombination shortcut(KeyCode key, KeyCombination.Modifier... more) {
        var modifiers = new ArrayList<>(List.of(KeyCombination.SHORTCUT_DOWN));
        modifiers.addAll(List.of(more));
        return new KeyCodeCombination(key, modifiers.toArray(KeyCombination.Modifier[]::new));
    }
}
