package dev.drydock.ui.shell;

import dev.drydock.ui.kit.WrappedLabel;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What stands in the middle while nothing is open.
final class Welcome extends VBox {

    Welcome(Actions actions, List<Sample> samples) {
        getStyleClass().add("welcome");
        var title = new Label("Open a bundle of recorded AWS answers");
        title.getStyleClass().add("welcome-title");
        var says = new WrappedLabel("Drop a .zip, .tar.gz, .json or folder on this window, or choose one. "
                + "Nothing leaves this machine, and nothing is changed in any account.", "muted");
        says.setMaxWidth(460);
        var file = new Button("Open file…", new FontIcon(Feather.FILE));
        file.getStyleClass().add("accent");
        file.setOnAction(_ -> actions.openFiles());
        var folder = new Button("Open folder…", new FontIcon(Feather.FOLDER));
        folder.setOnAction(_ -> actions.openFolder());
        var buttons = new HBox(file, folder);
        buttons.getStyleClass().add("buttons");
        getChildren().addAll(title, says, buttons);
        if (!samples.isEmpty()) {
            var or = new Label("or a built-in incident");
            or.getStyleClass().add("kicker");
            getChildren().add(or);
            for (var sample : samples) {
                var button = new Button(sample.title());
                button.getStyleClass().add("flat");
                button.setTooltip(new Tooltip(sample.description()));
                button.setOnAction(_ -> actions.open(sample));
                getChildren().add(button);
            }
        }
    }
}
