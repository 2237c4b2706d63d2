package dev.drydock.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.drydock.check.Diagnosis;
import dev.drydock.ui.kit.Selected;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// What was closed is let go: nothing that outlives a source listens for it.
@ExtendWith(ApplicationExtension.class)
class WindowMemoryTest {
    private static final int BUNDLES = 100;
    private static final int COLLECTIONS = 40;

    private Stage stage;
    private TestWindow open;

    @Start
    void start(Stage newStage) {
        stage = newStage;
        open = new TestWindow(newStage, 1000, 900).show();
    }

    @AfterEach
    void close() {
        open.close();
    }

    @Test
    void aHundredSourcesAreOpenedAndClosedAndNoneIsKept() throws InterruptedException {
        open.open("sample:healthy");
        var sample = open.workspace.sources().getFirst();
        open.fx(open.workspace::closeSelected);
        var seen = new ArrayList<WeakReference<Diagnosis>>();
        for (var i = 0; i < BUNDLES; i++) {
            seen.add(openAndClose(sample));
        }
        sample = null;
        open.open("sample:healthy");
        assertEquals(0, left(seen), "diagnoses of closed sources that something still holds");
    }

    @Test
    void aWindowThatIsClosedIsLetGo() throws InterruptedException {
        var gone = new ArrayList<WeakReference<MainWindow>>();
        for (var i = 0; i < 3; i++) {
            gone.add(WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
                var other = new TestWindow(stage, 800, 600);
                other.close();
                return new WeakReference<>(other.window);
            }));
        }
        assertEquals(0, left(gone), "windows that something still holds");
    }

    /// A source of its own each time, as far as anything that shows it can tell.
    private WeakReference<Diagnosis> openAndClose(OpenSource like) {
        var diagnosis = like.diagnosis().with(like.diagnosis().suppression());
        open.fx(() -> {
            open.workspace.add(new OpenSource("again", like.bundle(), diagnosis));
            open.selection().select(diagnosis);
            open.selection().select(Selected.SERVICE);
        });
        open.fx(open.workspace::closeSelected);
        return new WeakReference<>(diagnosis);
    }

    private static int left(List<? extends WeakReference<?>> references) throws InterruptedException {
        for (var i = 0; i < COLLECTIONS && references.stream().anyMatch(each -> each.get() != null); i++) {
            System.gc();
            WaitForAsyncUtils.waitForFxEvents();
            Thread.sleep(20);
        }
        return (int) references.stream().filter(each -> each.get() != null).count();
    }
}
