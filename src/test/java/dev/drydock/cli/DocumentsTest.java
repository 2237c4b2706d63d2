package dev.drydock.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.capture.Policy;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;

/// What the documents tell to type is understood, and what they point to is there.
class DocumentsTest {
    private static final Pattern LINE = Pattern.compile("(?m)^ {4}(?:source <\\()?(drydock\\b.*)$");
    private static final Pattern INLINE = Pattern.compile("`(drydock [^`\\n]+)`");
    private static final Pattern REMARK = Pattern.compile("\\s+#.*|\\)$");
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(?:#[^)]*)?\\)");

    @TempDir
    private Path folder;

    @Test
    void everyCommandIsUnderstood() throws IOException {
        var faults = new ArrayList<String>();
        var read = 0;
        for (var page : pages()) {
            var text = Files.readString(page);
            for (var line : LINE.matcher(text).results().map(one -> REMARK.matcher(one.group(1)).replaceAll("")).toList()) {
                read++;
                parse(line, false, page, faults);
            }
            for (var words : INLINE.matcher(text).results().map(one -> one.group(1)).toList()) {
                read++;
                parse(words, true, page, faults);
            }
        }
        assertEquals(List.of(), faults);
        assertTrue(read > 40, "only " + read + " were found");
    }

    @Test
    void theReadmeNamesEveryCommand() throws IOException {
        var readme = Files.readString(Path.of("README.md"));
        commands().getSubcommands().keySet().forEach(name -> assertTrue(readme.contains("\n    drydock " + name), name));
    }

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        for (var page : pages()) {
            LINK.matcher(Files.readString(page)).results().map(link -> page.toAbsolutePath().resolveSibling(link.group(1))).forEach(there -> assertTrue(Files.exists(there), page + " -> " + there));
        }
    }

    @Test
    void thePolicyIsTheOneThatIsPrinted() throws IOException {
        assertTrue(Files.readString(Path.of("src/site/markdown/bundles.md")).contains("```json\n" + Policy.json() + "```"), () -> "bundles.md is to hold:\n" + Policy.json());
    }

    /// @param inText whether it stands in a sentence, where a command is named without all that it takes
    private void parse(String line, boolean inText, Path page, List<String> faults) {
        var words = WORD.matcher(line).results().skip(1).map(word -> word.group(1) == null ? word.group(2) : word.group(1)).toArray(String[]::new);
        try {
            commands().parseArgs(words);
        } catch (ParameterException e) {
            if (!inText || !(e instanceof MissingParameterException)) {
                faults.add(page + ": " + line + ": " + e.getMessage());
            }
        }
    }

    private CommandLine commands() {
        var nowhere = new PrintStream(OutputStream.nullOutputStream());
        return CliHere.of(folder, new Terminal(OutputStream.nullOutputStream(), nowhere, false, false, Map.of(), folder, "Linux"), List.of()).commands();
    }

    private static List<Path> pages() throws IOException {
        try (var pages = Files.list(Path.of("src/site/markdown"))) {
            return Stream.concat(Stream.of(Path.of("README.md"), Path.of("CONTRIBUTING.md")), pages.sorted()).toList();
        }
    }
}
