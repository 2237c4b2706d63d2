package dev.drydock.ui.coverage;

import dev.drydock.advice.Shell;
import dev.drydock.ui.kit.Filtered;
import dev.drydock.ui.kit.table.Column;
import dev.drydock.ui.kit.table.LineTable;
import dev.drydock.ui.kit.table.NoRows;
import dev.drydock.ui.kit.table.TablePane;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.StackPane;

/// What is there and what is not, as a table, with the commands that would fill the holes.
public final class CoverageView extends StackPane implements Filtered {
    private final CoverageViewModel model;
    private final LineTable<CoverageRow> table;
    private final TablePane<CoverageRow> pane;

    /// @param says where it says that something was copied
    public CoverageView(CoverageViewModel model, Consumer<String> says) {
        this.model = model;
        getStyleClass().add("coverage");
        table = new LineTable<>("coverage", "Recorded calls, missing calls and faulty files, those that leave something unknown first", model.lines(), List.of(
                Column.status("Outcome", 132, CoverageRow::shape, CoverageRow::word),
                Column.text("Call", 190, CoverageRow::operation).inFull(row -> row.operation() + (row.iamAction().isEmpty() ? "" : ", permitted by " + row.iamAction())),
                Column.text("About", 190, CoverageRow::about),
                Column.text("Why, and what to do", 330, CoverageRow::note),
                Column.text("File", 200, CoverageRow::file).from(860),
                Column.text("IAM action", 180, CoverageRow::iamAction).from(1060)))
                .onPick(model::pick).twoLinesBelow(1250).telling(says);
        var holes = new ToggleButton("Only holes");
        holes.setId("only-holes");
        holes.getStyleClass().addAll("chip", "only", "small");
        holes.setMinWidth(USE_PREF_SIZE);
        holes.setTooltip(new Tooltip("Show only what leaves something unknown"));
        holes.selectedProperty().bindBidirectional(model.onlyHolesProperty());
        pane = new TablePane<>(table, "coverage-filter", "calls and files", List.of(holes,
                TablePane.grouping("coverage-groups", model.lines(), "No groups", List.of(CoverageViewModel.BY_OPERATION, CoverageViewModel.BY_SERVICE, CoverageViewModel.BY_OUTCOME)),
                fill(says)));
        getChildren().add(pane);
        model.selection().placeProperty().addListener((_, _, _) -> table.follow(model.selected()));
        model.lines().whenBuilt(this::placeholder);
        placeholder();
        table.follow(model.selected());
    }

    @Override
    public void focusFilter() {
        pane.focusFilter();
    }

    private MenuButton fill(Consumer<String> says) {
        var button = new MenuButton();
        button.setId("copy-fill");
        button.getStyleClass().addAll("small", "grouping", "primary");
        button.setMinWidth(USE_PREF_SIZE);
        button.setTooltip(new Tooltip("Read-only AWS CLI commands that would tell what is not known. Paste them where the bundle lies and open it again: they become its newest capture"));
        for (var shell : List.of(Shell.BASH, Shell.POWERSHELL)) {
            var item = new MenuItem("For " + shell.title());
            item.setOnAction(_ -> {
                var content = new ClipboardContent();
                content.putString(model.paste(shell));
                Clipboard.getSystemClipboard().setContent(content);
                var count = model.fillCountProperty().get();
                says.accept("Copied " + (count == 1 ? "one command" : count + " commands") + " for " + shell.title());
            });
            button.getItems().add(item);
        }
        button.textProperty().bind(model.fillCountProperty().map(count -> count.intValue() == 1 ? "Copy the command that fills the hole" : "Copy the " + count + " commands that fill the holes"));
        button.visibleProperty().bind(model.fillCountProperty().greaterThan(0));
        button.managedProperty().bind(button.visibleProperty());
        return button;
    }

    private void placeholder() {
        table.setPlaceholder(model.lines().all().isEmpty() ? new NoRows("Nothing was recorded.", "The source holds no call and no file that is out of order.")
                : NoRows.filtered("call or file", model.lines(), model::showAll));
    }
}
