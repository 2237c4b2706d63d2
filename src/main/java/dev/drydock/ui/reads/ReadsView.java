package dev.drydock.ui.reads;

import dev.drydock.ui.kit.Columns;
import dev.drydock.ui.reads.ReadsViewModel.Line;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.StackPane;

/// The recorded calls and the faulty files as a table.
public final class ReadsView extends StackPane {
    public ReadsView(ReadsViewModel model) {
        getStyleClass().add("reads");
        var table = new TableView<>(model.lines());
        table.setId("reads");
        table.setAccessibleText("What was read, and what was not");
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setPlaceholder(new Label("Nothing was recorded."));
        table.getColumns().add(Columns.status(Line::shape, Line::word));
        table.getColumns().add(Columns.text("Call", 270, Line::what, Line::what));
        table.getColumns().add(Columns.text("File", 270, Line::file, Line::file));
        table.getColumns().add(Columns.text("Why", 380, Line::note, Line::note));
        getChildren().add(table);
    }
}
