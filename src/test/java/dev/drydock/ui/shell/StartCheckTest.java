package dev.drydock.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.drawing.Typeface;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartCheckTest {
    @Test
    void aFolderThatCanBeWrittenIsNothingToSpeakOf(@TempDir Path folder) {
        assertEquals(Optional.empty(), StartCheck.temp(folder));
    }

    @Test
    void oneThatCannotIsNamedWithWhatToDo(@TempDir Path folder) {
        var says = StartCheck.temp(folder.resolve("gone")).orElseThrow();
        assertTrue(says.contains("gone") && says.contains("java.io.tmpdir"), says);
    }

    @Test
    void fontsThatCannotBeLoadedAreNamed() {
        assertEquals(List.of(), StartCheck.fonts(Typeface::family));
        assertTrue(StartCheck.fonts(typeface -> typeface == Typeface.MONO ? null : "loaded").getFirst().contains("JetBrains Mono 400"));
    }
}
