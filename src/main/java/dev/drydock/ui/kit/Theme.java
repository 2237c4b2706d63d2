package dev.drydock.ui.kit;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.drydock.drawing.Palette;
import dev.drydock.drawing.Role;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import javafx.scene.Scene;

/// How the window looks: AtlantaFX's Primer with the colours of the [Palette] laid over its tokens, so that controls and the drawn path cannot differ.
public enum Theme {
    LIGHT(Palette.LIGHT, new PrimerLight()),
    DARK(Palette.DARK, new PrimerDark()),
    /// For those who need the highest contrast; dark.
    CONTRAST(Palette.CONTRAST, new PrimerDark());

    private static final String OWN = Objects.requireNonNull(Theme.class.getResource("/dev/drydock/ui/drydock.css")).toExternalForm();

    private static final int USUAL_TEXT = 100;
    /// In pixels, at the usual size.
    static final double TEXT_SIZE = 13;
    private static final double ICON_SIZE = 14;
    private static final double LARGE_ICON_SIZE = 30;
    /// The least widths of the panes at both sides.
    private static final double SOURCES = 270;
    private static final double DETAIL = 290;

    private final Palette palette;
    private final atlantafx.base.theme.Theme base;

    Theme(Palette palette, atlantafx.base.theme.Theme base) {
        this.palette = palette;
        this.base = base;
    }

    public Palette palette() {
        return palette;
    }

    public boolean isDark() {
        return base.isDarkMode();
    }

    public void applyTo(Scene scene) {
        applyTo(scene, USUAL_TEXT);
    }

    /// @param percent the size of text, in percent of the usual; all sizes in the stylesheet go by it
    public void applyTo(Scene scene, int percent) {
        scene.setUserAgentStylesheet(base.getUserAgentStylesheet());
        scene.getStylesheets().setAll(OWN, sheet(tokens() + sizes(percent)));
    }

    /// The side panes grow less than their text, so that something is left for the picture.
    ///
    /// Icons are text whose font is of the icon's size: one in em would grow by itself with every pulse.
    private static String sizes(int percent) {
        return String.format(Locale.ROOT, " .root { -fx-font-size: %1$.2fpx; } .ikonli-font-icon { -fx-icon-size: %2$.0fpx; } .large-icon { -fx-icon-size: %3$.0fpx; }"
                        + " .sources { -fx-min-width: %4$.0fpx; } .detail, .guide-frame { -fx-min-width: %5$.0fpx; }",
                TEXT_SIZE * percent / USUAL_TEXT, ICON_SIZE * percent / USUAL_TEXT, LARGE_ICON_SIZE * percent / USUAL_TEXT,
                SOURCES * Math.sqrt((double) percent / USUAL_TEXT), DETAIL * Math.sqrt((double) percent / USUAL_TEXT));
    }

    /// AtlantaFX's tokens with the palette's colours.
    private String tokens() {
        Map<String, Role> tokens = new LinkedHashMap<>();
        tokens.put("-color-bg-default", Role.CANVAS);
        tokens.put("-color-bg-overlay", Role.BOX);
        tokens.put("-color-fg-default", Role.TEXT);
        tokens.put("-color-fg-muted", Role.TEXT_MUTED);
        tokens.put("-color-border-default", Role.BORDER);
        tokens.put("-color-danger-fg", Role.FAIL);
        tokens.put("-color-warning-fg", Role.WARN);
        tokens.put("-color-success-fg", Role.OK);
        tokens.put("-color-neutral-emphasis", Role.NEUTRAL);
        tokens.put("-color-accent-fg", Role.ACCENT);
        tokens.put("-color-accent-subtle", Role.ACCENT_SUBTLE);
        if (this == CONTRAST) {
            for (var flat : List.of("-color-bg-subtle", "-color-bg-inset", "-color-danger-subtle", "-color-warning-subtle", "-color-success-subtle", "-color-neutral-subtle")) {
                tokens.put(flat, Role.CANVAS);
            }
            for (var line : List.of("-color-border-muted", "-color-border-subtle")) {
                tokens.put(line, Role.BORDER);
            }
            tokens.put("-color-fg-subtle", Role.TEXT_MUTED);
            tokens.put("-color-fg-emphasis", Role.CANVAS);
            tokens.put("-color-accent-emphasis", Role.ACCENT);
            tokens.put("-color-danger-emphasis", Role.FAIL);
        }
        return tokens.entrySet().stream()
                .map(token -> token.getKey() + ": " + palette.hex(token.getValue()) + ";")
                .collect(Collectors.joining(" ", ".root { ", " }"));
    }

    private static String sheet(String css) {
        return "data:text/css;base64," + Base64.getEncoder().encodeToString(css.getBytes(StandardCharsets.UTF_8));
    }
}
