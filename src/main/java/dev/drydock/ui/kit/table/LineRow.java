package dev.drydock.ui.kit.table;

import dev.drydock.advice.Unseen;
import dev.drydock.ui.kit.StatusGlyph;
import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableRow;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// A line of the table as a control: a head folds its group at a click, a row offers what can be done with it.
final class LineRow<T> extends TableRow<Line<T>> {
    private static final PseudoClass HEAD = PseudoClass.getPseudoClass("head");
    private static final PseudoClass FOLDED = PseudoClass.getPseudoClass("folded");
    private static final PseudoClass MUTED = PseudoClass.getPseudoClass("muted");

    private final LineTable<T> table;
    /// What the head of a group says, over the whole row; null for any other line.
    private @Nullable HBox says;

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
        getChildren().remove(says);
        says = head == null ? null : says(head);
        requestLayout();
        setAccessibleText(head == null ? null : head.group().title() + ", group of " + head.rows().size() + (head.folded() ? ", folded" : ""));
    }

    /// The skin sets the row's children anew whenever columns come and go, so the head is put back here.
    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        if (says != null) {
            if (!getChildren().contains(says)) {
                getChildren().add(says);
            }
            says.resizeRelocate(0, 0, Math.min(getWidth(), table.getWidth()), getHeight());
        }
    }

    private HBox says(Line.Head<T> head) {
        var arrow = new Region();
        arrow.getStyleClass().add("fold-arrow");
        var box = new HBox(arrow);
        box.getStyleClass().add("group-head");
        box.setManaged(false);
        box.setMouseTransparent(true);
        var worst = table.worst(head.rows());
        if (worst != null) {
            box.getChildren().add(new StatusGlyph(worst));
        }
        var title = new Label(Unseen.shown(head.group().title()));
        title.getStyleClass().add("group-title");
        title.setTooltip(new Tooltip(title.getText()));
        var sum = table.sum(head.rows());
        var count = new Label(sum.isEmpty() ? String.valueOf(head.rows().size()) : sum);
        count.getStyleClass().add("group-sum");
        count.setMinWidth(Region.USE_PREF_SIZE);
        box.getChildren().addAll(title, count);
        return box;
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
