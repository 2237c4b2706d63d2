package dev.drydock.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSettingsTest {
    @TempDir
    Path folder;

    @Test
    void remembersAcrossRuns() {
        var file = folder.resolve("deep/er/settings.properties");
        var settings = new FileSettings(file);
        assertEquals(ThemeChoice.SYSTEM, settings.theme());
        assertEquals(List.of(), settings.lastSources());
        settings.theme(ThemeChoice.DARK);
        settings.lastSources(List.of("sample:healthy", "/srv/ä b.zip"));
        var again = new FileSettings(file);
        assertEquals(ThemeChoice.DARK, again.theme());
        assertEquals(List.of("sample:healthy", "/srv/ä b.zip"), again.lastSources());
    }

    @Test
    void aSpoiltFileIsAsGoodAsNone() throws Exception {
        var file = Files.writeString(folder.resolve("settings.properties"), "theme=\\u00zz\nsources=");
        assertEquals(ThemeChoice.SYSTEM, new FileSettings(file).theme());
        Files.writeString(file, "theme=PINK");
        assertEquals(ThemeChoice.SYSTEM, new FileSettings(file).theme());
    }

    @Test
    void whatCannotBeKeptIsForgotten() throws Exception {
        var notAFolder = Files.writeString(folder.resolve("taken"), "");
        new FileSettings(notAFolder.resolve("settings.properties")).theme(ThemeChoice.DARK);
    }

    @Test
    void standsWhereTheSystemWantsIt() {
        var home = Path.of("home");
        assertEquals(Path.of("home/.config/drydock/settings.properties"), FileSettings.place(Map.of(), "Linux", home));
        assertEquals(Path.of("xdg/drydock/settings.properties"), FileSettings.place(Map.of("XDG_CONFIG_HOME", "xdg"), "Linux", home));
        assertEquals(Path.of("home/Library/Application Support/drydock/settings.properties"), FileSettings.place(Map.of(), "Mac OS X", home));
        assertEquals(Path.of("roaming/drydock/settings.properties"), FileSettings.place(Map.of("APPDATA", "roaming"), "Windows 11", home));
    }
}
