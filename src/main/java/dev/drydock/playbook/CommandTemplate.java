package dev.drydock.playbook;

import dev.drydock.inventory.call.CommandLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A command of a playbook before its values are known. It is cut into arguments first and filled in afterwards, so that whatever a value holds, it stays
/// within its argument.
///
/// @param changes whether it changes something in the account
/// @param effect one sentence: what it does
/// @param argv the arguments, `aws` first, with `${…}` where values go
public record CommandTemplate(boolean changes, String effect, List<String> argv) {
    private static final Pattern PLACE = Pattern.compile("\\$\\{([^}]*)}");
    /// What an argument is made of: bare runs, and runs between quotes. There is no escape: a text with both kinds of quotes stands in two runs.
    private static final Pattern RUN = Pattern.compile("'([^']*)'|\"([^\"]*)\"|([^\\s'\"]+)|(\\s+)");

    /// Cuts a line into arguments at blanks outside of quotes.
    ///
    /// @return nothing for a line with a quote that is never closed
    static Optional<List<String>> split(String line) {
        var argv = new ArrayList<String>();
        StringBuilder argument = null;
        var run = RUN.matcher(line);
        var at = 0;
        while (at < line.length()) {
            if (!run.find(at) || run.start() != at) {
                return Optional.empty();
            }
            at = run.end();
            if (run.group(4) != null) {
                if (argument != null) {
                    argv.add(argument.toString());
                }
                argument = null;
            } else {
                argument = argument == null ? new StringBuilder() : argument;
                argument.append(Stream.of(1, 2, 3).map(run::group).filter(text -> text != null).findFirst().orElse(""));
            }
        }
        if (argument != null) {
            argv.add(argument.toString());
        }
        return Optional.of(List.copyOf(argv));
    }

    /// The names of the values that it needs, in their order.
    List<String> names() {
        return argv.stream().flatMap(argument -> PLACE.matcher(argument).results().map(found -> found.group(1))).distinct().toList();
    }

    /// The arguments with their values. Within an argument that is JSON a value is escaped as JSON asks; a value that starts with a dash is joined to its option,
    /// else the CLI would read it as an option of its own.
    List<String> filled(Function<String, String> values) {
        var filled = new ArrayList<String>();
        for (var argument : argv) {
            var json = argument.startsWith("{") || argument.startsWith("[");
            var text = PLACE.matcher(argument).replaceAll(found -> {
                var value = values.apply(found.group(1));
                return Matcher.quoteReplacement(json ? CommandLine.json(value).substring(1, CommandLine.json(value).length() - 1) : value);
            });
            if (argument.startsWith("${") && text.startsWith("-") && filled.getLast().startsWith("--")) {
                filled.add(filled.removeLast() + "=" + text);
            } else {
                filled.add(text);
            }
        }
        return List.copyOf(filled);
    }
}
