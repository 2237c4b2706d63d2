package dev.drydock.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompletionCommandTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void write() {
        var err = new ByteArrayOutputStream();
        assertEquals(0, run(err, new ByteArrayOutputStream(), "completion", "--share", "share"), err::toString);
    }

    @Test
    void whatIsPrintedIsWhatAPackageCarries() throws IOException {
        var out = new ByteArrayOutputStream();
        assertEquals(0, run(new ByteArrayOutputStream(), out, "completion"));
        assertEquals(Files.readString(script()), out.toString(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource({
        "drydock diag, diagnose",
        "drydock diagnose --form, --format",
        "drydock diagnose --fail-on '', fail never warn",
        "drydock diagnose --format s, sarif",
        "drydock path --theme '', dark light",
        "drydock capture --pri, --print-policy",
    })
    void bashCompletes(String typed, String completions) throws Exception {
        assumeTrue(isThere("bash"), "there is no bash here");
        var words = typed.replace("''", "").split(" ", -1);
        // Readline alone has compopt, and here nobody has pressed a key.
        var asked = "compopt() { :; }; source " + script() + "; COMP_WORDS=(" + typed + "); COMP_CWORD=" + (words.length - 1) + "; _complete_drydock; printf '%s\\n' \"${COMPREPLY[@]}\" | sort | tr '\\n' ' '";
        assertEquals(completions, process("bash", "--norc", "-c", asked).strip());
    }

    @Test
    void theManPageTellsOfEveryCommandAndPleasesItsFormatter() throws Exception {
        var page = folder.resolve("share/man/man1/drydock.1");
        var text = Files.readString(page);
        assertAll(
                () -> assertTrue(text.contains("\n.SS drydock diagnose\n") && text.contains("\n.B \"\\-\\-fail\\-on=STATUS\"\n"), text),
                () -> assertFalse(text.contains("\\-\\-share"), "what is for packages is not for readers"));
        assumeTrue(isThere("groff"), "there is no groff here");
        assertEquals("", process("groff", "-man", "-Tutf8", "-ww", "-z", page.toString()));
    }

    private Path script() {
        return folder.resolve("share/bash-completion/completions/drydock");
    }

    private int run(ByteArrayOutputStream err, ByteArrayOutputStream out, String... arguments) {
        var terminal = new Terminal(out, new PrintStream(err, true, StandardCharsets.UTF_8), false, false, Map.of(), folder, "Linux");
        return CliHere.of(folder, terminal, List.of()).run(arguments);
    }

    private static boolean isThere(String program) {
        return List.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)).stream().anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    }

    private static String process(String... command) throws Exception {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(20, TimeUnit.SECONDS));
        return said;
    }
}
