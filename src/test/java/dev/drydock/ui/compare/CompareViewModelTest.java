package dev.drydock.ui.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.bundle.BundleReader;
import dev.drydock.bundle.Limits;
import dev.drydock.bundle.Progress;
import dev.drydock.check.Diagnosis;
import dev.drydock.check.Entered;
import dev.drydock.check.catalogue.Catalogue;
import dev.drydock.compare.MetricChange;
import dev.drydock.report.DiagnosedBundle;
import dev.drydock.sample.Samples;
import dev.drydock.ui.kit.Chooser;
import dev.drydock.ui.kit.Saving;
import dev.drydock.ui.kit.Selected;
import dev.drydock.ui.kit.Selection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompareViewModelTest {
    private static Side before;
    private static Side after;
    private static Side other;

    @TempDir
    private Path folder;

    private final Selection selection = new Selection();
    private final ObservableList<Side> open = FXCollections.observableArrayList();
    private final Queue<Runnable> work = new ArrayDeque<>();
    private final List<String> said = new ArrayList<>();
    private CompareViewModel model;

    @BeforeAll
    static void read() throws Exception {
        before = side(1, "stall-at-600-before");
        after = side(2, "stall-at-600-after");
        other = side(3, "healthy");
    }

    private static Side side(int id, String name) throws Exception {
        var where = "sample:" + name;
        try (var sample = new Samples().open(name)) {
            var bundle = new BundleReader(Limits.DEFAULT).read(id, where, sample.folder(), Progress.NONE);
            return new Side(where, new DiagnosedBundle(bundle, Diagnosis.of(bundle.inventory(), Catalogue.checks(), _ -> true, Entered.NOTHING, () -> false)));
        }
    }

    @BeforeEach
    void make() {
        var saving = new Saving(new Chooser() {
            @Override
            public Optional<Path> toSave(String title, String name, FileKind kind) {
                return Optional.of(folder.resolve(name));
            }

            @Override
            public Optional<Path> toRead(String title, FileKind kind) {
                return Optional.empty();
            }
        }, work::add, Runnable::run, said::add, said::add);
        model = new CompareViewModel(open, selection, saving, "drydock 0.1.0", work::add, Runnable::run);
    }

    private void work() {
        while (!work.isEmpty()) {
            work.poll().run();
        }
    }

    @Test
    void saysWhatItTakesWhileThereIsOne() {
        open.add(after);
        work();
        assertFalse(model.readyProperty().get());
        assertTrue(model.reasonProperty().get().startsWith("Comparing takes two recordings"));
        assertNull(model.serviceProperty().get());
    }

    @Test
    void guessesWhichTwoAreMeantAndWhichCameFirst() {
        selection.select(before.bundle().diagnosis());
        open.setAll(after, other, before);
        work();
        assertSame(before, model.beforeProperty().get());
        assertSame(after, model.afterProperty().get());
        assertTrue(model.readyProperty().get());
        assertEquals("", model.reasonProperty().get());
        assertEquals("render-cluster/frame-renderer", model.serviceProperty().get().name());
    }

    @Test
    void swappingTurnsBetterIntoWorse() {
        open.setAll(before, after);
        work();
        assertTrue(model.changes().stream().anyMatch(change -> change.word().equals("better")));
        assertTrue(model.changes().stream().noneMatch(change -> change.word().equals("worse")));
        model.swap();
        work();
        assertSame(after, model.beforeProperty().get());
        assertTrue(model.changes().stream().noneMatch(change -> change.word().equals("better")));
        assertTrue(model.changes().stream().anyMatch(change -> change.word().equals("worse")));
    }

    @Test
    void aFindingThatIsGoneLeadsToWhereItStood() {
        open.setAll(before, after);
        work();
        var gone = model.changes().stream().filter(change -> change.kind().equals("gone")).findFirst().orElseThrow();
        model.go(gone);
        assertSame(before.bundle().diagnosis(), selection.place().source());
        assertEquals(new Selected.OfFinding(gone.shift().told()), selection.place().selected());
        var changed = model.changes().stream().filter(change -> change.kind().contains("→")).findFirst().orElseThrow();
        model.go(changed);
        assertSame(after.bundle().diagnosis(), selection.place().source());
    }

    @Test
    void narrowsAndWidens() {
        open.setAll(before, after);
        work();
        var telling = model.changes().size();
        model.showsAllProperty().set(true);
        assertTrue(model.changes().size() > telling);
        model.filterProperty().set("NO SUCH THING");
        assertEquals(List.of(), model.changes());
    }

    @Test
    void closingASideLeavesTheOtherTwo() {
        open.setAll(before, after, other);
        work();
        model.beforeProperty().set(other);
        work();
        open.remove(other);
        work();
        assertSame(before, model.beforeProperty().get());
        assertSame(after, model.afterProperty().get());
        open.remove(before);
        work();
        assertFalse(model.readyProperty().get());
    }

    @Test
    void aSourceHeldAgainstItselfSaysSo() {
        open.setAll(before, after);
        work();
        model.beforeProperty().set(after);
        work();
        assertEquals("Choose two different recordings.", model.reasonProperty().get());
        assertEquals("", model.markdown());
    }

    @Test
    void savesInEachForm() throws Exception {
        open.setAll(before, after);
        work();
        for (var format : CompareViewModel.Format.values()) {
            model.save(format);
        }
        work();
        var name = "stall-at-600-before-and-stall-at-600-after";
        assertEquals(List.of("Saved " + folder.resolve(name + ".html"), "Saved " + folder.resolve(name + ".md"), "Saved " + folder.resolve(name + ".json")), said);
        assertEquals(model.markdown(), Files.readString(folder.resolve(name + ".md")));
        assertTrue(Files.readString(folder.resolve(name + ".json")).contains("\"appeared\""));
        assertNotNull(model.serviceProperty().get());
    }

    @ParameterizedTest
    @CsvSource(nullValues = "null", value = {"null, 3, ''", "4, 4, same", "0, 3, from none", "3, 0, to none", "100, 57, −43 %", "10, 15, +50 %", "2, 24, × 12", "624, 0.19, ÷ 3284", "8, 2, ÷ 4", "100000, 99999, −<1 %"})
    void saysByHowMuchANumberChanged(Double was, Double is, String words) {
        assertEquals(words, Proportion.of(new MetricChange("a number", "s", was, is)));
    }
}
