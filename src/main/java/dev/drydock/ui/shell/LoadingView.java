package dev.drydock.ui.shell;

import dev.drydock.ui.kit.WrappedLabel;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;

/// What stands in the middle while the first source is being read.
final class LoadingView extends VBox {
    private static final double WIDTH = 420;

    private final ObservableList<Load> loads;
    private final VBox lines = new VBox();

    LoadingView(ObservableList<Load> loads, Runnable cancel) {
        this.loads = loads;
        setId("loading");
        getStyleClass().add("empty-state");
        var title = new Label("Reading…");
        title.getStyleClass().add("empty-title");
        lines.getStyleClass().add("loading-lines");
        lines.setMaxWidth(WIDTH);
        var stop = new Button("Cancel");
        stop.setAccessibleText("Cancel reading");
        stop.setOnAction(_ -> cancel.run());
        getChildren().addAll(title, lines, stop);
        loads.addListener((ListChangeListener<Load>) _ -> show());
        show();
    }

    private void show() {
        lines.getChildren().setAll(loads.stream().map(LoadingView::line).toList());
    }

    private static Node line(Load load) {
        var where = new WrappedLabel(load.where());
        var bar = new ProgressBar();
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText("Progress of " + load.where());
        bar.progressProperty().bind(load.fractionProperty());
        var says = new WrappedLabel("", "note");
        says.textProperty().bind(load.saysProperty());
        var line = new VBox(where, bar, says);
        line.getStyleClass().add("loading-line");
        return line;
    }
}
