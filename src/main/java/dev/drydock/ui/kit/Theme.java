package dev.drydock.ui.kit;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.drydock.drawing.Palette;
import dev.drydock.drawing.Role;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import javafx.scene.Scene;

/// How the window looks: AtlantaFX's Primer with the colours of the [Palette] laid over its tokens, so that controls and the drawn path cannot differ.
public enum Theme {
    LIGHT(Palette.LIGHT, new PrimerLight()),
    DARK(Palette.DARK, new PrimerDark());

    private static final String OWN = Objects.requireNonNull(Theme.class.getResource("/dev/drydock/ui/drydock.css")).toExternalForm();

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
        scene.setUserAgentStylesheet(base.getUserAgentStylesheet());
        scene.getStylesheets().setAll(OWN, tokens());
    }

    /// AtlantaFX's tokens with the palette's colours, as a stylesheet.
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
        var css = tokens.entrySet().stream()
                .map(token -> token.getKey() + ": " + palette.hex(token.getValue()) + ";")
                .collect(Collectors.joining(" ", ".root { ", " }"));
        return "data:text/css;base64," + Base64.getEncoder().encodeToString(css.getBytes(StandardCharsets.UTF_8));
    }
}
