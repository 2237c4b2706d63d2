package dev.drydock.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The report as Markdown takes it: nothing in it is markup but what the report itself means.
class MarkdownReportTest {
    @TempDir Path folder;

    private static String markdown(DiagnosedBundle... bundles) {
        return MarkdownReport.write("drydock 0.1.0", List.of(bundles));
    }

    /// The lines that are not within a block of code.
    private static List<String> outsideCode(String text) {
        var outside = new ArrayList<String>();
        String fence = null;
        for (var line : text.lines().toList()) {
            var marks = line.replaceAll("^(`*).*", "$1");
            if (fence == null && marks.length() >= 3) {
                fence = marks;
            } else if (fence != null && marks.length() >= fence.length() && line.strip().equals(marks)) {
                fence = null;
            } else if (fence == null) {
                outside.add(line);
            }
        }
        assertNull(fence, "every block of code ends");
        return outside;
    }

    @Test
    void tellsTheStory() throws Exception {
        var text = markdown(Sick.bundle(folder));
        for (var part : List.of("- acme.json · captured 2026-11-18 03:12:44 UTC · account 111122223333 · eu-west-1 · calls: 1 ok, 1 denied\n", "**3 services: 1 failing, 2 without a fail or warning.**",
                "| `prod/web` | ▲ Warn | – N/A | ✖ Fail | – N/A | – N/A | – |\n", "| Application | 1 | 0 | 3 | pid1 |\n", "| Platform | 0 | 2 | 0 | drain-delay × 2 |\n", "\n## prod/web\n",
                "\n### Badge 3: Swallowed SIGTERM – ✖ Fail\n", "**Fix, changes the account.** Starts every task anew.", "**Undo, changes the account.** Halves the service.",
                "\n- Evidence: `ecs/services.json` `/services/0/desiredCount` = `2`\n", "` = *absent*\n", "<details><summary>1 unknown: what would tell stands below</summary>",
                "\n## What could not be judged, and why\n", "For all 3 services: `oom`", "- `notes.json` unrecognised: No answer that Drydock knows.",
                "\naws ecs describe-task-definition --task-definition web:1 --region eu-west-1 --output json > \"$d/01-ecs-describe-task-definition.json\"", "```powershell\n$d = 'captures/'")) {
            assertTrue(text.contains(part), () -> part + " in\n" + text);
        }
    }

    @Test
    void aNameBreaksNoTableAndStartsNoMarkup() throws Exception {
        var text = markdown(HostileNames.bundle(folder));
        var lines = outsideCode(text);
        var cells = lines.stream().filter(line -> line.startsWith("|")).map(line -> line.chars().filter(c -> c == '|').count()).distinct().sorted().toList();
        assertEquals(List.of(6L, 8L), cells, "two tables, of five and of seven columns");
        for (var line : lines) {
            var bare = line.replaceAll("(?<!\\\\)(`+)(?!`).*?(?<!`)\\1(?!`)", "");
            assertFalse(bare.matches("(?i).*<(?!/?(details|summary|code)>|https://docs\\.aws).*"), line);
            assertFalse(bare.matches(".*(?<!\\\\)\\[.*"), "no link: " + line);
            assertFalse(bare.contains("http://"), line);
            assertFalse(line.startsWith("# h1") || line.startsWith("- *b"), line);
        }
        assertFalse(text.codePoints().anyMatch(c -> c == 0x202e || c == 0x1b || c >= 0xd800 && c <= 0xdfff));
    }

    @Test
    void codeHoldsAnyBackticks() {
        assertEquals("`a`", MarkdownText.code("a"));
        assertEquals("`` a`b ``".replace(" ", ""), MarkdownText.code("a`b"));
        assertEquals("`` `a` ``", MarkdownText.code("`a`"));
        assertEquals("<code>a&#124;\\`b</code>", MarkdownText.code("a|`b"));
        assertEquals("````sh\n```\n````\n", MarkdownText.block("sh", "```"));
    }

    @Test
    void withholdsChangesUnderAStandInsName() throws Exception {
        var text = markdown(Sick.bundle(folder, ", \"redaction\": {\"profile\": \"default\"}"));
        assertTrue(text.contains("*Withheld: the source is redacted"), text);
        assertFalse(text.contains("--force-new-deployment"));
    }
}
