package dev.drydock.ui.kit.table;

import java.util.function.Function;

/// A way to put rows together.
///
/// @param title for people, such as "Badge"
public record Grouping<T>(String title, Function<T, Group> of) {
    @Override
    public String toString() {
        return title;
    }
}
