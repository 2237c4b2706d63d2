package dev.drydock.ui.shell;

import dev.drydock.ui.kit.CopyButton;
import dev.drydock.ui.kit.WrappedLabel;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What could not be done, a sentence a line, each to be copied with its details or dismissed.
final class ProblemBar extends VBox {
    private final Workspace workspace;
    private final ObservableList<String> problems;

    ProblemBar(Workspace workspace) {
        this.workspace = workspace;
        problems = workspace.problems();
        setId("problems");
        getStyleClass().add("problems");
        managedProperty().bind(visibleProperty());
        problems.addListener((ListChangeListener<String>) _ -> show());
        show();
    }

    private void show() {
        getChildren().setAll(problems.stream().map(this::line).toList());
        setVisible(!problems.isEmpty());
    }

    private Node line(String problem) {
        var icon = new FontIcon(Feather.ALERT_TRIANGLE);
        var text = new WrappedLabel(problem, "problem");
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        var close = new Button("", new FontIcon(Feather.X));
        close.getStyleClass().addAll("small", "flat", "dismiss");
        close.setAccessibleText("Dismiss: " + problem);
        close.setTooltip(new Tooltip("Dismiss"));
        close.setMinWidth(USE_PREF_SIZE);
        close.setOnAction(_ -> workspace.dismiss(problem));
        var line = new HBox(icon, text, new CopyButton("this message", () -> workspace.inFull(problem)), close);
        line.getStyleClass().add("problem-line");
        return line;
    }
}
