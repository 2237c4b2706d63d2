package dev.drydock.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.advice.Shell;
import dev.drydock.ui.shell.WindowLayout.Box;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {
    @TempDir
    Path folder;

    @Test
    void remembersAcrossRuns() throws Exception {
        var file = new SettingsFile(folder.resolve("deep/er/settings.json"));
        var settings = file.read(Shell.BASH);
        var problems = new ArrayList<String>();
        file.keep(settings, Runnable::run, problems::add);
        settings.themeProperty().set(ThemeChoice.CONTRAST);
        settings.textSizeProperty().set(140);
        settings.timesProperty().set(TimeChoice.LOCAL);
        settings.shellProperty().set(Shell.CMD);
        settings.softwareRenderingProperty().set(true);
        settings.largestBundleProperty().set(4);
        settings.sources().setAll("sample:healthy", "/srv/ä b \u202e.zip");
        settings.layoutProperty().set(new WindowLayout(new Box(-5, 7, 1300, 800), true, Map.of("panes", List.of(0.2, 0.7)), Map.of("findings", Map.of("Where", 240.0))));
        var again = new SettingsFile(file.file()).read(Shell.BASH);
        assertEquals(List.of(), problems);
        assertEquals(ThemeChoice.CONTRAST, again.themeProperty().get());
        assertEquals(140, again.textSizeProperty().get());
        assertEquals(TimeChoice.LOCAL, again.timesProperty().get());
        assertEquals(Shell.CMD, again.shellProperty().get());
        assertTrue(again.softwareRenderingProperty().get());
        assertEquals(4L << 30, again.limits().totalBytes());
        assertEquals(List.of("sample:healthy", "/srv/ä b \u202e.zip"), again.sources());
        assertEquals(settings.layoutProperty().get(), again.layoutProperty().get());
        try (var files = Files.list(file.file().getParent())) {
            assertEquals(List.of("settings.json"), files.map(each -> each.getFileName().toString()).toList(), "nothing is left beside it");
        }
    }

    @Test
    void aBrokenFileIsToldAndKeptAside() throws Exception {
        var path = Files.writeString(folder.resolve("settings.json"), "{\"theme\": \"dark\",");
        var file = new SettingsFile(path);
        assertEquals(ThemeChoice.SYSTEM, file.read(Shell.BASH).themeProperty().get());
        assertEquals(1, file.problems().size());
        assertTrue(file.problems().getFirst().contains("settings.json.broken"), file.problems()::toString);
        assertEquals("{\"theme\": \"dark\",", Files.readString(folder.resolve("settings.json.broken")));
        assertFalse(Files.exists(path));
    }

    @Test
    void aMemberThatMakesNoSenseIsToldAndTheRestHolds() throws Exception {
        var file = new SettingsFile(Files.writeString(folder.resolve("settings.json"), "{\"theme\": \"pink\", \"textSize\": 4000, \"times\": \"local\", \"sources\": 7, \"window\": []}"));
        var settings = file.read(Shell.BASH);
        assertEquals(TimeChoice.LOCAL, settings.timesProperty().get());
        assertEquals(Settings.USUAL_TEXT, settings.textSizeProperty().get());
        assertEquals(List.of("In settings.json, theme is not one of system, light, dark, contrast, so it is left out.",
                "In settings.json, textSize is not a whole number from 80 to 200, so it is left out.", "In settings.json, sources is not a list, so it is left out."), file.problems());
    }

    @Test
    void whatANewerDrydockWroteIsKept() throws Exception {
        var file = new SettingsFile(Files.writeString(folder.resolve("settings.json"), "{\"later\": {\"a\": 1}}"));
        var settings = file.read(Shell.BASH);
        file.keep(settings, Runnable::run, _ -> {});
        settings.themeProperty().set(ThemeChoice.DARK);
        assertTrue(Files.readString(file.file()).contains("\"later\""));
    }

    @Test
    void whatCannotBeKeptIsTold() throws Exception {
        var file = new SettingsFile(Files.writeString(folder.resolve("taken"), "").resolve("settings.json"));
        var problems = new ArrayList<String>();
        var settings = file.read(Shell.BASH);
        file.keep(settings, Runnable::run, problems::add);
        settings.themeProperty().set(ThemeChoice.DARK);
        assertEquals(1, problems.size());
    }

    @Test
    void manyChangesAreOneWriteOfTheLast() {
        var file = new SettingsFile(folder.resolve("settings.json"));
        var settings = file.read(Shell.BASH);
        var writes = new ArrayList<Runnable>();
        file.keep(settings, writes::add, _ -> {});
        for (var size = 80; size <= 200; size += 10) {
            settings.textSizeProperty().set(size);
        }
        assertEquals(1, writes.size());
        writes.forEach(Runnable::run);
        assertEquals(200, new SettingsFile(file.file()).read(Shell.BASH).textSizeProperty().get());
    }

    @Test
    void standsWhereTheSystemWantsIt() {
        var home = Path.of("home");
        assertEquals(Path.of("home/.config/drydock/settings.json"), SettingsFile.place(Map.of(), "Linux", home));
        assertEquals(Path.of("xdg/drydock/settings.json"), SettingsFile.place(Map.of("XDG_CONFIG_HOME", "xdg"), "Linux", home));
        assertEquals(Path.of("home/Library/Application Support/drydock/settings.json"), SettingsFile.place(Map.of(), "Mac OS X", home));
        assertEquals(Path.of("roaming/drydock/settings.json"), SettingsFile.place(Map.of("APPDATA", "roaming"), "Windows 11", home));
    }

    @Test
    void aWindowIsMovedOntoTheScreensThatThereAre() {
        var screens = List.of(new Box(0, 0, 1920, 1080), new Box(1920, 0, 1280, 800));
        assertEquals(new Box(100, 80, 1400, 860), new Box(100, 80, 1400, 860).within(screens), "as it was");
        assertEquals(new Box(1920, 0, 1280, 800), new Box(2400, 100, 1400, 860).within(screens), "made to fit the screen that shows most of it");
        assertEquals(new Box(520, 140, 1400, 860), new Box(600, 140, 1400, 860).within(screens.subList(0, 1)), "pulled in");
        assertEquals(new Box(260, 110, 1400, 860), new Box(5000, 3000, 1400, 860).within(screens), "brought back to the middle");
        assertEquals(new Box(0, 0, 800, 600), new Box(-50, -40, 3000, 2000).within(List.of(new Box(0, 0, 800, 600))));
    }
}
