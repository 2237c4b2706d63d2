package dev.drydock.playbook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.check.catalogue.Catalogue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The built-in playbooks, and those of a reader's own beside them.
class PlaybooksTest {
    private static final PlaybookReader READER = new PlaybookReader(Catalogue.checks().stream().map(check -> check.info().id()).toList());

    @TempDir
    private Path folder;

    @Test
    void everyBuiltInOneHasConfirmFixVerifyAndPreventInThatOrder() {
        for (var playbook : Playbooks.builtIn(READER).all()) {
            var kinds = playbook.steps().stream().map(Step::kind).filter(kind -> kind != Step.Kind.EXPLAIN).distinct().toList();
            assertEquals(List.of(Step.Kind.CONFIRM, Step.Kind.FIX, Step.Kind.VERIFY, Step.Kind.PREVENT), kinds, playbook.id());
            assertFalse(playbook.symptoms().isEmpty(), playbook.id() + " is found by triage");
            assertFalse(playbook.links().isEmpty(), playbook.id() + " says what it stands on");
        }
    }

    @Test
    void everyCheckStandsInTheStepsOfItsPlaybook() {
        var missing = new ArrayList<String>();
        for (var playbook : Playbooks.builtIn(READER).all()) {
            var named = playbook.steps().stream().flatMap(step -> step.checks().stream()).toList();
            Catalogue.checks().stream().map(check -> check.info()).filter(info -> playbook.id().equals(info.playbook()) && !named.contains(info.id()))
                    .forEach(info -> missing.add(playbook.id() + ": " + info.id()));
        }
        assertEquals(List.of(), missing);
    }

    @Test
    void aBrokenFileHidesNoOther() throws IOException {
        Files.writeString(folder.resolve("a.yaml"), "id: [");
        Files.write(folder.resolve("b.yaml"), "id: \u00e9".getBytes(StandardCharsets.ISO_8859_1));
        Files.writeString(folder.resolve("c.yml"), own("disk-full", "Make room"));
        Files.writeString(folder.resolve("notes.txt"), "not one");
        var playbooks = Playbooks.builtIn(READER).with(folder, READER);
        assertEquals("Make room", playbooks.find("disk-full").orElseThrow().title());
        assertEquals(List.of("a.yaml", "b.yaml"), playbooks.broken().stream().map(broken -> broken.file().getFileName().toString()).toList());
        assertTrue(playbooks.find("deploy-502").isPresent());
    }

    @Test
    void anOwnOneTakesTheBuiltInOnesPlace() throws IOException {
        Files.writeString(folder.resolve("mine.yaml"), own("deploy-502", "Our way"));
        var playbooks = Playbooks.builtIn(READER).with(folder, READER);
        assertEquals("Our way", playbooks.all().getFirst().title());
        assertEquals(Playbooks.builtIn(READER).all().size(), playbooks.all().size());
    }

    @Test
    void aFolderThatIsNotThereHoldsNone() {
        assertEquals(Playbooks.builtIn(READER), Playbooks.builtIn(READER).with(folder.resolve("none"), READER));
    }

    @Test
    void aJournalIsKeptAndABrokenOneIsSetAside() throws IOException {
        var journals = new Journals(folder.resolve("journals"));
        var now = Instant.parse("2026-11-20T12:00:00Z");
        var journal = journals.open("arn:x", "deploy-502", now).tick("drain-delay", now).note("drain-delay", "done by Ann").answer("topic", "arn:y");
        journals.keep(journal);
        assertEquals(journal, journals.open("arn:x", "deploy-502", now.plusSeconds(9)));
        assertEquals(Journal.begin("arn:z", "deploy-502", now), journals.open("arn:z", "deploy-502", now));
        try (var files = Files.list(folder.resolve("journals"))) {
            Files.writeString(files.findFirst().orElseThrow(), "{");
        }
        assertEquals(Journal.begin("arn:x", "deploy-502", now), journals.open("arn:x", "deploy-502", now));
        try (var files = Files.list(folder.resolve("journals"))) {
            assertTrue(files.findFirst().orElseThrow().toString().endsWith(".broken"));
        }
    }

    private static String own(String id, String title) {
        return "id: " + id + "\ntitle: " + title + "\nsymptom: S\ncause: C\nsteps:\n  - {id: a, kind: explain, title: T, text: T}\n";
    }
}
