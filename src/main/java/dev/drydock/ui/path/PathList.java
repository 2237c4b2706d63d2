package dev.drydock.ui.path;

import dev.drydock.drawing.PathWords;
import dev.drydock.drawing.Target;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.geometry.Insets;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import org.jspecify.annotations.Nullable;

/// The path in words, line by line, in place of the picture. Its selection is the window's.
final class PathList extends ListView<PathWords.Line> {
    private static final double INDENT = 18;
    private static final double BAR = 20;
    private boolean following;

    PathList(Consumer<@Nullable Target> select) {
        setId("path-words");
        getStyleClass().addAll("path-words", "dense");
        setAccessibleText("The path in words");
        setVisible(false);
        setManaged(false);
        setCellFactory(list -> new Cell(list.widthProperty()));
        getSelectionModel().selectedItemProperty().addListener((_, _, line) -> {
            if (!following && line != null && line.target() != null) {
                select.accept(line.target());
            }
        });
    }

    /// Shows the words of a drawing, with the line selected that stands for that thing.
    void show(List<PathWords.Line> lines, @Nullable Target selected) {
        following = true;
        if (!getItems().equals(lines)) {
            getItems().setAll(lines);
        }
        var line = lines.stream().filter(each -> each.target() != null && each.target().equals(selected)).findFirst();
        line.ifPresentOrElse(found -> {
            if (!found.equals(getSelectionModel().getSelectedItem())) {
                getSelectionModel().select(found);
                scrollTo(Math.max(0, getItems().indexOf(found) - 3));
            }
        }, getSelectionModel()::clearSelection);
        following = false;
    }

    private static final class Cell extends ListCell<PathWords.Line> {
        Cell(ReadOnlyDoubleProperty width) {
            // As wide as the list less its scroll bar, so that long lines wrap.
            prefWidthProperty().bind(width.subtract(BAR));
            setWrapText(true);
        }

        @Override
        protected void updateItem(PathWords.@Nullable Line line, boolean empty) {
            super.updateItem(line, empty);
            getStyleClass().removeAll("path-words-lane", "path-words-part");
            setText(line == null || empty ? null : line.text());
            if (line != null && !empty) {
                setPadding(new Insets(line.depth() == 0 ? 10 : 3, 12, 3, 12 + line.depth() * INDENT));
                if (line.depth() != 1) {
                    getStyleClass().add(line.depth() == 0 ? "path-words-lane" : "path-words-part");
                }
            }
        }
    }
}
