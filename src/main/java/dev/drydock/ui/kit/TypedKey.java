package dev.drydock.ui.kit;

import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// A character as a key, whatever the layout makes it of: `?` is Shift and another key nearly everywhere.
public final class TypedKey extends KeyCombination {
    private final String character;

    public TypedKey(String character) {
        this.character = character;
    }

    String character() {
        return character;
    }

    @Override
    public boolean match(KeyEvent event) {
        return event.getText().equals(character) && !event.isShortcutDown() && !event.isAltDown() && !event.isMetaDown();
    }

    @Override
    public String getName() {
        return character;
    }

    @Override
    public String getDisplayText() {
        return character;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TypedKey key && key.character.equals(character);
    }

    @Override
    public int hashCode() {
        return character.hashCode();
    }
}
