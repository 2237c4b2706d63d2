package dev.drydock.ui.kit.table;

import dev.drydock.ui.kit.TextFilter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// Rows narrowed by a text and by a condition, sorted, and grouped with groups that fold.
public final class LinesModel<T> {
    private final Function<T, String> text;
    private final Map<T, String> texts = new IdentityHashMap<>();
    private final StringProperty filter = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ObjectProperty<@Nullable Grouping<T>> grouping = new SimpleObjectProperty<>();
    private final ObservableList<Line<T>> lines = FXCollections.observableArrayList();
    private final ReadOnlyIntegerWrapper shown = new ReadOnlyIntegerWrapper();
    private final Set<String> folded = new HashSet<>();
    private List<T> all = List.of();
    private Predicate<T> wanted = _ -> true;
    private @Nullable Comparator<T> order;
    private final List<Runnable> whenBuilt = new ArrayList<>();
    private boolean building;

    /// @param text all that a filter may find of a row
    public LinesModel(Function<T, String> text) {
        this.text = text;
        filter.addListener(_ -> build());
        grouping.addListener(_ -> {
            folded.clear();
            build();
        });
    }

    /// What is typed into the filter, as [TextFilter] reads it.
    public StringProperty filterProperty() {
        return filter;
    }

    /// What is wrong with the filter, in a sentence; empty where nothing is.
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// Null for no groups.
    public ObjectProperty<@Nullable Grouping<T>> groupingProperty() {
        return grouping;
    }

    public ObservableList<Line<T>> lines() {
        return lines;
    }

    /// How many rows are shown, those in folded groups included.
    public ReadOnlyIntegerProperty shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /// All rows, whether they are shown or not, in the order in which they were given.
    public List<T> all() {
        return all;
    }

    /// The rows that are shown, those in folded groups included, in their order.
    public List<T> rows() {
        var filtering = TextFilter.of(filter.get());
        var rows = all.stream().filter(wanted).filter(row -> filtering.isAll() || filtering.matches(texts.computeIfAbsent(row, text)));
        return (order == null ? rows : rows.sorted(order)).toList();
    }

    public void set(List<T> rows) {
        all = List.copyOf(rows);
        texts.clear();
        build();
    }

    /// Shows only what meets a condition.
    public void want(Predicate<T> condition) {
        wanted = condition;
        build();
    }

    /// @param newOrder null for the order in which the rows were given
    public void sort(@Nullable Comparator<T> newOrder) {
        order = newOrder;
        build();
    }

    /// Folds a group away, or out.
    public void fold(Group group, boolean away) {
        if (away ? folded.add(group.key()) : folded.remove(group.key())) {
            build();
        }
    }

    public void foldAll(boolean away) {
        folded.clear();
        var how = grouping.get();
        if (away && how != null) {
            all.forEach(row -> folded.add(how.of().apply(row).key()));
        }
        build();
    }

    /// Folds those groups away, and all others out.
    public void foldOnly(Collection<Group> groups) {
        folded.clear();
        groups.forEach(group -> folded.add(group.key()));
        build();
    }

    /// Where a row stands among the lines, its group folded out for it; -1 where it is not shown.
    public int reveal(T row) {
        var at = lines.indexOf(new Line.Row<>(row));
        var how = grouping.get();
        if (at < 0 && how != null && folded.contains(how.of().apply(row).key())) {
            fold(how.of().apply(row), false);
            at = lines.indexOf(new Line.Row<>(row));
        }
        return at;
    }

    /// Whether the lines are just being made anew, so that what a table then says of its selection is nobody's doing.
    boolean isBuilding() {
        return building;
    }

    /// Runs that whenever the lines have been made anew.
    public void whenBuilt(Runnable then) {
        whenBuilt.add(then);
    }

    private void build() {
        problem.set(TextFilter.of(filter.get()).problem());
        building = true;
        try {
            lines.setAll(built());
        } finally {
            building = false;
        }
        whenBuilt.forEach(Runnable::run);
    }

    private List<Line<T>> built() {
        var rows = rows();
        shown.set(rows.size());
        var how = grouping.get();
        if (how == null) {
            return rows.stream().<Line<T>>map(Line.Row::new).toList();
        }
        var groups = new LinkedHashMap<Group, List<T>>();
        rows.forEach(row -> groups.computeIfAbsent(how.of().apply(row), _ -> new ArrayList<>()).add(row));
        var built = new ArrayList<Line<T>>();
        groups.forEach((group, members) -> {
            var away = folded.contains(group.key());
            built.add(new Line.Head<>(group, List.copyOf(members), away));
            if (!away) {
                members.forEach(row -> built.add(new Line.Row<>(row)));
            }
        });
        return built;
    }
}
