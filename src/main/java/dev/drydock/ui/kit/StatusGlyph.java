package dev.drydock.ui.kit;

import dev.drydock.check.BadgeVerdict;
import dev.drydock.check.Status;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// A status as a shape: octagon, triangle, ring, disc, dash. The stylesheet draws it; colour is never the only sign.
public final class StatusGlyph extends StackPane {
    private final Region shape = new Region();

    /// The bare shape, for where the word stands beside it.
    public StatusGlyph(Status status) {
        shape.getStyleClass().add("shape");
        getStyleClass().addAll("status-glyph", status.id());
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(status.word());
        getChildren().add(shape);
    }

    /// The shape of a badge with its number inside.
    public static StatusGlyph numbered(BadgeVerdict verdict) {
        var glyph = new StatusGlyph(verdict.status());
        var number = new Label(String.valueOf(verdict.badge().number()));
        number.getStyleClass().add("number");
        glyph.getStyleClass().add("numbered");
        glyph.getChildren().add(number);
        glyph.setAccessibleText(says(verdict));
        return verdict.isMuted() ? glyph.muted(Pos.BOTTOM_RIGHT) : glyph;
    }

    /// The bare shape of a badge.
    static StatusGlyph bare(BadgeVerdict verdict) {
        var glyph = new StatusGlyph(verdict.status());
        return verdict.isMuted() ? glyph.muted(Pos.CENTER) : glyph;
    }

    private StatusGlyph muted(Pos place) {
        var mark = new Region();
        mark.getStyleClass().add("mute-mark");
        setAlignment(mark, place);
        getStyleClass().add("is-muted");
        getChildren().add(mark);
        return this;
    }

    /// A badge in words: its number, its name, and what was found.
    public static String says(BadgeVerdict verdict) {
        return "Badge " + verdict.badge().number() + ", " + verdict.badge().title() + ": " + verdict.status().word() + (verdict.isMuted() ? ", muted" : "");
    }
}
