package dev.drydock.inventory.call;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Builds the argument list of an AWS CLI command. Values are kept as they are: quoting for a shell is the business of whoever prints the list.
public final class CommandLine {
    private final List<String> argv = new ArrayList<>();

    private CommandLine(String service, String operation) {
        argv.add("aws");
        argv.add(service);
        argv.add(operation);
    }

    public static CommandLine aws(String service, String operation) {
        return new CommandLine(service, operation);
    }

    /// Adds an option that takes no value, such as `--force-new-deployment`.
    public CommandLine flag(String name) {
        argv.add(name);
        return this;
    }

    /// Adds an option with its value. Lists and maps that hold more than text become compact JSON, which the CLI takes for every structured option;
    /// a list of texts becomes one argument each.
    public CommandLine option(String name, Object value) {
        if (value instanceof List<?> list && !list.isEmpty() && list.stream().allMatch(String.class::isInstance)) {
            var texts = list.stream().map(String.class::cast).toList();
            if (texts.stream().anyMatch(text -> text.startsWith("-"))) {
                argv.add(name + "=" + (texts.size() == 1 ? texts.getFirst() : json(texts)));
            } else {
                argv.add(name);
                argv.addAll(texts);
            }
            return this;
        }
        var text = value instanceof List<?> || value instanceof Map<?, ?> ? json(value) : String.valueOf(value);
        // A value that starts with a dash would be read as an option of its own.
        if (text.startsWith("-")) {
            argv.add(name + "=" + text);
        } else {
            argv.add(name);
            argv.add(text);
        }
        return this;
    }

    public List<String> in(String region) {
        return option("--region", region).argv();
    }

    public List<String> argv() {
        return List.copyOf(argv);
    }

    /// Compact JSON in the order of the map's entries.
    public static String json(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case List<?> list -> "[" + String.join(",", list.stream().map(CommandLine::json).toList()) + "]";
            case Map<?, ?> map -> "{" + String.join(",", map.entrySet().stream()
                    .map(entry -> json(String.valueOf(entry.getKey())) + ":" + json(entry.getValue())).toList()) + "}";
            case String text -> quoted(text);
            default -> String.valueOf(value);
        };
    }

    private static String quoted(String text) {
        var json = new StringBuilder("\"");
        text.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                json.append('\\').append((char) c);
            } else if (c < 0x20) {
                json.append(String.format("\\u%04x", c));
            } else {
                json.append((char) c);
            }
        });
        return json.append('"').toString();
    }
}
