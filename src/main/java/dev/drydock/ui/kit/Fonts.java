package dev.drydock.ui.kit;

import dev.drydock.drawing.Typeface;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import javafx.scene.text.Font;

/// The bundled typefaces at the sizes in use. Making one of these also makes the typefaces known to the stylesheets.
public final class Fonts {
    private static final double ANY_SIZE = 13;

    private final Map<Typeface, String> names = new EnumMap<>(Typeface.class);
    private final Map<Typeface, Map<Double, Font>> fonts = new EnumMap<>(Typeface.class);

    public Fonts() {
        for (var typeface : Typeface.values()) {
            try (var file = typeface.open()) {
                names.put(typeface, Font.loadFont(file, ANY_SIZE).getName());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    public Font font(Typeface typeface, double size) {
        return fonts.computeIfAbsent(typeface, _ -> new HashMap<>()).computeIfAbsent(size, _ -> new Font(names.get(typeface), size));
    }
}
