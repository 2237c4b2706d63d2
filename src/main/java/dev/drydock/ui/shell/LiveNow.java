package dev.drydock.ui.shell;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// How the source that is shown stands, where it is read live; empty where it is not.
final class LiveNow {
    private final ReadOnlyStringWrapper age = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper look = new ReadOnlyStringWrapper("");

    /// How old its data are, in words.
    ReadOnlyStringProperty ageProperty() {
        return age.getReadOnlyProperty();
    }

    /// `live`, `stale` while nothing more comes of it by itself, or empty.
    ReadOnlyStringProperty lookProperty() {
        return look.getReadOnlyProperty();
    }

    void set(String newAge, String newLook) {
        age.set(newAge);
        look.set(newLook);
    }
}
