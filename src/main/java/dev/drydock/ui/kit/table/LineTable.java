package dev.drydock.ui.kit.table;

import dev.drydock.check.Status;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.css.PseudoClass;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/// A table over a [LinesModel]: sorted by its heads, folded by its groups, walked by the keyboard, copied as text or as Markdown.
public final class LineTable<T> extends TableView<Line<T>> {
    private static final PseudoClass TWO_LINES = PseudoClass.getPseudoClass("two-lines");
    private static final double NARROWEST = 60;
    /// So wide a letter of a head is at most, and what lies at the sides of it; that does not grow with the text.
    private static final double LETTER = 6.6;
    private static final double HEAD = 32;
    private static final double SCROLL_BAR = 12;
    /// Below this width shapes stand without their words.
    private static final double SHAPES_ALONE = 480;
    private static final double SHAPE = 66;
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private final LinesModel<T> model;
    private final List<Column<T>> columns;
    private Consumer<T> picked = _ -> {};
    private Function<T, List<MenuItem>> menu = _ -> List.of();
    private Function<T, Boolean> dimmed = _ -> false;
    private Consumer<String> says = _ -> {};
    private @Nullable T followed;
    private boolean following;
    private double scale = 1;
    private double twoLinesBelow;
    private boolean shapesAlone;

    /// @param name what it is called for those who do not see it
    public LineTable(String id, String name, LinesModel<T> model, List<Column<T>> columns) {
        super(model.lines());
        this.model = model;
        this.columns = List.copyOf(columns);
        setId(id);
        setAccessibleText(name);
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        columns.forEach(column -> getColumns().add(column(column)));
        setSortPolicy(_ -> {
            model.sort(order());
            return true;
        });
        setRowFactory(_ -> new LineRow<>(this));
        getSelectionModel().selectedItemProperty().addListener((_, _, line) -> {
            if (!following && !model.isBuilding() && line instanceof Line.Row<T>(var item)) {
                pick(item);
            }
        });
        model.whenBuilt(this::follow);
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        widthProperty().addListener((_, _, _) -> fit());
    }

    /// Calls that with the row that someone picks.
    public LineTable<T> onPick(Consumer<T> then) {
        picked = then;
        return this;
    }

    /// What the context menu of a row offers besides copying.
    public LineTable<T> menu(Function<T, List<MenuItem>> items) {
        menu = items;
        return this;
    }

    /// Rows that stand back.
    public LineTable<T> dim(Function<T, Boolean> which) {
        dimmed = which;
        return this;
    }

    /// Rows take two lines while the table is narrower than that, in pixels at the usual size of text.
    public LineTable<T> twoLinesBelow(double width) {
        twoLinesBelow = width;
        return this;
    }

    /// Where it says that something was copied.
    public LineTable<T> telling(Consumer<String> to) {
        says = to;
        return this;
    }

    /// Selects a row without picking it, because the selection moved elsewhere; null for none. Its group is folded out for it.
    public void follow(@Nullable T row) {
        followed = row;
        if (row != null) {
            model.reveal(row);
        }
        follow();
    }

    private void follow() {
        var at = followed == null ? -1 : getItems().indexOf(new Line.Row<>(followed));
        // Of several selected rows, to copy them, the one that was picked is followed: the others stay selected.
        if (at >= 0 ? getSelectionModel().isSelected(at) : getSelectionModel().isEmpty()) {
            return;
        }
        following = true;
        try {
            getSelectionModel().clearSelection();
            if (at >= 0) {
                getSelectionModel().select(at);
                scrollTo(Math.max(0, at - 1));
            }
        } finally {
            following = false;
        }
    }

    LinesModel<T> model() {
        return model;
    }

    List<MenuItem> menuOf(T item) {
        return menu.apply(item);
    }

    boolean isDimmed(T item) {
        return dimmed.apply(item);
    }

    void toggle(Line.Head<T> head) {
        model.fold(head.group(), !head.folded());
        select(head.group());
    }

    private void select(Group group) {
        for (var i = 0; i < getItems().size(); i++) {
            if (getItems().get(i) instanceof Line.Head<T>(var each, _, _) && each.equals(group)) {
                getSelectionModel().clearAndSelect(i);
                getFocusModel().focus(i);
            }
        }
    }

    private void pick(T item) {
        followed = item;
        picked.accept(item);
    }

    private void key(KeyEvent event) {
        var line = getSelectionModel().getSelectedItem();
        if (COPY.match(event)) {
            copy(chosen(), false);
            event.consume();
        } else if (line instanceof Line.Head<T> head && (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE
                || event.getCode() == (head.folded() ? KeyCode.RIGHT : KeyCode.LEFT))) {
            toggle(head);
            event.consume();
        } else if (line instanceof Line.Row<T>(var item) && event.getCode() == KeyCode.ENTER) {
            pick(item);
            event.consume();
        } else if (line instanceof Line.Row<T>(var item) && event.getCode() == KeyCode.LEFT && model.groupingProperty().get() instanceof Grouping<T>(_, var of)) {
            select(of.apply(item));
            event.consume();
        }
    }

