package dev.drydock.ui.kit;

import dev.drydock.check.ServiceDiagnosis;
import dev.drydock.check.Status;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/// The five badges of a service as a row of small shapes, in the order of their numbers; before them how much is wrong outside of them.
public final class Pips extends HBox {
    public Pips(ServiceDiagnosis service) {
        getStyleClass().add("pips");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(says(service));
        var outside = service.outside(Status.FAIL) + service.outside(Status.WARN);
        if (outside > 0) {
            var worst = service.outside(Status.FAIL) > 0 ? Status.FAIL : Status.WARN;
            var count = new Label("+" + outside);
            count.getStyleClass().addAll("outside", worst.id());
            count.setMinWidth(USE_PREF_SIZE);
            getChildren().add(count);
        }
        service.badges().values().forEach(verdict -> getChildren().add(StatusGlyph.bare(verdict)));
    }

    /// What is wrong outside the five badges, in words; empty where nothing is.
    public static String outside(ServiceDiagnosis service) {
        var counts = Stream.of(Status.FAIL, Status.WARN).filter(status -> service.outside(status) > 0)
                .map(status -> service.outside(status) + " " + status.word()).collect(Collectors.joining(", "));
        return counts.isEmpty() ? "" : "Outside the badges: " + counts;
    }

    /// The five badges in words, and what is wrong outside of them.
    public static String says(ServiceDiagnosis service) {
        return Stream.concat(service.badges().values().stream().map(StatusGlyph::says), Stream.of(outside(service)).filter(text -> !text.isEmpty())).collect(Collectors.joining("; "));
    }
}
