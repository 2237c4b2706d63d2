package dev.drydock.ui.kit.table;

import java.util.List;

/// A line of a table: a row, or the head of a group of rows.
public sealed interface Line<T> {

    /// @param rows all rows of the group, whether they are folded away or not
    record Head<T>(Group group, List<T> rows, boolean folded) implements Line<T> {}

    record Row<T>(T item) implements Line<T> {}
}
