package dev.drydock.advice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A model of PowerShell reads the lines, by about_Parsing and about_Quoting_Rules, and passes arguments on as each of its versions does, by
/// about_Preference_Variables, "$PSNativeCommandArgumentPassing". Where `pwsh` is installed it is asked too.
class PowerShellTest {
    private static final String LEGACY = "& { $PSNativeCommandArgumentPassing = 'Legacy'; ";

    private enum Version { WINDOWS_POWERSHELL, POWERSHELL_7_0, POWERSHELL_7_3 }

    @TempDir Path folder;

    @Test
    void passesEveryArgumentOnInEveryVersion() {
        var refused = Stream.concat(Hostile.known().stream(), Hostile.random(5_000).stream()).filter(argument -> {
            var argv = List.of("aws", argument, "a b", argument, "last");
            var line = Shell.POWERSHELL.line(argv);
            for (var version : Version.values()) {
                assertTrue(!line.runnable() || argv.equals(received(line.text(), version)), () -> version + " reads " + line.text() + " as " + received(line.text(), version));
            }
            return !line.runnable();
        }).toList();
        assertTrue(refused.stream().allMatch(argument -> argument.contains("\\\"")), "only what holds an escaped quote may be refused: " + refused);
        assertFalse(refused.stream().anyMatch(Hostile.known()::contains), "refused: " + refused);
    }

    @Test
    void keepsPlainCommandsReadable() {
        assertEquals("aws ecs describe-services --cluster prod --services 'my service' --region eu-west-1",
                Shell.POWERSHELL.line(List.of("aws", "ecs", "describe-services", "--cluster", "prod", "--services", "my service", "--region", "eu-west-1")).text());
        assertEquals("& { $PSNativeCommandArgumentPassing = 'Legacy'; aws x --filters '\"[{\"\"Name\"\":\"\"a b\"\"}]\"' }",
                Shell.POWERSHELL.line(List.of("aws", "x", "--filters", "[{\"Name\":\"a b\"}]")).text());
    }

    @Test
    void saysWhatItCannotBeGiven() {
        for (var argument : Hostile.unseen()) {
            var line = Shell.POWERSHELL.line(List.of("aws", "ecs", argument));
            assertEquals("# This command cannot be written for PowerShell: its argument 3 holds a control character. The line for bash holds it.", line.text());
        }
        var nested = Shell.POWERSHELL.line(List.of("aws", "{\"p\":\"{\\\"q\\\":\\\"a b\\\"}\"}"));
        assertFalse(nested.runnable());
        assertTrue(nested.text().startsWith("# This command cannot be written for PowerShell: its versions pass argument 2"), nested.text());
    }

    @Test
    void theModelCatchesWhatIsNotQuoted() {
        for (var line : List.of("aws $(reboot)", "aws a;b", "aws 'a' 'b\u2019 ; calc", "aws a&b", "aws @x", "aws --% a")) {
            assertThrows(IllegalStateException.class, () -> received(line, Version.POWERSHELL_7_3), line);
        }
        assertEquals(List.of("aws", "{a:b c}"), received("aws '{\"a\":\"b c\"}'", Version.POWERSHELL_7_0));
        assertEquals(List.of("aws", "a"), received("aws '' a", Version.WINDOWS_POWERSHELL));
    }

    @Test
    void theRealOneAgrees() throws Exception {
        assumeTrue(BashTest.isInstalled("pwsh"), "pwsh is not installed");
        var program = folder.resolve("aws");
        Files.writeString(program, "#!/bin/sh\nprintf '%s\\0' \"$@\"\n");
        assertTrue(program.toFile().setExecutable(true));
        var arguments = Stream.concat(Hostile.known().stream(), Hostile.random(60).stream())
                .filter(argument -> Shell.POWERSHELL.line(List.of("aws", argument)).runnable()).toList();
        var script = new StringBuilder("[Console]::OutputEncoding = [Text.Encoding]::UTF8\n");
        for (var argument : arguments) {
            script.append(Shell.POWERSHELL.line(List.of("aws", argument)).text()).append('\n');
        }
        var file = Files.writeString(folder.resolve("lines.ps1"), script);
        var builder = new ProcessBuilder("pwsh", "-NoProfile", "-NonInteractive", "-File", file.toString());
        builder.environment().merge("PATH", folder.toString(), (path, first) -> first + ":" + path);
        var output = folder.resolve("output");
        assertEquals(0, builder.redirectErrorStream(true).redirectOutput(output.toFile()).start().waitFor());
        var text = Files.readString(output, StandardCharsets.UTF_8).replace("\0\n", "\0").replace("\0\r\n", "\0");
        assertEquals(arguments, List.of(text.substring(0, text.length() - 1).split("\0", -1)));
    }

    private static List<String> received(String line, Version version) {
        var legacy = line.startsWith(LEGACY);
        var words = words(legacy ? line.substring(LEGACY.length(), line.length() - 2) : line);
        if (words.contains("--%")) {
            throw new IllegalStateException("PowerShell stops to parse: " + line);
        }
        if (version == Version.POWERSHELL_7_3 && !legacy) {
            return words;
        }
        var commandLine = new StringBuilder();
        for (var word : words) {
            var again = quotedAgain(word, version);
            var doubled = again && version != Version.WINDOWS_POWERSHELL ? word.length() - word.replaceAll("\\\\+$", "").length() : 0;
            commandLine.append(again ? "\"" + word + "\\".repeat(doubled) + "\"" : word).append(' ');
        }
        return WindowsProgram.arguments(commandLine.toString());
    }

    private static boolean quotedAgain(String word, Version version) {
        var quotes = 0;
        var afterBackslash = false;
        for (var c : word.toCharArray()) {
            if (c == '"' && !(afterBackslash && version != Version.WINDOWS_POWERSHELL)) {
                quotes++;
            } else if ((Character.isWhitespace(c) || Character.isSpaceChar(c)) && quotes % 2 == 0) {
                return true;
            }
            afterBackslash = c == '\\';
        }
        return false;
    }

    /// Splits a line of plain words and single-quoted strings; anything else PowerShell would act on.
    private static List<String> words(String line) {
        var words = new ArrayList<String>();
        var i = 0;
        while (i < line.length()) {
            var word = new StringBuilder();
            if (isQuote(line.charAt(i))) {
                for (i++; ; i++) {
                    if (i >= line.length()) {
                        throw new IllegalStateException("the string does not end: " + line);
                    }
                    if (isQuote(line.charAt(i))) {
                        if (i + 1 == line.length() || !isQuote(line.charAt(i + 1))) {
                            break;
                        }
                        i++;
                    }
                    word.append(line.charAt(i));
                }
                i++;
            } else {
                while (i < line.length() && line.charAt(i) != ' ') {
                    if (!Character.isLetterOrDigit(line.charAt(i)) && "-_/:%".indexOf(line.charAt(i)) < 0) {
                        throw new IllegalStateException("PowerShell acts on " + line.substring(i));
                    }
                    word.append(line.charAt(i++));
                }
            }
            if (i < line.length() && line.charAt(i++) != ' ') {
                throw new IllegalStateException("no blank after a string: " + line);
            }
            words.add(word.toString());
        }
        return words;
    }

    private static boolean isQuote(char c) {
        return "'\u2018\u2019\u201a\u201b".indexOf(c) >= 0;
    }
}
