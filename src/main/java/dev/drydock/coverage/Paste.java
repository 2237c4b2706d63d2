package dev.drydock.coverage;

import dev.drydock.advice.Shell;
import dev.drydock.advice.Unseen;
import dev.drydock.inventory.call.CommandLine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// All fills of one source as one text to paste.
///
/// Answers such as target health do not say whom they speak of. So the paste writes an `index.json` beside them that says what each file answers, and all of it into `captures/<time>/`: made in
/// the folder of the bundle, it becomes the newest capture of a series; anywhere else it is a bundle of its own. What is denied again lands in `errors.txt`, which Drydock reads as well.
final class Paste {
    private static final String BASH = """
            d=captures/$(date -u +%%Y-%%m-%%dT%%H-%%M-%%SZ); mkdir -p "$d" && cat > "$d/index.json" <<'END_OF_INDEX'
            %s
            END_OF_INDEX
            %s
            """;
    private static final String POWERSHELL = """
            $d = 'captures/' + [DateTime]::UtcNow.ToString('yyyy-MM-ddTHH-mm-ssZ'); $null = New-Item -ItemType Directory -Force $d
            @'
            %s
            '@ > "$d/index.json"
            %s
            """;
    private static final String STAND_INS = "# The bundle is redacted: what stands in for an account, a host or a name has to be put back before this is run.\n";

    private Paste() {}

    static String of(Coverage coverage, Shell shell) {
        if (shell == Shell.CMD) {
            throw new IllegalArgumentException("the command prompt has no text of several lines");
        }
        var index = new StringBuilder();
        var commands = new StringBuilder();
        var number = 0;
        for (var fill : coverage.fills()) {
            if (!fill.isRecordable()) {
                commands.append("# ").append(Unseen.shown(fill.read().parameters().get("repositoryName") + "@" + fill.read().parameters().get("imageDigest")))
                        .append(": an image's configuration is read with a registry's client, not with the AWS CLI\n");
                continue;
            }
            var line = shell.line(with(fill.argv(), "--output", "json"));
            if (!line.runnable()) {
                commands.append(line.text()).append('\n');
                continue;
            }
            var file = String.format(Locale.ROOT, "%02d-%s-%s.json", ++number, fill.read().service(), fill.read().operation());
            index.append(index.isEmpty() ? "[" : ",\n ").append(seen(CommandLine.json(entry(fill, file))));
            commands.append(line.text()).append(" > \"$d/").append(file).append("\" 2>> \"$d/errors.txt\"\n");
        }
        if (number == 0) {
            return "";
        }
        var text = (shell == Shell.BASH ? BASH : POWERSHELL).formatted(index.append(']'), commands.toString().stripTrailing());
        return (coverage.source().redacted() ? STAND_INS : "") + text;
    }

    /// JSON in which what is unseen stands as an escape.
    private static String seen(String json) {
        var text = new StringBuilder();
        json.codePoints().forEach(c -> {
            if (Unseen.isIn(Character.toString(c))) {
                for (var unit : Character.toChars(c)) {
                    text.append(String.format("\\u%04x", (int) unit));
                }
            } else {
                text.appendCodePoint(c);
            }
        });
        return text.toString();
    }

    private static List<String> with(List<String> argv, String... more) {
        return Stream.concat(argv.stream(), Stream.of(more)).toList();
    }

    private static Map<String, Object> entry(Fill fill, String file) {
        var entry = new LinkedHashMap<String, Object>();
        entry.put("service", fill.read().service());
        entry.put("operation", fill.read().operation());
        entry.put("file", file);
        entry.put("params", fill.read().parameters());
        return entry;
    }
}
