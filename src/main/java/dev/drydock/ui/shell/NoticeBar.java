package dev.drydock.ui.shell;

import dev.drydock.ui.kit.Notice;
import dev.drydock.ui.kit.WrappedLabel;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
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

/// What is to be known of the source that is shown, a line each.
final class NoticeBar extends VBox {
    private final ObservableList<Notice> notices;
    private final Set<String> dismissed = new HashSet<>();

    NoticeBar(ObservableList<Notice> notices) {
        this.notices = notices;
        setId("notices");
        getStyleClass().add("notices");
        managedProperty().bind(visibleProperty());
        notices.addListener((ListChangeListener<Notice>) _ -> show());
        show();
    }

    private void show() {
        getChildren().setAll(notices.stream().filter(notice -> !dismissed.contains(notice.id())).map(this::line).toList());
        setVisible(!getChildren().isEmpty());
    }

    private Node line(Notice notice) {
        var icon = new FontIcon(switch (notice.kind()) {
            case INFO -> Feather.INFO;
            case WARNING -> Feather.ALERT_TRIANGLE;
            case ERROR -> Feather.ALERT_OCTAGON;
        });
        var says = new WrappedLabel(notice.says(), "notice");
        says.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(says, Priority.ALWAYS);
        var step = new Button(notice.step());
        step.setId("notice-" + notice.id());
        step.getStyleClass().add("small");
        step.setMinWidth(USE_PREF_SIZE);
        step.setOnAction(_ -> notice.run().run());
        var close = new Button("", new FontIcon(Feather.X));
        close.getStyleClass().addAll("small", "flat", "dismiss");
        close.setAccessibleText("Dismiss: " + notice.says());
        close.setTooltip(new Tooltip("Dismiss"));
        close.setMinWidth(USE_PREF_SIZE);
        close.setOnAction(_ -> {
            dismissed.add(notice.id());
            show();
        });
        var line = new HBox(icon, says, step, close);
        line.getStyleClass().addAll("notice-line", notice.kind().name().toLowerCase(Locale.ROOT));
        return line;
    }
}
