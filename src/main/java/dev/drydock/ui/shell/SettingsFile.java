package dev.drydock.ui.shell;

import dev.drydock.advice.Shell;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The settings as one JSON file of the user's. It is written whole beside itself and then moved into place, so that it is never half there. A file that is no JSON is
/// kept aside under another name; a member that makes no sense is left out; both are told. Members that are not known are kept as they are.
public final class SettingsFile {
    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final int MOST_BYTES = 1 << 20;

    private final Path file;
    private final List<String> problems = new ArrayList<>();
    private ObjectNode kept = JSON.createObjectNode();
    private final AtomicReference<@Nullable String> waiting = new AtomicReference<>();

    public SettingsFile(Path file) {
        this.file = file;
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
        return folder.resolve("drydock").resolve("settings.json");
    }

    public Path file() {
        return file;
    }

    /// What was wrong with the file when it was read, a sentence each.
    public List<String> problems() {
        return List.copyOf(problems);
    }

    /// Reads the file.
    ///
    /// @param shell the shell to write commands for where the file names none
    public Settings read(Shell shell) {
        var settings = new Settings(shell);
        if (!Files.isRegularFile(file)) {
            return settings;
        }
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new IOException("it is larger than " + MOST_BYTES + " bytes");
            }
            if (JSON.readTree(Files.readAllBytes(file)) instanceof ObjectNode object) {
                kept = object;
                take(settings);
            } else {
                keepAside("it is no JSON object");
            }
        } catch (JacksonException e) {
            keepAside(e.getOriginalMessage());
        } catch (IOException e) {
            problems.add("The settings in " + file + " could not be read (" + e.getMessage() + "); Drydock starts with its own.");
        }
        return settings;
    }

    /// Writes every change from now on.
    ///
    /// @param background where; several changes at once are one write
    /// @param problem told, in a sentence, when that cannot be done
    public void keep(Settings settings, Executor background, Consumer<String> problem) {
        settings.whenChanged(now -> {
            var text = text(now);
            if (waiting.getAndSet(text) == null) {
                try {
                    background.execute(() -> write(problem));
                } catch (RejectedExecutionException e) {
                    write(problem);
                }
            }
        });
    }

    /// Returns once every change is written.
    void finish() {
        write(_ -> {});
    }

    private void keepAside(String why) {
        var aside = file.resolveSibling(file.getFileName() + ".broken");
        try {
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
            problems.add("The settings in " + file + " are broken (" + firstLine(why) + "). They were put aside as " + aside.getFileName() + ", and Drydock starts with its own.");
        } catch (IOException e) {
            problems.add("The settings in " + file + " are broken (" + firstLine(why) + ") and could not be put aside; mend or delete that file.");
        }
    }

    private synchronized void write(Consumer<String> problem) {
        var text = waiting.getAndSet(null);
        if (text == null) {
            return;
        }
        try {
            Files.createDirectories(file.getParent());
            var beside = Files.createTempFile(file.getParent(), file.getFileName().toString(), ".new");
            try {
                Files.writeString(beside, text);
                try {
                    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
                } catch (AtomicMoveNotSupportedException e) {
                    Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
                }
            } finally {
                Files.deleteIfExists(beside);
            }
        } catch (IOException e) {
            logger().info("The settings could not be kept in {}", file, e);
            problem.accept("Settings cannot be kept in " + file + "; what you choose holds until Drydock is closed.");
        }
    }

    private void take(Settings settings) {
        choice("theme", ThemeChoice.values()).ifPresent(settings.themeProperty()::set);
        choice("times", TimeChoice.values()).ifPresent(settings.timesProperty()::set);
        choice("shell", Shell.values()).ifPresent(settings.shellProperty()::set);
        number("textSize", Settings.SMALLEST_TEXT, Settings.LARGEST_TEXT).ifPresent(settings.textSizeProperty()::set);
        number("largestBundle", Settings.SMALLEST_BUNDLE, Settings.LARGEST_BUNDLE).ifPresent(settings.largestBundleProperty()::set);
        truth("reducedMotion").ifPresent(settings.reducedMotionProperty()::set);
        truth("softwareRendering").ifPresent(settings.softwareRenderingProperty()::set);
        settings.sources().setAll(texts("sources"));
        settings.recentSources().setAll(texts("recentSources"));
        settings.recentActions().setAll(texts("recentActions"));
        settings.layoutProperty().set(layout(kept.path("window")));
    }

    private Optional<JsonNode> member(String name, Predicate<JsonNode> isGood, String what) {
        var node = kept.get(name);
        if (node == null || node.isNull()) {
            return Optional.empty();
        }
        if (!isGood.test(node)) {
            problems.add("In " + file.getFileName() + ", " + name + " is not " + what + ", so it is left out.");
            return Optional.empty();
        }
        return Optional.of(node);
    }

    private <E extends Enum<E>> Optional<E> choice(String name, E[] choices) {
        var ids = Arrays.stream(choices).map(SettingsFile::id).toList();
        return member(name, node -> node.isString() && ids.contains(node.stringValue()), "one of " + String.join(", ", ids)).map(node -> choices[ids.indexOf(node.stringValue())]);
    }

    private Optional<Integer> number(String name, int least, int most) {
        return member(name, node -> node.isInt() && node.intValue() >= least && node.intValue() <= most, "a whole number from " + least + " to " + most).map(JsonNode::intValue);
    }

    private Optional<Boolean> truth(String name) {
        return member(name, JsonNode::isBoolean, "true or false").map(JsonNode::booleanValue);
    }

    private List<String> texts(String name) {
        return member(name, JsonNode::isArray, "a list").map(node -> node.valueStream().filter(JsonNode::isString).map(JsonNode::stringValue).toList()).orElse(List.of());
    }

    private static WindowLayout layout(JsonNode window) {
        var box = window.path("box");
        var place = List.of("x", "y", "width", "height").stream().allMatch(name -> box.path(name).isNumber())
                ? new WindowLayout.Box(box.path("x").doubleValue(), box.path("y").doubleValue(), box.path("width").doubleValue(), box.path("height").doubleValue()) : null;
        var splits = new TreeMap<String, List<Double>>();
        window.path("splits").propertyStream().forEach(split -> splits.put(split.getKey(),
                split.getValue().valueStream().filter(JsonNode::isNumber).map(JsonNode::doubleValue).filter(at -> at >= 0 && at <= 1).toList()));
        var columns = new TreeMap<String, Map<String, Double>>();
        window.path("columns").propertyStream().forEach(table -> {
            var widths = new TreeMap<String, Double>();
            table.getValue().propertyStream().filter(width -> width.getValue().isNumber()).forEach(width -> widths.put(width.getKey(), width.getValue().doubleValue()));
            columns.put(table.getKey(), widths);
        });
        return new WindowLayout(place, window.path("maximised").isBoolean() && window.path("maximised").booleanValue(), splits, columns);
    }

    private String text(Settings settings) {
        var root = kept.deepCopy();
        root.put("theme", id(settings.themeProperty().get()));
        root.put("textSize", settings.textSizeProperty().get());
        root.put("times", id(settings.timesProperty().get()));
        root.put("shell", id(settings.shellProperty().get()));
        root.put("reducedMotion", settings.reducedMotionProperty().get());
        root.put("softwareRendering", settings.softwareRenderingProperty().get());
        root.put("largestBundle", settings.largestBundleProperty().get());
        root.set("sources", JSON.valueToTree(settings.sources()));
        root.set("recentSources", JSON.valueToTree(settings.recentSources()));
        root.set("recentActions", JSON.valueToTree(settings.recentActions()));
        root.set("window", JSON.valueToTree(settings.layoutProperty().get()));
        return JSON.writeValueAsString(root) + "\n";
    }

    private static String id(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }

    /// Made when it is needed: where settings lie is asked before the command line is read, and with it whether to log.
    private static Logger logger() {
        return LoggerFactory.getLogger(SettingsFile.class);
    }
}
