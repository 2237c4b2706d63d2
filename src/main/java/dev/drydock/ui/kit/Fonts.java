package dev.drydock.ui.kit;

import dev.drydock.drawing.Typeface;
import java.io.IOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import javafx.scene.text.Font;
import org.jspecify.annotations.Nullable;

/// The bundled typefaces at the sizes in use. Making one of these also makes the typefaces known to the stylesheets.
public final class Fonts {
    private static final double ANY_SIZE = 13;

    private final Map<Typeface, String> names = new EnumMap<>(Typeface.class);
    private final Map<Typeface, Map<Double, Font>> fonts = new EnumMap<>(Typeface.class);

    public Fonts() {
        for (var typeface : Typeface.values()) {
            names.put(typeface, Objects.requireNonNullElseGet(load(typeface), () -> Font.getDefault().getName()));
        }
    }

    /// The name of the font that a typeface becomes; null where it cannot be loaded, and the system's own takes its place.
    public static @Nullable String load(Typeface typeface) {
        try (var file = typeface.open()) {
            var font = Font.loadFont(file, ANY_SIZE);
            return font == null ? null : font.getName();
        } catch (IOException e) {
            return null;
        }
    }

    public Font font(Typeface typeface, double size) {
        return fonts.computeIfAbsent(typeface, _ -> new HashMap<>()).computeIfAbsent(size, _ -> new Font(names.get(typeface), size));
    }
}
