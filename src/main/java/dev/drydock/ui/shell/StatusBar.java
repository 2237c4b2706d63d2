package dev.drydock.ui.shell;

import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// The line at the bottom: what was read, and the loads under way.
final class StatusBar extends HBox {
    private final ObservableList<Load> loads;
    private final HBox progress = new HBox();
    private final Label says = new Label();
    private final ProgressBar bar = new ProgressBar();

    /// @param reads how many reads were answered, in words
    /// @param showReads shows them one by one
    /// @param age how old the data are that are shown, in words
    StatusBar(ObservableValue<String> reads, Runnable showReads, ObservableValue<String> age, ObservableList<Load> loads, Runnable cancel) {
        this.loads = loads;
        getStyleClass().add("status-bar");
        var readOnly = new Label("Read-only");
        readOnly.setMinWidth(USE_PREF_SIZE);
        readOnly.setTooltip(new Tooltip("Drydock never changes anything in an account."));
        var summary = new Button();
        summary.setId("reads-summary");
        summary.getStyleClass().add("summary");
        summary.textProperty().bind(reads);
        summary.visibleProperty().bind(reads.map(text -> !text.isEmpty()));
        summary.setTooltip(new Tooltip("Show what was read, and what was not"));
        summary.setOnAction(_ -> showReads.run());
        var old = new Label();
        old.setId("live-age");
        old.setMinWidth(USE_PREF_SIZE);
        old.textProperty().bind(age);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var stop = new Button("Cancel");
        stop.setId("cancel-load");
        stop.getStyleClass().add("small");
        stop.setAccessibleText("Cancel opening");
        stop.setMinWidth(USE_PREF_SIZE);
        stop.setOnAction(_ -> cancel.run());
        bar.setPrefWidth(140);
        bar.setAccessibleText("Progress of opening");
        says.setId("load-says");
        progress.getStyleClass().add("progress");
        progress.getChildren().addAll(says, bar, stop);
        progress.managedProperty().bind(progress.visibleProperty());
        getChildren().addAll(readOnly, summary, old, space, progress);
        loads.addListener((ListChangeListener<Load>) _ -> show());
        show();
    }

    private void show() {
        progress.setVisible(!loads.isEmpty());
        says.textProperty().unbind();
        bar.progressProperty().unbind();
        if (!loads.isEmpty()) {
            var first = loads.getFirst();
            var more = loads.size() > 1 ? " · " + (loads.size() - 1) + " more" : "";
            says.textProperty().bind(first.saysProperty().map(text -> text + more));
            bar.progressProperty().bind(first.fractionProperty());
        }
    }
}
