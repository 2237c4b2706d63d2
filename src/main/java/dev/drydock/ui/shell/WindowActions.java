package dev.drydock.ui.shell;

import dev.drydock.ui.kit.Action;
import dev.drydock.ui.kit.Action.Bar;
import dev.drydock.ui.kit.Action.Section;
import dev.drydock.ui.kit.ActionRegistry;
import dev.drydock.ui.kit.Cards;
import dev.drydock.ui.kit.KeyHint;
import dev.drydock.ui.kit.Links;
import dev.drydock.ui.kit.Selection;
import dev.drydock.ui.kit.TypedKey;
import java.util.List;
import java.util.Locale;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.kordamp.ikonli.feather.Feather;

/// What the window itself offers to do; features add theirs to the same registry.
final class WindowActions {
    private static final String GUIDE = "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/troubleshooting.html";

    private final ActionRegistry registry;

    WindowActions(ActionRegistry registry) {
        this.registry = registry;
    }

    /// @param somethingOpen whether there is a source to close
    void addFile(Actions actions, List<Sample> samples, ObservableValue<Boolean> somethingOpen, Runnable quit) {
        registry.add(
                Action.of("open-file", Section.FILE, "Open file…").icon(Feather.FILE).key(KeyCode.O).runs(actions::openFiles),
                Action.of("open-folder", Section.FILE, "Open folder…").icon(Feather.FOLDER).key(KeyCode.O, KeyCombination.SHIFT_DOWN).runs(actions::openFolder));
        for (var sample : samples) {
            registry.add(Action.of("open-" + sample.where(), Section.FILE, sample.title()).under("Open sample").icon(Feather.PACKAGE).runs(() -> actions.open(sample)));
        }
        registry.add(
                Action.of("close-source", Section.FILE, "Close").icon(Feather.X_SQUARE).key(KeyCode.W).enabledWhen(somethingOpen).runs(actions::close),
                Action.of("quit", Section.FILE, "Quit").icon(Feather.POWER).key(KeyCode.Q).runs(quit));
    }

    void addGo(Runnable find, Runnable filterServices, Runnable filterTab, ObservableValue<Boolean> somethingOpen) {
        registry.add(
                Action.of(Palette.ID, Section.GO, "Find…").icon(Feather.SEARCH).key(KeyCode.K).runs(find),
                Action.of("filter-services", Section.GO, "Filter services").icon(Feather.FILTER).key(new TypedKey("/")).enabledWhen(somethingOpen).runs(filterServices),
                Action.of("filter-tab", Section.GO, "Filter the tab in front").icon(Feather.FILTER).key(KeyCode.F).enabledWhen(somethingOpen).runs(filterTab));
    }

    void addHistory(Selection selection) {
        registry.add(
                Action.of("back", Section.GO, "Back").icon(Feather.ARROW_LEFT).key(new KeyCodeCombination(KeyCode.LEFT, KeyCombination.ALT_DOWN))
                        .enabledWhen(selection.hasBeforeProperty()).bar(Bar.NAVIGATION).runs(selection::back),
                Action.of("forward", Section.GO, "Forward").icon(Feather.ARROW_RIGHT).key(new KeyCodeCombination(KeyCode.RIGHT, KeyCombination.ALT_DOWN))
                        .enabledWhen(selection.hasAfterProperty()).bar(Bar.NAVIGATION).runs(selection::forward));
    }

    void addView(ThemeViewModel theme, Settings settings, Runnable showSettings) {
        for (var choice : ThemeChoice.values()) {
            registry.add(Action.of("theme-" + choice.name().toLowerCase(Locale.ROOT), Section.VIEW, choice.title()).under("Theme").icon(Feather.DROPLET)
                    .on(theme.choiceProperty().map(now -> now == choice)).runs(() -> theme.choiceProperty().set(choice)));
        }
        registry.add(Action.of("theme", Section.VIEW, theme.themeProperty().map(now -> now.isDark() ? "Switch to the light theme" : "Switch to the dark theme")).icon(Feather.SUN)
                .key(KeyCode.T, KeyCombination.SHIFT_DOWN).bar(Bar.WINDOW).runs(theme::toggle),
                Action.of("text-larger", Section.VIEW, "Larger text").icon(Feather.PLUS).key(KeyCode.PERIOD, KeyCombination.SHIFT_DOWN)
                        .enabledWhen(settings.textSizeProperty().map(size -> size.intValue() < Settings.LARGEST_TEXT)).runs(settings::largerText),
                Action.of("text-smaller", Section.VIEW, "Smaller text").icon(Feather.MINUS).key(KeyCode.COMMA, KeyCombination.SHIFT_DOWN)
                        .enabledWhen(settings.textSizeProperty().map(size -> size.intValue() > Settings.SMALLEST_TEXT)).runs(settings::smallerText),
                Action.of("text-usual", Section.VIEW, "Usual text size").icon(Feather.TYPE).key(KeyCode.DIGIT0, KeyCombination.SHIFT_DOWN)
                        .runs(() -> settings.textSizeProperty().set(Settings.USUAL_TEXT)),
                Action.of("settings", Section.FILE, "Settings…").icon(Feather.SETTINGS).key(KeyCode.COMMA).bar(Bar.WINDOW).runs(showSettings));
    }

    void addHelp(Cards cards, Links links) {
        registry.add(
                Action.of("keys", Section.HELP, "Keyboard").icon(Feather.COMMAND).key(new KeyCodeCombination(KeyCode.F1)).key(new TypedKey("?"))
                        .runs(() -> KeySheet.open(registry, cards)),
                Action.of("ecs-guide", Section.HELP, "Troubleshooting in the Amazon ECS guide").icon(Feather.EXTERNAL_LINK).runs(() -> links.open(GUIDE)));
        registry.tell(
                new KeyHint("Picture", "Arrows", "step through the things on it"),
                new KeyHint("Picture", "Ctrl++  or  Ctrl+−  or  Ctrl+0", "larger, smaller, fit"),
                new KeyHint("Anywhere", "Tab", "go on to the next pane"),
                new KeyHint("Anywhere", "Esc", "close a card, clear a filter, cancel a load"));
    }
}
