package dev.drydock.ui.kit;

import java.util.Locale;
import javafx.scene.layout.Region;

/// Widths that grow with the text. They are given in pixels at the usual size of text, and kept in em.
public final class Ems {
    private Ems() {}

    /// So wide it likes to be, where there is room.
    public static void prefer(Region region, double width) {
        region.setStyle(String.format(Locale.ROOT, "-fx-pref-width: %.3fem;", width / Theme.TEXT_SIZE));
    }

    /// So wide it likes to be, and no wider.
    public static void limit(Region region, double width) {
        region.setStyle(String.format(Locale.ROOT, "-fx-pref-width: %1$.3fem; -fx-max-width: %1$.3fem;", width / Theme.TEXT_SIZE));
    }

    /// No wider than that.
    public static void atMost(Region region, double width) {
        region.setStyle(String.format(Locale.ROOT, "-fx-max-width: %.3fem;", width / Theme.TEXT_SIZE));
    }
}
