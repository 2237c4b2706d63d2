package dev.drydock.ui.findings;

import dev.drydock.check.Finding;
import dev.drydock.check.Status;
import dev.drydock.ui.kit.Filtered;
import dev.drydock.ui.kit.Muter;
import dev.drydock.ui.kit.StatusGlyph;
import dev.drydock.ui.kit.table.Column;
import dev.drydock.ui.kit.table.NoRows;
import dev.drydock.ui.kit.table.LineTable;
import dev.drydock.ui.kit.table.TablePane;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.scene.Node;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;

/// The findings as a table, and the controls that narrow and group it.
public final class FindingsView extends StackPane implements Filtered {
    private static final double TWO_LINES = 1250;
    private static final double ROOMY = 900;

    private final FindingsViewModel model;
    private final LineTable<Finding> table;
    private final TablePane<Finding> pane;

    /// @param muter mutes what is listed
    /// @param says where it says that rows were copied
    public FindingsView(FindingsViewModel model, Muter muter, Consumer<String> says) {
        this.model = model;
        getStyleClass().add("findings");
        table = new LineTable<>("findings", "Findings of the selected service, fail first", model.lines(), columns())
                .onPick(model::pick)
                .menu(finding -> menu(finding, muter))
                .dim(Finding::isMuted)
                .twoLinesBelow(TWO_LINES)
                .telling(says);
        pane = new TablePane<>(table, "finding-filter", "findings", controls());
        getChildren().add(pane);
        model.selection().placeProperty().addListener((_, _, _) -> follow());
        model.lines().whenBuilt(this::placeholder);
        placeholder();
        follow();
    }

    private static List<Column<Finding>> columns() {
        return List.of(
                Column.status("Status", 116, Finding::status, finding -> finding.status().word()),
                Column.text("Finding", 340, FindingsViewModel::title).inFull(Finding::title),
                Column.<Finding>text("Where", 150, finding -> FindingsViewModel.where(finding.resource())).inFull(Finding::resource),
                Column.text("Observed", 230, Finding::observed),
                Column.text("Expected", 210, Finding::expected).from(ROOMY),
                Column.text("Group", 96, FindingsViewModel::group).inFull(FindingsViewModel::groupInFull).order(Comparator.comparing(FindingsViewModel::group)).from(1150));
    }

    private static List<MenuItem> menu(Finding finding, Muter muter) {
        if (finding.status().compareTo(Status.UNKNOWN) > 0) {
            return List.of();
        }
        var item = new MenuItem(finding.isMuted() ? "Unmute" : "Mute…");
        item.setOnAction(_ -> {
            if (finding.isMuted()) {
                muter.unmute(finding);
            } else {
                muter.mute(finding);
            }
        });
        return List.of(item);
    }

    /// The title of its tab, with the count of what is shown.
    public ReadOnlyStringProperty titleProperty() {
        return model.titleProperty();
    }

    @Override
    public void focusFilter() {
        pane.focusFilter();
    }

    private List<Node> controls() {
        var chips = new HBox();
        chips.getStyleClass().add("chips");
        for (var status : Status.values()) {
            chips.getChildren().add(chip(status));
        }
        chips.disableProperty().bind(model.onlyWrongProperty());
        var wrong = new ToggleButton("Only what is wrong");
        wrong.setId("findings-only-wrong");
        wrong.getStyleClass().addAll("chip", "only", "small");
        wrong.setMinWidth(USE_PREF_SIZE);
        wrong.setTooltip(new Tooltip("Show only fails and warnings that nobody muted"));
        wrong.selectedProperty().bindBidirectional(model.onlyWrongProperty());
        return List.of(chips, wrong, TablePane.grouping("finding-groups", model.lines(), "No groups", List.of(FindingsViewModel.BY_BADGE, FindingsViewModel.BY_RESOURCE)));
    }

    private ToggleButton chip(Status status) {
        var chip = new ToggleButton();
        chip.setGraphic(new StatusGlyph(status));
        chip.getStyleClass().addAll("chip", "small");
        chip.setTooltip(new Tooltip("Show " + status.word()));
        chip.setMinWidth(USE_PREF_SIZE);
        chip.selectedProperty().bindBidirectional(model.wantedProperty(status));
        Runnable count = () -> {
            chip.setText(String.valueOf(model.count(status)));
            chip.setAccessibleText("Show " + status.word() + ", " + model.count(status));
        };
        model.lines().whenBuilt(count);
        count.run();
        return chip;
    }

    private void follow() {
        table.follow(model.selection().place().lead());
    }

    private void placeholder() {
        table.setPlaceholder(model.serviceProperty().get() == null ? new NoRows("No service is selected.", "Choose one at the left.")
                : NoRows.filtered("finding", model.lines(), model::showAll));
    }
}
