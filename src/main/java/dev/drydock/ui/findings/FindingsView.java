package dev.drydock.ui.findings;

import dev.drydock.check.Finding;
import dev.drydock.check.Status;
import dev.drydock.ui.kit.Columns;
import dev.drydock.ui.kit.Muter;
import dev.drydock.ui.kit.StatusGlyph;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;

/// The findings as a table, and the controls that narrow it.
public final class FindingsView extends StackPane {
    private final FindingsViewModel model;
    private final TableView<Finding> table;
    private final TextField filter = new TextField();
    private boolean following;

    /// @param muter mutes what is listed
    public FindingsView(FindingsViewModel model, Muter muter) {
        this.model = model;
        getStyleClass().add("findings");
        table = new TableView<>(model.shown());
        table.setId("findings");
        table.setAccessibleText("Findings of the selected service, fail first");
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.getColumns().add(Columns.status(Finding::status, finding -> finding.status().word()));
        var group = Columns.text("Group", 96, FindingsViewModel::group, FindingsViewModel::groupInFull);
        group.setMinWidth(82);
        table.getColumns().add(group);
        table.getColumns().add(Columns.text("Finding", 350, FindingsViewModel::title, Finding::title));
        table.getColumns().add(Columns.text("Where", 120, finding -> FindingsViewModel.where(finding.resource()), Finding::resource));
        table.getColumns().add(Columns.text("Observed", 230, Finding::observed, Finding::observed));
        table.getColumns().add(Columns.text("Expected", 210, Finding::expected, Finding::expected));
        table.setRowFactory(_ -> new FindingRow(muter));
        table.getSelectionModel().selectedItemProperty().addListener((_, _, finding) -> {
            if (finding != null && !following && finding != model.selection().place().lead()) {
                model.selection().select(finding);
            }
        });
        // The row of a badge's lead finding is selected already; picking it by hand still means the finding.
        table.setOnMouseClicked(_ -> pick());
        table.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                pick();
            }
        });
        model.selection().placeProperty().addListener((_, _, _) -> follow());
        model.serviceProperty().addListener((_, _, _) -> placeholder());
        placeholder();
        follow();
        getChildren().add(table);
    }

    /// The title of its tab, with the count of what is shown.
    public ReadOnlyStringProperty titleProperty() {
        return model.titleProperty();
    }

    /// Brings the keyboard to the filter.
    public void focusFilter() {
        filter.requestFocus();
        filter.selectAll();
    }

    /// The controls that narrow the table; they stand on the line of the tabs.
    public HBox narrowing() {
        var chips = new HBox();
        chips.getStyleClass().add("chips");
        for (var status : Status.values()) {
            chips.getChildren().add(chip(status));
        }
        filter.setId("finding-filter");
        filter.setPromptText("Filter findings");
        filter.setAccessibleText("Filter findings by text");
        filter.textProperty().bindBidirectional(model.filterProperty());
        filter.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                filter.clear();
                event.consume();
            }
        });
        var bar = new HBox(chips, filter);
        bar.getStyleClass().add("narrowing");
        bar.setPickOnBounds(false);
        return bar;
    }

    private ToggleButton chip(Status status) {
        var chip = new ToggleButton();
        chip.setGraphic(new StatusGlyph(status));
        chip.getStyleClass().addAll("chip", "small");
        chip.setTooltip(new Tooltip("Show " + status.word()));
        chip.selectedProperty().bindBidirectional(model.wantedProperty(status));
        Runnable count = () -> {
            chip.setText(String.valueOf(model.count(status)));
            chip.setAccessibleText("Show " + status.word() + ", " + model.count(status));
        };
        model.serviceProperty().addListener((_, _, _) -> count.run());
        count.run();
        return chip;
    }

    private void pick() {
        var finding = table.getSelectionModel().getSelectedItem();
        if (finding != null) {
            model.selection().select(finding);
        }
    }

    private void follow() {
        var lead = model.selection().place().lead();
        if (lead != table.getSelectionModel().getSelectedItem()) {
            following = true;
            var row = lead == null ? -1 : table.getItems().indexOf(lead);
            if (row < 0) {
                table.getSelectionModel().clearSelection();
            } else {
                table.getSelectionModel().clearAndSelect(row);
                table.scrollTo(Math.max(0, row - 2));
            }
            following = false;
        }
    }

    private void placeholder() {
        table.setPlaceholder(new Label(model.serviceProperty().get() == null ? "No service is selected." : "No finding matches."));
    }
}
