package dev.drydock.ui.kit.table;

import dev.drydock.check.Status;
import java.util.Comparator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A column of a table: what it says of a row, and how it looks.
///
/// @param width so wide it likes to be, in pixels
/// @param from so wide the table must be for it to show, in pixels: what a narrow window leaves out stands in the detail pane, and in what is copied
/// @param text what its cell says
/// @param inFull what its tooltip says; empty for none
/// @param order by which it sorts
/// @param shape the status whose shape and colour the cell has; null for plain text
public record Column<T>(
        String title, double width, double from, Look look, Function<T, String> text, Function<T, String> inFull, Comparator<T> order, @Nullable Function<T, Status> shape) {

    public enum Look {
        /// Takes its share of what room is left.
        TEXT,
        /// As wide as it was told, whatever room is left.
        FIXED,
        /// The same, in the typeface of code.
        CODE,
        /// The same, at the right.
        NUMBER
    }

    public static <T> Column<T> text(String title, double width, Function<T, String> text) {
        return new Column<>(title, width, 0, Look.TEXT, text, text, Comparator.comparing(text, String.CASE_INSENSITIVE_ORDER), null);
    }

    public static <T> Column<T> fixed(String title, double width, Function<T, String> text) {
        return new Column<>(title, width, 0, Look.FIXED, text, text, Comparator.comparing(text, String.CASE_INSENSITIVE_ORDER), null);
    }

    /// A shape with its word.
    public static <T> Column<T> status(String title, double width, Function<T, Status> shape, Function<T, String> word) {
        return new Column<>(title, width, 0, Look.FIXED, word, _ -> "", Comparator.comparing(shape).thenComparing(word), shape);
    }

    public Column<T> look(Look other) {
        return new Column<>(title, width, from, other, text, inFull, order, shape);
    }

    /// The same, in tables of at least that width.
    public Column<T> from(double tableWidth) {
        return new Column<>(title, width, tableWidth, look, text, inFull, order, shape);
    }

    public Column<T> inFull(Function<T, String> other) {
        return new Column<>(title, width, from, look, text, other, order, shape);
    }

    public Column<T> order(Comparator<T> other) {
        return new Column<>(title, width, from, look, text, inFull, other, shape);
    }
}
