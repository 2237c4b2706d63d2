package dev.drydock.ui.kit;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The line of a dialog that tells of its work: how far it has come and how to stop it, then what came of it, or why nothing did.
public final class WorkLine extends StackPane {

    /// @param name the beginning of the ids of what is in it
    /// @param running null while nothing is under way
    /// @param problem a sentence; empty for none
    /// @param done a sentence; empty for none
    public WorkLine(String name, ObservableValue<@Nullable Undertaking> running, Runnable cancel, ObservableValue<String> problem, ObservableValue<String> done) {
        getStyleClass().add("work-line");
        setMinHeight(30);
        getChildren().addAll(progress(name, running, cancel), problem(name, problem), done(name, done));
    }

    private static HBox progress(String name, ObservableValue<@Nullable Undertaking> running, Runnable cancel) {
        var says = new Label();
        says.setId(name + "-says");
        says.setMinWidth(0);
        HBox.setHgrow(says, Priority.ALWAYS);
        says.setMaxWidth(Double.MAX_VALUE);
        var bar = new ProgressBar();
        bar.setPrefWidth(180);
        bar.setMinWidth(100);
        bar.setAccessibleText("Progress");
        var stop = new Button("Cancel");
        stop.setId(name + "-cancel");
        stop.getStyleClass().add("small");
        stop.setMinWidth(Region.USE_PREF_SIZE);
        stop.setOnAction(_ -> cancel.run());
        says.textProperty().bind(running.flatMap(Undertaking::saysProperty).orElse(""));
        bar.progressProperty().bind(running.flatMap(Undertaking::fractionProperty).map(Number::doubleValue).orElse(0.0));
        var line = new HBox(says, bar, stop);
        line.visibleProperty().bind(running.map(work -> true).orElse(false));
        return line;
    }

    private static HBox problem(String name, ObservableValue<String> problem) {
        var text = new WrappedLabel("", "problem");
        text.setId(name + "-problem");
        text.textProperty().bind(problem);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        var line = new HBox(new FontIcon(Feather.ALERT_TRIANGLE), text, new CopyButton("this message", problem::getValue));
        line.getStyleClass().add("problem-line");
        line.visibleProperty().bind(problem.map(words -> !words.isEmpty()));
        return line;
    }

    private static HBox done(String name, ObservableValue<String> done) {
        var text = new WrappedLabel("", "done");
        text.setId(name + "-done");
        text.textProperty().bind(done);
        var line = new HBox(new FontIcon(Feather.CHECK_CIRCLE), text);
        line.getStyleClass().add("done-line");
        line.visibleProperty().bind(done.map(words -> !words.isEmpty()));
        return line;
    }
}
