package dev.drydock.ui.kit.table;

import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableRow;
import javafx.scene.input.MouseButton;
import org.jspecify.annotations.Nullable;

/// A line of the table as a control: a head folds its group at a click, a row offers what can be done with it.
final class LineRow<T> extends TableRow<Line<T>> {
    private static final PseudoClass HEAD = PseudoClass.getPseudoClass("head");
    private static final PseudoClass FOLDED = PseudoClass.getPseudoClass("folded");
    private static final PseudoClass MUTED = PseudoClass.getPseudoClass("muted");

    private final LineTable<T> table;

    LineRow(LineTable<T> table) {
        this.table = table;
        setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && getItem() instanceof Line.Head<T> head) {
                table.toggle(head);
            }
        });
        setOnContextMenuRequested(event -> {
            if (!isEmpty()) {
                menu().show(this, event.getScreenX(), event.getScreenY());
                event.consume();
            }
        });
    }

    @Override
    protected void updateItem(@Nullable Line<T> line, boolean empty) {
        super.updateItem(line, empty);
        var head = !empty && line instanceof Line.Head<T> one ? one : null;
        pseudoClassStateChanged(HEAD, head != null);
        pseudoClassStateChanged(FOLDED, head != null && head.folded());
        pseudoClassStateChanged(MUTED, !empty && line instanceof Line.Row<T>(var item) && table.isDimmed(item));
        setAccessibleText(head == null ? null : head.group().title() + ", group of " + head.rows().size() + (head.folded() ? ", folded" : ""));
    }

    private ContextMenu menu() {
        var items = new ArrayList<MenuItem>();
        if (getItem() instanceof Line.Row<T>(var item)) {
            items.addAll(table.menuOf(item));
        }
        if (!items.isEmpty()) {
            items.add(new SeparatorMenuItem());
        }
        var chosen = table.chosen();
        items.add(item(chosen.size() > 1 ? "Copy " + chosen.size() + " rows" : "Copy the row", () -> table.copy(chosen, false)));
        items.add(item(chosen.size() > 1 ? "Copy " + chosen.size() + " rows as Markdown" : "Copy the row as Markdown", () -> table.copy(chosen, true)));
        var all = table.model().rows();
        items.add(item("Copy all " + all.size() + " rows as Markdown", () -> table.copy(all, true)));
        if (table.model().groupingProperty().get() != null) {
            items.addAll(List.of(new SeparatorMenuItem(), item("Fold all groups", () -> table.model().foldAll(true)), item("Fold out all groups", () -> table.model().foldAll(false))));
        }
        return new ContextMenu(items.toArray(MenuItem[]::new));
    }

    private static MenuItem item(String title, Runnable action) {
        var item = new MenuItem(title);
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> action.run());
        return item;
    }
}
