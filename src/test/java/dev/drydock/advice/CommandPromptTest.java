package dev.drydock.advice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// There is no `cmd.exe` to ask, so a model of its prompt reads the lines: first percent signs, then quotes and carets, as `cmd /?`, `set /?` and
/// "Escape characters, delimiters and quotes" (ss64.com/nt/syntax-esc.html) have it.
class CommandPromptTest {
    private static final Map<String, String> VARIABLES = Map.of("PATH", "C:\\Windows & calc", "A", "expanded", "X", "expanded");

    @Test
    void passesEveryArgumentOn() {
        Stream.concat(Hostile.known().stream(), Hostile.random(5_000).stream()).forEach(argument -> {
            var argv = List.of("aws", argument, "a b", argument, "last");
            var line = Shell.CMD.line(argv);
            assertEquals(argv, WindowsProgram.arguments(typed(line.text())), line.text());
        });
    }

    @Test
    void keepsPlainJsonReadable() {
        assertEquals("aws x --filters \"[{\\\"Name\\\":\\\"vpc-id\\\"}]\"", Shell.CMD.line(List.of("aws", "x", "--filters", "[{\"Name\":\"vpc-id\"}]")).text());
        assertEquals("aws x \"a & b\"", Shell.CMD.line(List.of("aws", "x", "a & b")).text());
    }

    @Test
    void saysThatAControlCharacterHasNoPlaceAtThePrompt() {
        for (var argument : Hostile.unseen()) {
            var line = Shell.CMD.line(List.of("aws", "ecs", argument));
            assertFalse(line.runnable());
            assertEquals("rem This command cannot be written for cmd: its argument 3 holds a control character. The line for bash holds it.", line.text());
        }
    }

    @Test
    void saysThatALineIsLongerThanThePromptTakes() {
        assertFalse(Shell.CMD.line(List.of("aws", "a".repeat(8_191))).runnable());
    }

    @Test
    void theModelCatchesWhatIsNotQuoted() {
        for (var line : List.of("aws a&calc", "aws a|b", "aws \"a\" & calc", "aws a>b")) {
            assertThrows(IllegalStateException.class, () -> typed(line));
        }
        assertEquals("aws C:\\Windows", typed("aws %PATH: & calc=%"));
        assertEquals("aws \"expanded\"", typed("aws \"%A%\""));
        assertEquals("aws %A%", typed("aws ^%A^%"));
    }

    /// What the prompt hands to the program.
    private static String typed(String line) {
        return parsed(expanded(line));
    }

    private static String expanded(String line) {
        var text = new StringBuilder();
        for (var i = 0; i < line.length(); i++) {
            var end = line.charAt(i) == '%' ? line.indexOf('%', i + 1) : -1;
            var value = end < 0 ? null : value(line.substring(i + 1, end));
            if (value == null) {
                text.append(line.charAt(i));
            } else {
                text.append(value);
                i = end;
            }
        }
        return text.toString();
    }

    private static String value(String reference) {
        var colon = reference.indexOf(':');
        var value = VARIABLES.get(colon < 0 ? reference : reference.substring(0, colon));
        if (value == null || colon < 0) {
            return value;
        }
        var change = reference.substring(colon + 1);
        var equals = change.indexOf('=');
        return equals < 0 ? "cut" : value.replace(change.substring(0, equals), change.substring(equals + 1));
    }

    private static String parsed(String line) {
        var text = new StringBuilder();
        var inQuotes = false;
        for (var i = 0; i < line.length(); i++) {
            var c = line.charAt(i);
            if (c == '"') {
                inQuotes = !inQuotes;
            } else if (!inQuotes && c == '^') {
                i++;
                if (i == line.length()) {
                    throw new IllegalStateException("the line goes on: " + line);
                }
                c = line.charAt(i);
            } else if (!inQuotes && "&|<>".indexOf(c) >= 0) {
                throw new IllegalStateException("the prompt acts on " + line.substring(i));
            }
            text.append(c);
        }
        return text.toString();
    }
}
