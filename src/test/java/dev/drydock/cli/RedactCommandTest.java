package dev.drydock.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.bundle.BundleReader;
import dev.drydock.bundle.Limits;
import dev.drydock.bundle.Progress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedactCommandTest {
    private static final String BUNDLE = """
            {"manifest": {"format": "drydock-bundle", "schemaVersion": 1, "account": "111122223333", "region": "eu-west-1", "calls": [
               {"service": "ecs", "operation": "describe-services", "file": "s.json", "status": "ok", "parameters": {}}]},
             "responses": {"notes.json": {"hello": 1}, "s.json": {"services": [
               {"serviceArn": "arn:aws:ecs:eu-west-1:111122223333:service/prod/web", "serviceName": "web", "clusterArn": "arn:aws:ecs:eu-west-1:111122223333:cluster/prod",
                "events": [{"id": "1", "message": "password: hunter-lynx"}], "tags": [{"key": "Owner", "value": "Lynx"}]}]}}}""";

    @TempDir Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("acme.json"), BUNDLE);
        Files.writeString(folder.resolve("bad.txt"), "lynx\n(un\n");
    }

    private int run(String... args) {
        return CliHere.of(folder, new Terminal(out, new PrintStream(err, true, StandardCharsets.UTF_8), false, false, Map.of(), folder, "Linux"), List.of()).run(args);
    }

    @Test
    void writesACopyThatOpens() throws Exception {
        assertEquals(0, run("redact", "acme.json", "-o", "copy.zip"), err::toString);
        assertEquals("", out.toString(StandardCharsets.UTF_8) + err);
        var source = new BundleReader(Limits.DEFAULT).read(1, folder.resolve("copy.zip"), Progress.NONE).inventory().source();
        assertTrue(source.redacted());
        assertEquals("000000000001", source.account());
        assertEquals(0, run("redact", "sample:healthy", "-o", "healthy.zip", "--move-private-ranges"), err::toString);
        assertTrue(new BundleReader(Limits.DEFAULT).read(1, folder.resolve("healthy.zip"), Progress.NONE).inventory().source().privateRangesMoved());
    }

    @Test
    void previewsFileByFileAndWritesNothing() throws Exception {
        assertEquals(0, run("redact", "acme.json", "--preview"), err::toString);
        var text = out.toString(StandardCharsets.UTF_8);
        assertTrue(text.contains("s.json\n    account 2, tag 1, credential 1\n"), text);
        assertTrue(text.contains("notes.json\n    left out: Drydock does not know what is in it.\n"), text);
        assertTrue(text.contains("    tag: 1, as redacted-tag-1\n") && text.contains("Files copied: 1; left out: 1."), text);
        assertFalse(text.contains("hunter") || text.contains("Lynx") || text.contains("111122223333"), text);
        try (var files = Files.list(folder)) {
            assertEquals(2, files.count());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "acme.json|Say where to with -o BUNDLE.zip, or ask for --preview; see 'drydock redact --help'.",
        "acme.json --preview -o x.zip|--preview writes nothing, so there is no use for -o; see 'drydock redact --help'.",
        "acme.json -o -|A bundle is not written to stdout; name a file with -o.",
        "acme.json -o x.zip --patterns bad.txt|bad.txt, line 2: unclosed group near character 4.",
        "acme.json -o x.zip --patterns gone.txt|gone.txt cannot be read: there is no such file.",
        "gone.zip -o x.zip|gone.zip is not there; check the path.",
        "acme.json -o gone/x.zip|gone/x.zip cannot be written: its folder is not there.",
    })
    void whatCannotBeDoneIsOneLine(String options, String sentence) {
        assertEquals(2, run(("redact " + options).split(" ")));
        assertEquals("drydock: " + sentence + System.lineSeparator(), err.toString(StandardCharsets.UTF_8));
        assertFalse(Files.exists(folder.resolve("x.zip")));
    }
}
