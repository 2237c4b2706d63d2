package dev.drydock.ui.kit;

import dev.drydock.check.ServiceDiagnosis;
import java.util.stream.Collectors;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.HBox;

/// The five badges of a service as a row of small shapes, in the order of their numbers.
public final class Pips extends HBox {
    public Pips(ServiceDiagnosis service) {
        getStyleClass().add("pips");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(says(service));
        service.badges().values().forEach(verdict -> getChildren().add(new StatusGlyph(verdict.status())));
    }

    /// The five badges in words.
    public static String says(ServiceDiagnosis service) {
        return service.badges().values().stream().map(StatusGlyph::says).collect(Collectors.joining("; "));
    }
}
