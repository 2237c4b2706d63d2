package dev.drydock.ui.playbook;

import dev.drydock.ui.kit.Choice;
import dev.drydock.ui.kit.Copying;
import dev.drydock.ui.kit.Links;
import dev.drydock.ui.kit.Times;
import dev.drydock.ui.kit.WrappedLabel;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The right pane: the details of the selection, and the guide before them while one is open. Over the details a line leads back to it.
public final class GuideFrame extends StackPane {

    /// @param details what stands there without a guide
    /// @param draft copies the draft of the post-mortem
    public GuideFrame(Node details, PlaybookViewModel model, ObservableValue<Times> times, Links links, Copying copying, Runnable draft) {
        getStyleClass().add("guide-frame");
        var title = new WrappedLabel("", "body");
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        var line = new HBox(new FontIcon(Feather.CORNER_UP_LEFT), title);
        line.getStyleClass().add("finding-line");
        var back = new Choice(line, "Back to the playbook", model::bringForward);
        back.setId("guide-back");
        back.getStyleClass().add("guide-back");
        var below = new VBox(back, details);
        VBox.setVgrow(details, Priority.ALWAYS);
        var guide = new GuideView(model, times, links, copying, draft);
        model.pageProperty().subscribe(page -> {
            var walking = page instanceof GuidePage.Walking;
            back.setVisible(walking);
            back.setManaged(walking);
            if (page instanceof GuidePage.Walking now) {
                title.setText(now.kicker().replace("Playbook", now.walkthrough().playbook().title()));
            }
        });
        guide.visibleProperty().bind(model.inFrontProperty());
        below.visibleProperty().bind(model.inFrontProperty().not());
        getChildren().addAll(below, guide);
    }
}
