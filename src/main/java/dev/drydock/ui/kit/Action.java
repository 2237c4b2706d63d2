package dev.drydock.ui.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;

/// One thing that the user can do. Menus, toolbar, palette and the sheet of keys all show it from here; see [ActionRegistry].
///
/// @param id intent in few words, such as `open-file`; the id of its button and of its menu item
/// @param section the menu it stands in, and its heading in the palette and on the sheet of keys
/// @param submenu the title of the submenu it stands in; null for none
/// @param title what it does, as menus word it; may change
/// @param keys the first is the one that is shown; the others work as well
/// @param on whether what it switches is on; null where it switches nothing
/// @param confirmation what is asked before it is done; null for nothing
/// @param bar where in the header it has a button
public record Action(
        String id,
        Section section,
        @Nullable String submenu,
        ObservableValue<String> title,
        @Nullable Ikon icon,
        List<KeyCombination> keys,
        ObservableValue<Boolean> enabled,
        @Nullable ObservableValue<Boolean> on,
        @Nullable String confirmation,
        Bar bar,
        Runnable effect) {

    /// The menus, in their order.
    public enum Section {
        FILE("File"),
        EDIT("Edit"),
        GO("Go"),
        LIVE("Live"),
        VIEW("View"),
        TOOLS("Tools"),
        HELP("Help");

        private final String title;

        Section(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /// Where in the header a button stands.
    public enum Bar {
        NONE,
        /// Before the breadcrumb: back and forward.
        NAVIGATION,
        /// At the right, with its title: what is done to the source that is shown.
        SOURCE,
        /// Before these, for as long as it is enabled: what is done to a source that is read live.
        LIVE,
        /// At the far right, as an icon alone.
        WINDOW
    }

    /// @param title what it does, as menus word it, in sentence case; ends in `…` where it asks for more before anything is done
    public static Draft of(String id, Section section, String title) {
        return new Draft(id, section, new SimpleStringProperty(title));
    }

    /// The same with a title that changes.
    public static Draft of(String id, Section section, ObservableValue<String> title) {
        return new Draft(id, section, title);
    }

    /// Its keys as people read them, such as `Ctrl+Shift+O`; empty for none.
    public String shownKey() {
        return keys.isEmpty() ? "" : keys.getFirst().getDisplayText();
    }

    /// All its keys as people read them.
    public String shownKeys() {
        return keys.stream().map(KeyCombination::getDisplayText).distinct().collect(Collectors.joining("  or  "));
    }

    /// What a tooltip says of it: the title without its dots, and the key.
    public String hint() {
        var bare = title.getValue().replace("…", "");
        return keys.isEmpty() ? bare : bare + "  (" + shownKey() + ")";
    }

    public boolean isEnabled() {
        return Boolean.TRUE.equals(enabled.getValue());
    }

    /// An action in the making; [#runs] ends it.
    public static final class Draft {
        private final String id;
        private final Section section;
        private final ObservableValue<String> title;
        private final List<KeyCombination> keys = new ArrayList<>();
        private @Nullable String submenu;
        private @Nullable Ikon icon;
        private ObservableValue<Boolean> enabled = new SimpleBooleanProperty(true);
        private @Nullable ObservableValue<Boolean> on;
        private @Nullable String confirmation;
        private Bar bar = Bar.NONE;

        private Draft(String id, Section section, ObservableValue<String> title) {
            this.id = id;
            this.section = section;
            this.title = title;
        }

        public Draft under(String title) {
            submenu = title;
            return this;
        }

        public Draft icon(Ikon shown) {
            icon = shown;
            return this;
        }

        /// Adds a key with Ctrl, on macOS Cmd.
        public Draft key(KeyCode code, KeyCombination.Modifier... more) {
            var modifiers = new ArrayList<KeyCombination.Modifier>(List.of(more));
            modifiers.add(KeyCombination.SHORTCUT_DOWN);
            return key(new KeyCodeCombination(code, modifiers.toArray(KeyCombination.Modifier[]::new)));
        }

        /// Adds any key. A [TypedKey] works only where nothing is being typed.
        public Draft key(KeyCombination key) {
            keys.add(key);
            return this;
        }

        public Draft enabledWhen(ObservableValue<Boolean> holds) {
            enabled = holds;
            return this;
        }

        /// Shows it with a tick while that holds.
        public Draft on(ObservableValue<Boolean> holds) {
            on = holds;
            return this;
        }

        /// Asks before it is done.
        public Draft asks(String sentence) {
            confirmation = sentence;
            return this;
        }

        public Draft bar(Bar place) {
            bar = place;
            return this;
        }

        public Action runs(Runnable effect) {
            return new Action(id, section, submenu, title, icon, List.copyOf(keys), enabled, on, confirmation, bar, effect);
        }
    }
}
