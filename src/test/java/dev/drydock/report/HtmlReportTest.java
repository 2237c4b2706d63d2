package dev.drydock.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The page as a browser takes it: well-formed, self-contained, and inert whatever it tells of.
class HtmlReportTest {
    private static final Pattern TAG = Pattern.compile("<(/?)([a-zA-Z][a-zA-Z0-9-]*)((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>");
    private static final Pattern ATTRIBUTE = Pattern.compile("([a-zA-Z:-]+)=\"([^\"]*)\"");
    private static final Set<String> VOID = Set.of("meta");

    @TempDir Path folder;

    private static String html(DiagnosedBundle... bundles) {
        return HtmlReport.write("drydock 0.1.0", List.of(bundles));
    }

    @Test
    void everyElementEndsWhereItMust() throws Exception {
        for (var page : List.of(html(Sick.bundle(folder)), html(HostileNames.bundle(folder)))) {
            var open = new ArrayDeque<String>();
            TAG.matcher(page).results().forEach(tag -> {
                var name = tag.group(2);
                if (tag.group(1).equals("/")) {
                    assertEquals(open.pop(), name, () -> page.substring(Math.max(0, tag.start() - 300), tag.end()));
                } else if (!tag.group(3).endsWith("/") && !VOID.contains(name)) {
                    open.push(name);
                }
            });
            assertTrue(open.isEmpty(), open::toString);
        }
    }

    @Test
    void fetchesNothingAndRunsNothing() throws Exception {
        for (var page : List.of(html(Sick.bundle(folder)), html(HostileNames.bundle(folder)))) {
            assertTrue(page.contains("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline';"), "a policy");
            var ids = new java.util.HashSet<String>();
            TAG.matcher(page).results().forEach(tag -> {
                assertFalse(Set.of("script", "link", "iframe", "object", "embed", "img", "base", "form", "image", "use", "foreignobject", "audio", "video").contains(tag.group(2).toLowerCase()), tag::group);
                ATTRIBUTE.matcher(tag.group(3)).results().forEach(attribute -> {
                    var name = attribute.group(1).toLowerCase();
                    var value = attribute.group(2);
                    assertFalse(name.startsWith("on") || name.equals("style") || name.equals("src") || name.equals("srcset") || name.endsWith(":href"), tag::group);
                    if (name.equals("href")) {
                        assertTrue(tag.group(2).equals("a") && (value.startsWith("#s") || value.startsWith("https://docs.aws.amazon.com/")), tag::group);
                    } else {
                        assertFalse(value.matches("(?s).*url\\(.*"), tag::group);
                    }
                    if (name.equals("id")) {
                        assertTrue(ids.add(value), () -> "twice: " + value);
                    }
                });
            });
            var style = page.substring(page.indexOf("<style>"), page.indexOf("</style>"));
            assertFalse(style.contains("@import") || style.contains("url(") || style.contains("http"), style);
            assertTrue(style.contains("prefers-color-scheme: dark") && style.contains("@media print") && style.contains("--fail:#cf222e") && style.contains("--fail:#ff5a52"), style);
        }
    }

    @Test
    void showsWhatIsHostileAsText() throws Exception {
        var page = html(HostileNames.bundle(folder));
        assertTrue(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;amp;|"), page);
        assertFalse(page.codePoints().anyMatch(c -> c == 0x202e || c == 0x1b || c >= 0xd800 && c <= 0xdfff), "what turns or hides the text is escaped");
        assertTrue(page.contains("\\u202egnp.exe \\u001b[31mred \\ud800"), "and shown");
    }

    @Test
    void tellsOfEveryBadgeByNumberShapeAndWord() throws Exception {
        var page = html(Sick.bundle(folder));
        var row = page.substring(page.indexOf("<th scope=\"row\"><a href=\"#s1\">"), page.indexOf("<th scope=\"row\"><a href=\"#s2\">"));
        assertEquals(5, row.split("<span class=\"badge ", -1).length - 1, row);
        assertTrue(Pattern.compile("<span class=\"badge fail\"><svg .*?<polygon .*?>3</text>.*?<span class=\"word\">Fail</span>", Pattern.DOTALL).matcher(row).find(), row);
        assertEquals(3, page.split("<figure class=\"path\">", -1).length - 1);
        assertTrue(page.contains("3 services: 1 failing, 2 without a fail or warning."), page);
    }

    @Test
    void tellsATroubleInFull() throws Exception {
        var page = html(Sick.bundle(folder));
        var finding = page.substring(page.indexOf("<details class=\"finding fail\" open>"), page.indexOf("<h3>", page.indexOf("<details class=\"finding fail\" open>")));
        for (var part : List.of("PID 1 is a shell that keeps SIGTERM to itself", "<dt>Observed</dt><dd>sh -c &quot;java -jar app.jar&quot;</dd>", "A shell as PID 1 does not hand SIGTERM on.",
                "<code>ecs/services.json</code>", "<code>/services/0/desiredCount</code></td><td><code>2</code>", "<em>absent</em>", "for Application",
                "<strong>Fix</strong> <span class=\"changes\">changes the account</span> Starts every task anew.", "<strong>Undo</strong>", "<strong>Verify</strong>",
                "--services &#39;$(reboot)&#39;", "<details class=\"shells\"><summary>PowerShell, cmd</summary>", "--services &quot;$(reboot)&quot;", "STOPSIGNAL SIGTERM",
                "<a href=\"https://docs.aws.amazon.com/AmazonECS/latest/developerguide/pid1.html\"")) {
            assertTrue(finding.contains(part), () -> part + " in " + finding);
        }
    }

    @Test
    void foldsWhatIsInOrderAndMergesWhatIsUnknown() throws Exception {
        var page = html(Sick.bundle(folder));
        assertTrue(page.contains("<details class=\"folded\"><summary>1 unknown: the record leaves these open</summary>"), page);
        assertTrue(page.contains("<details class=\"folded\"><summary>1 ok, 1 n/a</summary>"), page);
        assertEquals(2, page.split("For all 3 services: <code>oom</code>", -1).length - 1);
        assertTrue(page.contains("calls recorded: 1 ok, 1 denied; files: 3"), page);
        assertTrue(page.contains("<code>notes.json</code> unrecognised: No answer that Drydock knows."), page);
        assertTrue(page.contains("\naws ecs describe-task-definition --task-definition web:1 --region eu-west-1 --output json &gt; &quot;$d/01-ecs-describe-task-definition.json&quot;"), page);
    }

    @Test
    void withholdsChangesUnderAStandInsName() throws Exception {
        var page = html(Sick.bundle(folder, ", \"redaction\": {\"profile\": \"default\"}"));
        assertTrue(page.contains("Withheld: the source is redacted, and the command would name a stand-in."), page);
        assertFalse(page.contains("--force-new-deployment"), page);
    }

    @Test
    void listsWhatIsMuted() throws Exception {
        var page = html(HostileNames.bundle(folder));
        assertTrue(page.contains("<h2>Muted: 1</h2>") && page.contains("Expired, mutes no more: ") && page.contains("Until 2026-01-01."), page);
    }

    @Test
    void writesTheSameBytesAgain() throws Exception {
        assertEquals(html(Sick.bundle(folder)), html(Sick.bundle(folder)));
    }
}
