package dev.drydock.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.check.catalogue.Catalogue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `drydock playbooks`, as scripts and people call it.
class PlaybooksCommandTest {
    @TempDir Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... args) {
        return CliHere.of(folder, new Terminal(out, new PrintStream(err, true, StandardCharsets.UTF_8), false, false, Map.of(), folder, "Linux"), Catalogue.checks()).run(args);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void listsThemWithTheReadersOwn() throws IOException {
        Files.createDirectories(folder.resolve("playbooks"));
        Files.writeString(folder.resolve("playbooks/ours.yaml"), "id: ours\ntitle: Call Ann\nsymptom: S\ncause: C\nsteps: [{id: a, kind: explain, title: T, text: T}]\n");
        Files.writeString(folder.resolve("playbooks/bad.yaml"), "id: [\n");
        assertEquals(0, run("playbooks"), err::toString);
        assertTrue(out().startsWith("deploy-502            Stop the 502s at every deploy\n"), out());
        assertTrue(out().contains("ours                  Call Ann\n") && out().contains("bad.yaml, line 2: This is not YAML"), out());
    }

    @Test
    void fillsOneInFromABundle() {
        assertEquals(0, run("playbooks", "deploy-502", "--bundle", "sample:friday-502s", "--service", "checkout-api"), err::toString);
        assertTrue(out().contains("For checkout-api: 5 of 9 steps done or not needed"), out());
        assertTrue(out().contains("  1  Confirm: See whether the errors stand around stops  [done]\n     Why       elb-5xx-around-stops is fail"), out());
        assertTrue(out().contains("Key=deregistration_delay.timeout_seconds,Value=30 --region ap-southeast-1\n"), out());
        assertTrue(out().contains("--answer topic=…") && !out().contains("${"), out());
    }

    @Test
    void showsACommandOnceItsQuestionIsAnswered() {
        assertEquals(0, run("playbooks", "deploy-502", "--bundle", "sample:friday-502s", "--service", "checkout-api", "--format", "md",
                "--answer", "topic=arn:aws:sns:ap-southeast-1:111122223333:on-call"), err::toString);
        assertTrue(out().contains("--alarm-name checkout-api-elb-5xx") && out().contains("--alarm-actions arn:aws:sns:ap-southeast-1:111122223333:on-call"), out());
        assertTrue(out().startsWith("# Stop the 502s at every deploy\n"), out());
    }

    @Test
    void triagesByTheRecordAndBySymptom() {
        assertEquals(0, run("playbooks", "--bundle", "sample:stall-at-600-before", "--service", "frame-renderer"), err::toString);
        assertTrue(out().startsWith("For frame-renderer\npulls-through-nat"), out());
        out.reset();
        assertEquals(0, run("playbooks", "--symptom", "memory-climbs"), err::toString);
        assertEquals(2, out().lines().count(), out());
        assertEquals(2, run("playbooks", "--symptom", "memory"));
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("There is no symptom \"memory\"; the nearest is memory-climbs."), err::toString);
    }

    @Test
    void namesTheFaultsOfAFile() throws IOException {
        Files.writeString(folder.resolve("mine.yaml"), "id: Mine\nsteps: []\n");
        assertEquals(2, run("playbooks", "--check", "mine.yaml"));
        assertTrue(out().contains("mine.yaml, line 1: An id is of small letters, digits and single dashes.\n") && out().contains("\"title\" is missing."), out());
        assertEquals("drydock: mine.yaml is not a playbook that can be followed: line 1: An id is of small letters, digits and single dashes." + System.lineSeparator(),
                err.toString(StandardCharsets.UTF_8).replaceAll("line 1: \"[a-z]+\" is missing\\.", "line 1: An id is of small letters, digits and single dashes."));
        err.reset();
        assertEquals(2, run("playbooks", "--check", "none.yaml"));
        assertTrue(err.toString(StandardCharsets.UTF_8).startsWith("drydock: none.yaml cannot be read: "), err::toString);
    }

    @Test
    void offersNoChangeUnderAStandInsName() {
        assertEquals(0, run("redact", "sample:friday-502s", "-o", "copy.zip"), err::toString);
        assertEquals(0, run("playbooks", "deploy-502", "--bundle", "copy.zip", "--service", "checkout-api"), err::toString);
        assertTrue(out().contains("Withheld  The bundle is redacted"), out());
        assertFalse(out().contains("modify-target-group-attributes"), out());
    }
}
