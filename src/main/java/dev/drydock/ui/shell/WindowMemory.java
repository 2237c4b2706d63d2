package dev.drydock.ui.shell;

import dev.drydock.ui.kit.table.LineTable;
import dev.drydock.ui.shell.WindowLayout.Box;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// Puts windows, splits and columns back to where they were, and remembers where they are.
final class WindowMemory {
    private final Settings settings;
    private final List<SplitPane> splits = new ArrayList<>();
    private final List<TableView<?>> tables = new ArrayList<>();

    WindowMemory(Settings settings) {
        this.settings = settings;
    }

    /// Places the dividers of a split pane as they were, else as given.
    ///
    /// @param pane has an id
    void keep(SplitPane pane, double... usual) {
        var places = settings.layoutProperty().get().splits().getOrDefault(pane.getId(), List.of());
        pane.setDividerPositions(places.size() == usual.length ? places.stream().mapToDouble(Double::doubleValue).toArray() : usual);
        splits.add(pane);
    }

    /// Gives the tables in there, which have ids, the widths of columns that they had.
    void keepTables(Node content) {
        switch (content) {
            case TableView<?> table when table.getId() != null -> keep(table);
            case SplitPane split -> split.getItems().forEach(this::keepTables);
            case Parent parent -> parent.getChildrenUnmodifiable().forEach(this::keepTables);
            default -> {}
        }
    }

    private void keep(TableView<?> table) {
        var widths = settings.layoutProperty().get().columns().getOrDefault(table.getId(), new HashMap<>());
        table.getColumns().stream().filter(column -> column.isResizable() && widths.containsKey(column.getText()))
                .forEach(column -> column.setPrefWidth(Math.clamp(widths.get(column.getText()), column.getMinWidth(), column.getMaxWidth())));
        tables.add(table);
    }

    /// Places a window where it was, moved onto the screens that there are; else in the middle of the first.
    void place(Stage stage, double usualWidth, double usualHeight) {
        var screens = Screen.getScreens().stream().map(Screen::getVisualBounds)
                .map(bounds -> new Box(bounds.getMinX(), bounds.getMinY(), bounds.getWidth(), bounds.getHeight())).toList();
        var layout = settings.layoutProperty().get();
        var box = Objects.requireNonNullElseGet(layout.box(), () -> new Box(Double.NEGATIVE_INFINITY, 0, usualWidth, usualHeight)).within(screens);
        stage.setX(box.x());
        stage.setY(box.y());
        stage.setWidth(box.width());
        stage.setHeight(box.height());
        stage.setMaximized(layout.maximised());
    }

    /// Remembers how everything stands.
    ///
    /// @param stage the window; null to leave aside where it is
    void remember(@Nullable Stage stage) {
        var layout = settings.layoutProperty().get();
        if (stage != null && stage.isMaximized() && layout.box() != null) {
            layout = layout.at(layout.box(), true);
        } else if (stage != null && !Double.isNaN(stage.getX())) {
            layout = layout.at(new Box(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight()), stage.isMaximized());
        }
        for (var split : splits) {
            layout = layout.withSplit(split.getId(), split.getDividers().stream().map(SplitPane.Divider::getPosition).toList());
        }
        for (var table : tables) {
            var widths = new TreeMap<String, Double>();
            var scale = table instanceof LineTable<?> lines ? lines.scale() : 1;
            table.getColumns().stream().filter(column -> column.isResizable() && !column.getText().isEmpty()).forEach(column -> widths.put(column.getText(), column.getWidth() / scale));
            layout = layout.withColumns(Objects.requireNonNull(table.getId()), widths);
        }
        if (!layout.equals(settings.layoutProperty().get())) {
            settings.layoutProperty().set(layout);
        }
    }
}
