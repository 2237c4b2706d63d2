package dev.drydock.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.bundle.Bundle;
import dev.drydock.bundle.BundleException;
import dev.drydock.bundle.Progress;
import dev.drydock.check.Diagnosis;
import dev.drydock.check.Suppression;
import dev.drydock.inventory.Inventory;
import dev.drydock.suppress.Mutings;
import java.nio.file.Path;
import java.time.LocalDate;
import dev.drydock.inventory.Source;
import dev.drydock.inventory.call.Calls;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

/// Opening, closing, cancelling and refusing, with no toolkit and no thread: each step is run by hand.
class WorkspaceTest {
    @TempDir Path folder;

    private final Queue<Runnable> background = new ArrayDeque<>();
    private final Queue<Runnable> fx = new ArrayDeque<>();

    @Test
    void aSourceIsLoadedInTheBackgroundAndThenSelected() {
        var workspace = workspace(WorkspaceTest::source);
        workspace.open(Opening.of(List.of("a.zip")));
        assertEquals(List.of("a.zip"), workspace.loads().stream().map(Load::where).toList());
        assertEquals(List.of(), workspace.sources());
        runAll();
        assertEquals(List.of(), workspace.loads());
        assertEquals(List.of("a.zip"), names(workspace));
        assertSame(workspace.diagnoses().getFirst(), workspace.selection().place().source());
    }

    @Test
    void sourcesKeepTheOrderInWhichTheyWereAskedFor() {
        var workspace = workspace(WorkspaceTest::source);
        workspace.open(Opening.of(List.of("a.zip", "b.zip")));
        var first = background.remove();
        runAll();
        first.run();
        runAll();
        assertEquals(List.of("a.zip", "b.zip"), names(workspace));
    }

    @Test
    void whatComesAfterTheWindowHasClosedIsLeftUndoneUnlessItMayNotGetLost() {
        Executor closed = _ -> {
            throw new RejectedExecutionException();
        };
        var workspace = workspace(WorkspaceTest::source, closed);
        workspace.open(Opening.of(List.of("a.zip")));
        workspace.background().execute(() -> {});
        runAll();
        assertEquals(List.of(), workspace.sources());
        assertThrows(RejectedExecutionException.class, () -> workspace.keeping().execute(() -> {}));
    }

    @Test
    void openingAgainReadsAgainInItsPlace() {
        var workspace = workspace(WorkspaceTest::source);
        workspace.open(Opening.of(List.of("a.zip")));
        runAll();
        var before = workspace.diagnoses().getFirst();
        workspace.open(Opening.of(List.of("a.zip")));
        runAll();
        assertEquals(List.of("a.zip"), names(workspace));
        assertTrue(workspace.diagnoses().getFirst() != before);
        assertSame(workspace.diagnoses().getFirst(), workspace.selection().place().source());
    }

    @Test
    void aRefusedSourceIsASentenceAndTheRestIsOpened() {
        var workspace = workspace((id, where, progress) -> {
            if (where.equals("bad.zip")) {
                throw new BundleException("bad.zip is no bundle.");
            }
            return source(id, where, progress);
        });
        workspace.open(Opening.of(List.of("bad.zip", "good.zip")));
        runAll();
        assertEquals(List.of("bad.zip is no bundle."), workspace.problems());
        assertEquals(List.of("good.zip"), names(workspace));
        workspace.dismiss("bad.zip is no bundle.");
        assertEquals(List.of(), workspace.problems());
    }

    @Test
    void anErrorInsideDrydockIsASentenceToo() {
        var workspace = workspace((_, _, _) -> {
            throw new IllegalStateException("deep inside");
        });
        workspace.open(Opening.of(List.of("a.zip")));
        runAll();
        assertEquals(1, workspace.problems().size());
        assertTrue(workspace.problems().getFirst().startsWith("a.zip could not be opened"));
    }

    @Test
    void aCancelledLoadOpensNothingAndComplainsOfNothing() {
        var workspace = workspace((id, where, progress) -> {
            if (progress.isCancelled()) {
                throw new CancellationException();
            }
            return source(id, where, progress);
        });
        workspace.open(Opening.of(List.of("a.zip")));
        workspace.cancelLoads();
        runAll();
        assertEquals(List.of(), workspace.loads());
        assertEquals(List.of(), workspace.sources());
        assertEquals(List.of(), workspace.problems());
    }

    @Test
    void aLoadThatEndsAfterItsCancelOpensNothing() {
        var workspace = workspace(WorkspaceTest::source);
        workspace.open(Opening.of(List.of("a.zip")));
        workspace.cancelLoads();
        runAll();
        assertEquals(List.of(), workspace.sources());
    }

    @Test
    void progressComesToTheWindowOnceHoweverFastItIs() {
        var said = new ArrayList<Double>();
        var workspace = workspace((id, where, progress) -> {
            for (var i = 0; i <= 100; i++) {
                progress.at("file " + i, i, 100);
            }
            return source(id, where, progress);
        });
        workspace.open(Opening.of(List.of("a.zip")));
        var load = workspace.loads().getFirst();
        load.fractionProperty().addListener((_, _, now) -> said.add(now.doubleValue()));
        runAll();
        assertEquals(List.of(1.0), said);
        assertEquals("Reading file 100", load.saysProperty().get());
    }

    @Test
    void aPlaceThatIsNowhereIsSaid() {
        var workspace = workspace(WorkspaceTest::source);
        workspace.open(new Opening(List.of("a.zip"), "prod", "checkout", null));
        runAll();
        assertEquals(List.of("There is no cluster prod, service checkout in what was opened; choose one at the left."), workspace.problems());
        assertSame(workspace.diagnoses().getFirst(), workspace.selection().place().source());
    }

    @Test
    void closingGoesToAnotherSourceAndAtLastToNone() {
        var workspace = workspace(WorkspaceTest::source);
        workspace.open(Opening.of(List.of("a.zip", "b.zip")));
        runAll();
        workspace.closeSelected();
        assertEquals(List.of("b.zip"), names(workspace));
        assertSame(workspace.diagnoses().getFirst(), workspace.selection().place().source());
        workspace.closeSelected();
        assertNull(workspace.selection().place().source());
    }

    @Test
    void itsListsAreTheSameWheneverTheyAreAskedFor() {
        var workspace = workspace(WorkspaceTest::source);
        assertSame(workspace.sources(), workspace.sources());
        assertSame(workspace.diagnoses(), workspace.diagnoses());
        assertSame(workspace.loads(), workspace.loads());
        assertSame(workspace.problems(), workspace.problems());
    }

    private Workspace workspace(SourceLoader loader) {
        return workspace(loader, background::add);
    }

    private Workspace workspace(SourceLoader loader, Executor executor) {
        return new Workspace(loader, new Mutings(folder.resolve("settings/muted.json"), folder, () -> LocalDate.of(2026, 11, 21)), executor, fx::add);
    }

    private void runAll() {
        while (!background.isEmpty() || !fx.isEmpty()) {
            if (!background.isEmpty()) {
                background.remove().run();
            } else {
                fx.remove().run();
            }
        }
    }

    private static List<String> names(Workspace workspace) {
        return workspace.diagnoses().stream().map(diagnosis -> diagnosis.inventory().source().name()).toList();
    }

    private static OpenSource source(int id, String where, Progress progress) {
        var inventory = new Inventory.Builder().build(new Source(id, where, null, false, null, null, false), new Calls(List.of()));
        return new OpenSource(where, new Bundle(inventory, List.of()), new Diagnosis(inventory, List.of(), Suppression.NONE));
    }
}
