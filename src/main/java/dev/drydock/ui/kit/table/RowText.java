package dev.drydock.ui.kit.table;

import dev.drydock.advice.Unseen;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Rows as text to paste. What they hold comes from other people's accounts, so nothing in a cell may end it, or begin another.
final class RowText {
    private RowText() {}

    /// A row a line, its cells set apart by tabs, as spreadsheets take them.
    static <T> String tabs(List<Column<T>> columns, List<T> rows) {
        return rows.stream().map(row -> columns.stream().map(column -> shown(column, row)).map(RowText::formulaSafe).collect(Collectors.joining("\t")))
                .collect(Collectors.joining("\n"));
    }

    /// A table of GitHub-flavoured Markdown.
    static <T> String markdown(List<Column<T>> columns, List<T> rows) {
        var head = Stream.of(line(columns, Column::title), line(columns, column -> column.look() == Column.Look.NUMBER ? "--:" : "---"));
        return Stream.concat(head, rows.stream().map(row -> line(columns, column -> escaped(shown(column, row))))).collect(Collectors.joining("\n"));
    }

    private static <T> String line(List<Column<T>> columns, Function<Column<T>, String> cell) {
        return columns.stream().map(cell).collect(Collectors.joining(" | ", "| ", " |"));
    }

    /// What the tooltip tells in full is copied in full.
    private static <T> String shown(Column<T> column, T row) {
        var full = column.inFull().apply(row);
        return Unseen.shown(full.isEmpty() ? column.text().apply(row) : full).strip();
    }

    /// A spreadsheet takes what begins so for a formula, and would run it (OWASP, "CSV Injection").
    private static String formulaSafe(String cell) {
        return !cell.isEmpty() && "=+@".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("|", "\\|").replace("`", "\\`").replace("*", "\\*").replace("_", "\\_")
                .replace("[", "\\[").replace("<", "&lt;").replace(">", "&gt;");
    }
}
