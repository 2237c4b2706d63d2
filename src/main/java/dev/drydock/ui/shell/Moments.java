package dev.drydock.ui.shell;

import dev.drydock.check.Diagnosis;
import dev.drydock.check.catalogue.Catalogue;
import dev.drydock.inventory.Capture;
import dev.drydock.ui.kit.Times;
import dev.drydock.ui.path.PathViewModel;
import dev.drydock.ui.playbook.PlaybookViewModel;
import dev.drydock.ui.timeline.TimelineViewModel;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Joins the timeline to the picture and to the playbook: the moment of a series that is looked at is judged as the newest state was, drawn, and gone through.
final class Moments {
    private final Workspace workspace;
    private final TimelineViewModel timeline;
    private final PathViewModel path;
    private final PlaybookViewModel playbook;
    /// Whether the moment that is asked for knows nothing of the service.
    private final BooleanProperty unknown = new SimpleBooleanProperty();
    private volatile int asked;

    Moments(Workspace workspace, TimelineViewModel timeline, PathViewModel path, PlaybookViewModel playbook) {
        this.workspace = workspace;
        this.timeline = timeline;
        this.path = path;
        this.playbook = playbook;
        timeline.momentProperty().addListener((_, _, at) -> show(at.intValue()));
    }

    /// Says over the picture that it is not the newest, and goes back to that.
    Button notice(ObservableValue<Times> times) {
        var notice = new Button("", new FontIcon(Feather.ROTATE_CCW));
        notice.setId("moment-notice");
        notice.getStyleClass().addAll("small", "moment-notice");
        notice.setMinWidth(Button.USE_PREF_SIZE);
        notice.setTooltip(new Tooltip("Back to the newest capture"));
        notice.textProperty().bind(Bindings.createStringBinding(() -> {
            var capture = capture(timeline.momentProperty().get());
            return capture == null ? "" : unknown.get() ? "Not recorded at " + times.getValue().full(capture.at()) + "; the newest is shown" : "As of " + times.getValue().full(capture.at()) + "  ·  back to the newest";
        }, timeline.momentProperty(), unknown, times));
        notice.visibleProperty().bind(timeline.momentProperty().greaterThanOrEqualTo(0));
        notice.setOnAction(_ -> timeline.momentProperty().set(-1));
        return notice;
    }

    private @Nullable Capture capture(int at) {
        var source = workspace.selection().place().source();
        var captures = source == null ? List.<Capture>of() : workspace.captures(source).stream().filter(capture -> capture.at() != null).toList();
        return at < 0 || at >= captures.size() ? null : captures.get(at);
    }

    private void show(int at) {
        var mine = asked + 1;
        asked = mine;
        unknown.set(false);
        var capture = capture(at);
        var service = workspace.selection().place().service();
        if (capture == null || service == null) {
            path.showMoment(null);
            playbook.showMoment(null, null);
            return;
        }
        var arn = service.service().serviceArn();
        workspace.background().execute(() -> {
            var inventory = capture.inventory();
            var then = Diagnosis.of(inventory, Catalogue.checks(), one -> one.serviceArn().equals(arn), () -> mine != asked).services();
            workspace.fx().execute(() -> {
                if (mine == asked) {
                    unknown.set(then.isEmpty());
                    path.showMoment(then.isEmpty() ? null : then.getFirst());
                    playbook.showMoment(inventory, then.isEmpty() ? null : then.getFirst());
                }
            });
        });
    }
}
