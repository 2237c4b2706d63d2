package dev.drydock.ui.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Settings in a small file of the user's. Where it cannot be read or written, nothing is remembered and nothing else suffers.
public final class FileSettings implements Settings {
    private static final String THEME = "theme";
    private static final String SOURCES = "sources";

    private final Path file;
    private final Properties values = new Properties();

    public FileSettings(Path file) {
        this.file = file;
        if (Files.isRegularFile(file)) {
            try (var reader = Files.newBufferedReader(file)) {
                values.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                logger().info("The settings in {} could not be read", file, e);
            }
        }
    }

    /// Where the system wants a program's settings to be.
    ///
    /// @param environment as [System#getenv()] gives it
    /// @param home the user's home
    public static Path place(Map<String, String> environment, String system, Path home) {
        var name = system.toLowerCase(Locale.ROOT);
        var folder = name.startsWith("mac") ? home.resolve("Library/Application Support")
                : name.startsWith("windows") && environment.containsKey("APPDATA") ? Path.of(environment.get("APPDATA"))
                : environment.getOrDefault("XDG_CONFIG_HOME", "").isEmpty() ? home.resolve(".config")
                : Path.of(environment.get("XDG_CONFIG_HOME"));
        return folder.resolve("drydock").resolve("settings.properties");
    }

    @Override
    public ThemeChoice theme() {
        var name = values.getProperty(THEME, "");
        return Arrays.stream(ThemeChoice.values()).filter(choice -> choice.name().equals(name)).findFirst().orElse(ThemeChoice.SYSTEM);
    }

    @Override
    public void theme(ThemeChoice choice) {
        values.setProperty(THEME, choice.name());
        store();
    }

    @Override
    public List<String> lastSources() {
        return values.getProperty(SOURCES, "").lines().filter(line -> !line.isBlank()).toList();
    }

    @Override
    public void lastSources(List<String> sources) {
        values.setProperty(SOURCES, String.join("\n", sources));
        store();
    }

    private void store() {
        try {
            Files.createDirectories(file.getParent());
            try (var writer = Files.newBufferedWriter(file)) {
                values.store(writer, null);
            }
        } catch (IOException e) {
            logger().info("The settings could not be kept in {}", file, e);
        }
    }

    /// Made when it is needed: where settings lie is asked before the command line is read, and with it whether to log.
    private static Logger logger() {
        return LoggerFactory.getLogger(FileSettings.class);
    }
}
