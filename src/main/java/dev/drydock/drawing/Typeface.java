package dev.drydock.drawing;

import java.io.InputStream;
import java.util.Objects;

/// The bundled typefaces. All painters use these very files, and text is measured from them.
public enum Typeface {
    REGULAR("Inter", 400, "Inter-Regular.ttf"),
    BOLD("Inter", 600, "Inter-SemiBold.ttf"),
    MONO("JetBrains Mono", 400, "JetBrainsMono-Regular.ttf");

    private final String family;
    private final int weight;
    private final String file;

    Typeface(String family, int weight, String file) {
        this.family = family;
        this.weight = weight;
        this.file = file;
    }

    public String family() {
        return family;
    }

    /// The weight as CSS counts it.
    public int weight() {
        return weight;
    }

    /// The TrueType file.
    public InputStream open() {
        return Objects.requireNonNull(Typeface.class.getResourceAsStream("/dev/drydock/fonts/" + file), file);
    }
}
