package dev.drydock.suppress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.check.Muting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MutingsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    @TempDir Path folder;

    private Mutings mutings() {
        return new Mutings(folder.resolve("settings/drydock/muted.json"), folder, () -> TODAY);
    }

    @Test
    void aFileIsReadableAndComesBack() throws Exception {
        var file = mutings().of("acme.zip");
        file.add(new Muting("pid1", "*", "new image\nsoon", LocalDate.of(2026, 12, 31)));
        file.add(new Muting("drain-delay", "tg-\"a\"", "wanted", null));
        assertEquals("""
                {
                  "format" : "drydock-muted",
                  "schemaVersion" : 1,
                  "muted" : [
                    {
                      "check" : "pid1",
                      "resource" : "*",
                      "reason" : "new image\\nsoon",
                      "until" : "2026-12-31"
                    },
                    {
                      "check" : "drain-delay",
                      "resource" : "tg-\\"a\\"",
                      "reason" : "wanted"
                    }
                  ]
                }
                """, Files.readString(folder.resolve("acme.zip.muted.json")));
        assertEquals(List.of(new Muting("pid1", "*", "new image\nsoon", LocalDate.of(2026, 12, 31)), new Muting("drain-delay", "tg-\"a\"", "wanted", null)), file.read());
        file.add(new Muting("pid1", "*", "again", null));
        assertEquals(2, file.read().size());
        assertTrue(file.remove("pid1", "*"));
        assertFalse(file.remove("pid1", "*"));
        assertEquals(1, file.read().size());
        try (var files = Files.list(folder)) {
            assertEquals(1, files.count(), "nothing half-written is left");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
        "{ ~ is no JSON (",
        "[] ~ is no file of mutings: it says no \"format\"",
        "{\"format\": \"drydock-bundle\", \"muted\": []} ~ is no file of mutings: it says no \"format\"",
        "{\"format\": \"drydock-muted\"} ~ is no file of mutings: it says no \"format\"",
        "{\"format\": \"drydock-muted\", \"schemaVersion\": 2, \"muted\": []} ~ is written for a newer Drydock",
        "{\"format\": \"drydock-muted\", \"muted\": [{\"check\": \"a\", \"resource\": \"*\", \"reason\": \"r\"}, {\"check\": \"a\"}]} ~ cannot be used: entry 2 has no text \"resource\"",
        "{\"format\": \"drydock-muted\", \"muted\": [{\"check\": \"a\", \"resource\": \"*\", \"reason\": \"r\", \"until\": \"soon\"}]} ~ cannot be used: \"until\" of entry 1 is no date such as 2026-12-31",
    })
    void aBadFileIsOneSentenceAndIsNotWrittenOver(String text, String says) throws Exception {
        var mutings = mutings();
        mutings.everywhere().add(new Muting("count", "*", "known", null));
        var file = Files.writeString(folder.resolve("acme.zip.muted.json"), text);
        var problems = new ArrayList<String>();
        var suppression = mutings.in("acme.zip", List.of(), problems::add);
        assertEquals(1, problems.size());
        assertTrue(problems.getFirst().startsWith("acme.zip.muted.json " + says) && problems.getFirst().endsWith("; nothing is muted by it."), problems::toString);
        assertEquals(List.of("count"), suppression.mutings().stream().map(Muting::check).toList(), "the other file still holds");
        assertThrows(MutingException.class, () -> mutings.of("acme.zip").add(new Muting("a", "b", "c", null)));
        assertEquals(text, Files.readString(file));
    }

    @Test
    void standsBesideTheBundleHoweverThatIsNamed() throws Exception {
        Files.createDirectory(folder.resolve("acme"));
        assertEquals(folder.resolve("acme.muted.json"), mutings().of("acme/").file());
        assertEquals(folder.resolve("acme.muted.json"), mutings().of("acme/.").file());
        assertEquals(folder.resolve("settings/drydock/muted.json"), mutings().of("sample:healthy").file());
    }

    @Test
    void whatIsOverMutesNoMore() throws Exception {
        var mutings = mutings();
        mutings.of("acme.zip").add(new Muting("a", "*", "r", TODAY));
        mutings.of("acme.zip").add(new Muting("b", "*", "r", TODAY.minusDays(1)));
        assertEquals(List.of("b"), mutings.in("acme.zip", List.of(), problem -> {}).expired().stream().map(Muting::check).toList());
    }
}
