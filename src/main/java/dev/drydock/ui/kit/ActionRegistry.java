package dev.drydock.ui.kit;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.input.KeyEvent;

/// All that can be done in a window. Features add what they offer; menus, toolbar, palette and the sheet of keys show it. Used on the FX thread only.
public final class ActionRegistry {
    private static final int REMEMBERED = 12;

    private final BiConsumer<Action, Runnable> ask;
    private final ObservableList<Action> actions = FXCollections.observableArrayList();
    private final ObservableList<Action> all = FXCollections.unmodifiableObservableList(actions);
    private final ObservableList<KeyHint> hints = FXCollections.observableArrayList();
    private final ObservableList<String> recent = FXCollections.observableArrayList();

    /// @param ask puts an action's confirmation to the user, and runs what it is given once the answer is yes
    public ActionRegistry(BiConsumer<Action, Runnable> ask) {
        this.ask = ask;
    }

    /// @throws IllegalArgumentException when an id or a key is taken already
    public void add(Action... more) {
        for (var action : more) {
            for (var other : actions) {
                if (other.id().equals(action.id())) {
                    throw new IllegalArgumentException("there is an action " + action.id() + " already");
                }
                action.keys().stream().filter(other.keys()::contains).findFirst().ifPresent(key -> {
                    throw new IllegalArgumentException(key + " is for " + other.id() + " already, and cannot be for " + action.id());
                });
            }
            actions.add(action);
        }
    }

    /// In the order in which they were added.
    public ObservableList<Action> all() {
        return all;
    }

    public Optional<Action> find(String id) {
        return actions.stream().filter(action -> action.id().equals(id)).findFirst();
    }

    /// Tells the sheet of keys of some that are no action.
    public void tell(KeyHint... more) {
        hints.addAll(more);
    }

    public List<KeyHint> hints() {
        return List.copyOf(hints);
    }

    /// The ids of what was done or gone to last, the newest first. Ids of what the palette leads to stand among those of actions.
    public ObservableList<String> recent() {
        return recent;
    }

    /// Remembers that it was done.
    public void remember(String id) {
        recent.remove(id);
        recent.addFirst(id);
        if (recent.size() > REMEMBERED) {
            recent.remove(REMEMBERED, recent.size());
        }
    }

    /// Does it where it is enabled, after it was confirmed where it asks for that.
    public void run(Action action) {
        if (!action.isEnabled()) {
            return;
        }
        if (action.confirmation() == null) {
            carryOut(action);
        } else {
            ask.accept(action, () -> carryOut(action));
        }
    }

    private void carryOut(Action action) {
        remember(action.id());
        action.effect().run();
    }

    /// Does what a key stands for, where the menus cannot: characters, and every key of an action but its first.
    ///
    /// @param typing whether the key goes to a field for text
    /// @return whether there was such an action
    public boolean press(KeyEvent event, boolean typing) {
        for (var action : actions) {
            for (var key : action.keys()) {
                var typed = key instanceof TypedKey;
                var byMenu = key == action.keys().getFirst() && !typed;
                if (!byMenu && !(typing && typed) && key.match(event)) {
                    run(action);
                    return true;
                }
            }
        }
        return false;
    }
}
