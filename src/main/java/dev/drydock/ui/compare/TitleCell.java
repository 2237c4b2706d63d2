package dev.drydock.ui.compare;

import java.util.function.Function;
import javafx.scene.control.ListCell;
import org.jspecify.annotations.Nullable;

/// A thing by its title.
final class TitleCell<T> extends ListCell<T> {
    private final Function<T, String> title;

    TitleCell(Function<T, String> title) {
        this.title = title;
    }

    @Override
    protected void updateItem(@Nullable T item, boolean empty) {
        super.updateItem(item, empty);
        setText(empty || item == null ? null : title.apply(item));
    }
}