    /// The selected rows; of a selected group all its rows.
    List<T> chosen() {
        return getSelectionModel().getSelectedItems().stream().flatMap(line -> switch (line) {
            case Line.Head<T> head -> head.rows().stream();
            case Line.Row<T>(var item) -> List.of(item).stream();
            case null -> List.<T>of().stream();
        }).distinct().toList();
    }

    /// Puts rows on the clipboard, with all columns, whether they are shown or not.
    void copy(List<T> rows, boolean markdown) {
        if (!rows.isEmpty()) {
            var content = new ClipboardContent();
            content.putString(markdown ? RowText.markdown(columns, rows) : RowText.tabs(columns, rows));
            Clipboard.getSystemClipboard().setContent(content);
            says.accept("Copied " + rows.size() + (rows.size() == 1 ? " row" : " rows") + (markdown ? " as Markdown" : ""));
        }
    }

    private TableColumn<Line<T>, Line<T>> column(Column<T> column) {
        var shown = new TableColumn<Line<T>, Line<T>>(column.title());
        shown.setCellValueFactory(data -> new ReadOnlyObjectWrapper<>(data.getValue()));
        shown.setCellFactory(_ -> new LineCell<>(column));
        shown.setUserData(column);
        shown.setReorderable(false);
        shown.setPrefWidth(column.width());
        bound(shown, column);
        if (column.look() == Column.Look.NUMBER) {
            shown.getStyleClass().add("number");
        }
        return shown;
    }

    private void bound(TableColumn<?, ?> shown, Column<T> column) {
        if (column.look() == Column.Look.TEXT) {
            shown.setMinWidth(Math.max(NARROWEST * scale, column.title().length() * LETTER * scale + HEAD));
        } else {
            var wide = (shapesAlone && column.shape() != null ? SHAPE : column.width()) * scale;
            shown.setMinWidth(0);
            shown.setMaxWidth(wide);
            shown.setMinWidth(wide);
        }
    }

    /// By the columns that someone clicked; null for the order in which the rows were given.
    private @Nullable Comparator<T> order() {
        return getSortOrder().stream().map(this::order).reduce(Comparator::thenComparing).orElse(null);
    }

    @SuppressWarnings("unchecked")
    private Comparator<T> order(TableColumn<Line<T>, ?> column) {
        var order = ((Column<T>) column.getUserData()).order();
        return column.getSortType() == TableColumn.SortType.DESCENDING ? order.reversed() : order;
    }

    /// How much larger than the usual its text is.
    public double scale() {
        return scale;
    }

    /// Has the columns go with the size of the text, which widths in pixels do not do by themselves.
    void scale(double now) {
        var by = now / scale;
        if (Math.abs(by - 1) < 0.01) {
            return;
        }
        scale = now;
        for (var column : getColumns()) {
            var wide = column.getPrefWidth() * by;
            column.setMinWidth(0);
            column.setMaxWidth(Double.MAX_VALUE);
            column.setPrefWidth(wide);
        }
        fit();
    }

    /// Whether there is no room for the words of statuses.
    boolean showsShapesAlone() {
        return shapesAlone;
    }

    private void fit() {
        var width = getWidth() / scale;
        pseudoClassStateChanged(TWO_LINES, width < twoLinesBelow);
        var alone = width > 0 && width < SHAPES_ALONE;
        if (alone != shapesAlone) {
            shapesAlone = alone;
            refresh();
        }
        var least = 0.0;
        for (var i = 0; i < columns.size(); i++) {
            bound(getColumns().get(i), columns.get(i));
        }
        for (var i = 0; i < columns.size(); i++) {
            var column = getColumns().get(i);
            // The first stay; of the others, those that would be pushed out of sight leave whole.
            least += column.getMinWidth();
            var shown = width >= columns.get(i).from() && (i < 2 || least + SCROLL_BAR <= getWidth());
            if (!shown) {
                least -= column.getMinWidth();
            }
            if (column.isVisible() != shown) {
                column.setVisible(shown);
            }
        }
    }

    /// The worst status in a group, by the first column that has shapes; null where none has.
    @Nullable Status worst(List<T> rows) {
        var shape = columns.stream().map(Column::shape).filter(each -> each != null).findFirst().orElse(null);
        return shape == null ? null : rows.stream().map(shape).min(Comparator.naturalOrder()).orElse(null);
    }

    /// How many rows of a group have which status word; empty where they have none.
    String sum(List<T> rows) {
        var words = columns.stream().filter(column -> column.shape() != null).findFirst();
        var parts = new ArrayList<String>();
        words.ifPresent(column -> rows.stream().collect(Collectors.groupingBy(column.text(), LinkedHashMap::new, Collectors.counting()))
                .forEach((word, count) -> parts.add(count + " " + word)));
        return String.join(" · ", parts);
    }
}
