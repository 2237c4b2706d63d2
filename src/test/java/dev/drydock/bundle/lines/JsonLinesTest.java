package dev.drydock.bundle.lines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.bundle.lines.JsonLines.Bounds;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JsonLinesTest {
    private static final String ANSWER = """
            {
                "services": [
                    {"name": "a", "count": 1.50, "tags": [], "a/b~c": null},
                    {"name": "b", "events": [{"message": "x"}, {"message": "y"}]}
                ]
            }
            """;

    private static JsonLines read(String text, int answer, String pointer, Bounds bounds) throws IOException {
        return JsonLines.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), answer, pointer, bounds, () -> false);
    }

    private static JsonLines read(String text, String pointer) throws IOException {
        return read(text, 0, pointer, Bounds.DEFAULT);
    }

    private static JsonLine target(JsonLines lines) {
        return lines.lines().get(lines.target());
    }

    @Test
    void aPointerLeadsToItsLine() throws IOException {
        var lines = read(ANSWER, "/services/1/events/1/message");
        assertEquals("\"message\": \"y\"", target(lines).text());
        assertEquals(4, target(lines).number());
        assertTrue(lines.exact());
    }

    @Test
    void anAbsentMemberMarksWhereItWouldStand() throws IOException {
        var lines = read(ANSWER, "/services/0/deploymentConfiguration/alarms");
        assertEquals("/services/0", target(lines).pointer());
        assertFalse(lines.exact());
    }

    @Test
    void aNameIsFoundAsAPointerWritesIt() throws IOException {
        assertEquals("\"a/b~c\": null", target(read(ANSWER, "/services/0/a~1b~0c")).text());
    }

    @Test
    void whatIsShownIsTheSameJson() throws IOException {
        var lines = read(ANSWER, "");
        var shown = lines.lines().stream().map(JsonLine::text).collect(Collectors.joining());
        assertEquals(ANSWER.replaceAll("\\s", ""), shown.replaceAll("\\s", ""), "numbers as they were spelled, commas where they belong");
        assertEquals(ANSWER.replaceAll("\\s", ""), lines.text(0).replaceAll("\\s", ""));
    }

    @Test
    void aPartIsCopiedWithAllBelowItAndWithoutTheCommaBehindIt() throws IOException {
        var lines = read(ANSWER, "/services/0");
        assertEquals("{\"name\":\"a\",\"count\":1.50,\"tags\":[],\"a/b~c\":null}", lines.text(lines.target()).replaceAll("\\s", ""));
    }

    @Test
    void severalAnswersInOneFileAreToldApart() throws IOException {
        var two = "{\"a\": 1}\n{\"a\": 2}";
        assertEquals("\"a\": 1", target(read(two, 0, "/a", Bounds.DEFAULT)).text());
        assertEquals("\"a\": 2", target(read(two, 1, "/a", Bounds.DEFAULT)).text());
    }

    @Test
    void aFileThatIsCutKeepsWhatWasWholeAndSaysWhere() throws IOException {
        var lines = read("{\"services\": [{\"name\": \"a\"}, {\"na", "/services/0/name");
        assertEquals("\"name\": \"a\"", target(lines).text());
        assertTrue(lines.note().startsWith("The file cannot be read beyond line 1"), lines.note());
        assertEquals(lines.lines().stream().filter(JsonLine::opens).count(), lines.lines().stream().filter(line -> line.kind() == JsonLine.Kind.CLOSE).count());
    }

    @Test
    void ofALargeFileThePlaceAndItsSurroundingsAreShown() throws IOException {
        var many = IntStream.range(0, 5_000).mapToObj(i -> "{\"id\": " + i + ", \"more\": {\"x\": " + i + "}}").collect(Collectors.joining(",", "{\"tasks\": [", "]}"));
        var lines = read(many, 0, "/tasks/4321/more/x", new Bounds(100, 50, 100));
        assertEquals("\"x\": 4321", target(lines).text());
        assertTrue(lines.exact());
        assertTrue(lines.lines().size() < 200, () -> lines.lines().size() + " lines");
        assertTrue(lines.lines().stream().anyMatch(line -> line.kind() == JsonLine.Kind.NOTE && line.value().contains("items left out")));
        assertTrue(lines.note().startsWith("The file is too large to show whole"), lines.note());
    }

    @Test
    void aHugeFileIsLeftBehindThePlace() throws IOException {
        var endless = new InputStream() {
            private final byte[] head = "{\"tasks\": [{\"id\": 1}".getBytes(StandardCharsets.UTF_8);
            private final byte[] item = ",{\"id\": 2}".getBytes(StandardCharsets.UTF_8);
            private long at;

            @Override
            public int read() {
                var now = at++;
                if (now > 50_000_000) {
                    throw new AssertionError("read on and on");
                }
                return now < head.length ? head[(int) now] : item[(int) ((now - head.length) % item.length)];
            }
        };
        var lines = JsonLines.read(endless, 0, "/tasks/0/id", new Bounds(100, 50, 100), () -> false);
        assertEquals("\"id\": 1", target(lines).text());
    }

    @Test
    void aLongValueIsCutAndSaysHowLongItIs() throws IOException {
        var lines = read("{\"a\": \"" + "x".repeat(300) + "\"}", 0, "/a", new Bounds(100, 50, 20));
        assertEquals("x".repeat(20) + "… (300 characters)", target(lines).value());
    }

    @Test
    void whatCannotBeSeenIsWrittenOut() throws IOException {
        assertEquals("\"a\": \"line\\nbreak \\u202e end\"", target(read("{\"a\": \"line\\nbreak \\u202e end\"}", "/a")).text());
    }

    @Test
    void readingCanBeCancelled() {
        var in = new ByteArrayInputStream(ANSWER.getBytes(StandardCharsets.UTF_8));
        assertThrows(CancellationException.class, () -> JsonLines.read(in, 0, "", Bounds.DEFAULT, () -> true));
    }
}
