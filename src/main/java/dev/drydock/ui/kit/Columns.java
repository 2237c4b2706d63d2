package dev.drydock.ui.kit;

import dev.drydock.check.Status;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/// The columns that tables of the window share.
public final class Columns {
    private static final double STATUS_WIDTH = 116;

    private Columns() {}

    /// A shape with its word.
    public static <T> TableColumn<T, T> status(Function<T, Status> shape, Function<T, String> word) {
        var column = new TableColumn<T, T>("Status");
        column.setCellValueFactory(data -> new ReadOnlyObjectWrapper<>(data.getValue()));
        column.setCellFactory(_ -> new StatusCell<>(shape, word));
        column.setMinWidth(STATUS_WIDTH);
        column.setMaxWidth(STATUS_WIDTH);
        column.setReorderable(false);
        return column;
    }

    /// The same for texts whose ends tell most, such as paths: what does not fit is cut at the beginning.
    public static <T> TableColumn<T, String> tail(String title, double width, Function<T, String> text) {
        var column = text(title, width, text, text);
        column.setCellFactory(_ -> {
            var cell = new TextCell<>(text);
            cell.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
            return cell;
        });
        return column;
    }

    /// One line of text; what does not fit ends in an ellipsis, and the whole stands in the tooltip.
    public static <T> TableColumn<T, String> text(String title, double width, Function<T, String> text, Function<T, String> inFull) {
        var column = new TableColumn<T, String>(title);
        column.setCellValueFactory(data -> new ReadOnlyStringWrapper(text.apply(data.getValue())));
        column.setCellFactory(_ -> new TextCell<>(inFull));
        column.setPrefWidth(width);
        column.setMinWidth(60);
        return column;
    }

    private static final class StatusCell<T> extends TableCell<T, T> {
        private static final String[] CLASSES = Arrays.stream(Status.values()).map(Status::id).toArray(String[]::new);

        private final Function<T, Status> shape;
        private final Function<T, String> word;

        StatusCell(Function<T, Status> shape, Function<T, String> word) {
            this.shape = shape;
            this.word = word;
            getStyleClass().add("status-cell");
        }

        @Override
        protected void updateItem(@Nullable T item, boolean empty) {
            super.updateItem(item, empty);
            getStyleClass().removeAll(CLASSES);
            if (empty || item == null) {
                setGraphic(null);
                setText(null);
            } else {
                setGraphic(new StatusGlyph(shape.apply(item)));
                setText(word.apply(item).toUpperCase(Locale.ROOT));
                getStyleClass().add(shape.apply(item).id());
            }
        }
    }

    private static final class TextCell<T> extends TableCell<T, String> {
        private final Function<T, String> inFull;

        TextCell(Function<T, String> inFull) {
            this.inFull = inFull;
        }

        @Override
        protected void updateItem(@Nullable String text, boolean empty) {
            super.updateItem(text, empty);
            setText(empty ? null : text);
            var item = getTableRow() == null ? null : getTableRow().getItem();
            var full = empty || item == null ? "" : inFull.apply(item);
            setTooltip(full.isEmpty() ? null : tooltip(full));
        }

        private static Tooltip tooltip(String text) {
            var tooltip = new Tooltip(text);
            tooltip.setWrapText(true);
            tooltip.setMaxWidth(480);
            return tooltip;
        }
    }
}
