package dev.drydock.ui.shell;

import dev.drydock.drawing.Typeface;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Looks, before the window opens, for what would leave it blank or make it fail later, and says each in a sentence with what to do.
final class StartCheck {
    private StartCheck() {}

    /// @param temp the folder for temporary files
    static Optional<String> temp(Path temp) {
        try {
            Files.delete(Files.createTempFile(temp, "drydock", ".check"));
            return Optional.empty();
        } catch (IOException | SecurityException e) {
            return Optional.of("The folder for temporary files, " + temp + ", cannot be written, so that exports and the window itself may fail; "
                    + "free some space in it, or start with DRYDOCK_JAVA_OPTS=-Djava.io.tmpdir=FOLDER.");
        }
    }

    /// @param load gives the name of the font that a typeface became; null where it cannot be loaded
    static List<String> fonts(Function<Typeface, @Nullable String> load) {
        var missing = new ArrayList<String>();
        for (var typeface : Typeface.values()) {
            if (load.apply(typeface) == null) {
                missing.add(typeface.family() + " " + typeface.weight());
            }
        }
        return missing.isEmpty() ? List.of() : List.of("The bundled fonts could not be loaded (" + String.join(", ", missing)
                + "), so that texts may look wrong or be cut; the folder for temporary files may be full or without permission.");
    }
}
