package dev.drydock.ui.redaction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.bundle.Bundle;
import dev.drydock.bundle.BundleException;
import dev.drydock.bundle.BundleReader;
import dev.drydock.bundle.Limits;
import dev.drydock.bundle.Progress;
import dev.drydock.bundle.redaction.Kind;
import dev.drydock.bundle.redaction.Replaced;
import dev.drydock.sample.Samples;
import dev.drydock.ui.kit.Chooser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedactionViewModelTest {
    private static final String WHERE = "sample:friday-502s";

    @TempDir
    private Path folder;

    private final Queue<Path> chosen = new ArrayDeque<>();
    private final List<String> said = new ArrayList<>();
    private final Queue<Runnable> work = new ArrayDeque<>();
    private RedactionViewModel model;
    private Bundle bundle;

    @BeforeEach
    void open() throws Exception {
        var samples = new Samples();
        try (var sample = samples.open("friday-502s")) {
            bundle = new BundleReader(Limits.DEFAULT).read(1, WHERE, sample.folder(), Progress.NONE);
        }
        model = new RedactionViewModel((where, use) -> at(samples, where, use), "drydock 0.1.0", new Chooser() {
            @Override
            public Optional<Path> toSave(String title, String name, FileKind kind) {
                return Optional.ofNullable(chosen.poll()).map(path -> Files.isDirectory(path) ? path.resolve(name) : path);
            }

            @Override
            public Optional<Path> toRead(String title, FileKind kind) {
                return Optional.ofNullable(chosen.poll());
            }
        }, work::add, Runnable::run, said::add);
    }

    private static void at(Samples samples, String where, Whereabouts.Use use) throws BundleException, IOException {
        if (!where.startsWith("sample:")) {
            use.at(Path.of(where));
            return;
        }
        try (var sample = samples.open(where.substring("sample:".length()))) {
            use.at(sample.folder());
        }
    }

    private void work() {
        while (!work.isEmpty()) {
            work.poll().run();
        }
    }

    private Preview asked() {
        model.ask(WHERE, bundle);
        work();
        assertEquals("", model.problemProperty().get());
        var preview = model.previewProperty().get();
        assertNotNull(preview);
        return preview;
    }

    @Test
    void tellsFileByFileAndKindByKind() {
        var preview = asked();
        assertNull(model.runningProperty().get());
        assertEquals(preview.total(), preview.files().stream().mapToInt(row -> row.count(null)).sum(), "the files and the requests are all there is");
        assertTrue(preview.replaced().get(Kind.ENVIRONMENT) > 0);
        var requests = preview.files().stream().filter(row -> row.file().equals("manifest.json")).findFirst().orElseThrow();
        assertTrue(requests.count(Kind.ACCOUNT) > 0, "requests name accounts in ARNs");
        assertFalse(preview.samples().of("manifest.json").isEmpty());
    }

    @Test
    void showsNothingOfAnOriginalUntilAsked() {
        var preview = asked();
        assertFalse(model.showsOriginalsProperty().get());
        var word = Pattern.compile("[A-Za-z0-9._@+-]{5,}");
        for (var file : preview.files()) {
            for (var place : preview.samples().of(file.file())) {
                var left = Set.copyOf(word.matcher(place.excerpt().after()).results().map(match -> match.group()).toList());
                word.matcher(place.excerpt().original()).results().map(match -> match.group())
                        .filter(original -> !left.contains(original) && !place.excerpt().original().startsWith("…"))
                        .forEach(original -> assertFalse(place.excerpt().masked().contains(original), () -> original + " is to be seen in " + place));
                assertTrue(place.excerpt().masked().contains(Excerpt.MASK), place::toString);
            }
        }
    }

    @Test
    void narrowsByKindAndByFile() {
        var preview = asked();
        model.kindProperty().set(Kind.ENVIRONMENT);
        assertFalse(model.files().isEmpty());
        assertTrue(model.files().size() < preview.files().size());
        assertTrue(model.files().stream().allMatch(row -> row.count(Kind.ENVIRONMENT) > 0));
        assertTrue(model.places().stream().allMatch(place -> place.kinds().contains(Kind.ENVIRONMENT)));
        assertTrue(model.places().getFirst().pointer().contains("/environment/"), () -> model.places().getFirst().pointer());
        model.filterProperty().set("no such file");
        assertEquals(List.of(), model.files());
        assertEquals(List.of(), model.places());
    }

    @Test
    void movingPrivateRangesIsLookedAtAnew() {
        assertFalse(asked().replaced().containsKey(Kind.PRIVATE_ADDRESS));
        model.movesPrivateRangesProperty().set(true);
        assertNull(model.previewProperty().get(), "what is shown would not be what is saved");
        work();
        assertTrue(model.previewProperty().get().replaced().get(Kind.PRIVATE_ADDRESS) > 0);
    }

    @Test
    void takesPatternsFromAFileAndSaysWhichLineIsNone() throws Exception {
        asked();
        chosen.add(Files.writeString(folder.resolve("own.txt"), "# ours\ncheckout-[a-z]+\n"));
        model.choosePatterns();
        work();
        assertTrue(model.previewProperty().get().replaced().get(Kind.CUSTOM) > 0);
        chosen.add(Files.writeString(folder.resolve("bad.txt"), "fine\n([a-z\n"));
        model.choosePatterns();
        work();
        assertTrue(model.problemProperty().get().startsWith("bad.txt, line 2: "), model.problemProperty().get());
        assertEquals(folder.resolve("own.txt"), model.patternsFileProperty().get(), "the patterns that hold go on holding");
        model.forgetPatterns();
        work();
        assertFalse(model.previewProperty().get().replaced().containsKey(Kind.CUSTOM));
    }

    @Test
    void savesWhatItShowed() throws Exception {
        var preview = asked();
        chosen.add(folder);
        model.save();
        work();
        var copy = folder.resolve("friday-502s-redacted.zip");
        assertEquals("Saved " + copy, model.doneProperty().get());
        assertEquals(List.of("Saved " + copy), said);
        try (var zip = new ZipFile(copy.toFile())) {
            assertEquals(preview.copied(), zip.size());
            var manifest = new String(zip.getInputStream(zip.getEntry("manifest.json")).readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(manifest.contains("\"environment\" : " + preview.replaced().get(Kind.ENVIRONMENT)), "the counts are those of the preview");
        }
    }

    @Test
    void cancellingLeavesNoFileAndSaysNothing() throws Exception {
        asked();
        chosen.add(folder);
        model.save();
        model.cancel();
        work();
        assertEquals("", model.doneProperty().get() + model.problemProperty().get());
        try (var left = Files.list(folder)) {
            assertEquals(List.of(), left.toList());
        }
        assertNotNull(model.previewProperty().get(), "what was looked at stays");
    }

    @Test
    void doesNotWriteOverTheOriginal() throws Exception {
        var original = Files.writeString(folder.resolve("acme.zip"), "not read here");
        model.ask(original.toString(), bundle);
        chosen.add(original);
        model.save();
        assertEquals(original + " is the bundle itself; choose another name.", model.problemProperty().get());
        model.ask(folder.toString(), bundle);
        chosen.add(folder.resolve("copy.zip"));
        model.save();
        assertEquals(folder.resolve("copy.zip") + " lies within the bundle itself; choose another folder.", model.problemProperty().get());
    }

    @Test
    void saysWhenThereIsNowhereToWrite() {
        asked();
        chosen.add(folder.resolve("gone").resolve("copy.zip"));
        model.save();
        work();
        assertEquals("The copy cannot be made: its folder is not there.", model.problemProperty().get());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            acme-11.zip | acme-11-redacted.zip
            /tmp/a b/c?d.tar.gz | c-d-redacted.zip
            C:\\\\Users\\\\x\\\\bundle\\\\ | bundle-redacted.zip
            sample:healthy | healthy-redacted.zip
            """)
    void suggestsANameThatSaysWhatItIs(String where, String name) {
        assertEquals(name, Request.of(where, bundle).suggestedName());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            hunter2 | redacted | ••••••
            arn:aws:ecs:eu-west-1:111122223333:service/a | arn:aws:ecs:eu-west-1:000000000001:service/a | arn:aws:ecs:eu-west-1:••••••:service/a
            rediscovered | redacted | ••••••
            --password=reddish and more | --password=redacted and more | --password=•••••• and more
            from a@b.cd to 8.8.8.8 | from person-1@redacted.example to 198.18.0.1 | from •••••• to ••••••
            x: one two three, y | x: redacted, y | x: ••••••, y
            """)
    void masksWholeWords(String before, String after, String masked) {
        assertEquals(masked, Excerpt.of(new Replaced("", Map.of(), before, after)).masked());
    }

    @Test
    void aLongValueIsCutAroundWhatWasReplaced() {
        var secret = "AKIA" + "Q".repeat(16);
        var excerpt = Excerpt.of(new Replaced("", Map.of(), "word ".repeat(2000) + secret + " tail".repeat(2000), "word ".repeat(2000) + "redacted" + " tail".repeat(2000)));
        assertTrue(excerpt.original().contains(secret) && excerpt.original().length() < 300, excerpt.original());
        assertTrue(excerpt.masked().contains("word •••••• tail"), excerpt.masked());
        assertTrue(excerpt.after().contains("word redacted tail"), excerpt.after());
    }
}
