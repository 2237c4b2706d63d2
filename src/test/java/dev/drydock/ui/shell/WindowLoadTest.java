package dev.drydock.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// The window while a source is being read that takes long.
@ExtendWith(ApplicationExtension.class)
class WindowLoadTest {
    private final CountDownLatch reading = new CountDownLatch(1);
    private TestWindow open;

    @Start
    void start(Stage stage) {
        open = new TestWindow(stage, 1000, 900, (_, _, progress) -> {
            progress.at("ecs/describe-tasks/prod-1.json", 30, 100);
            reading.countDown();
            while (!progress.isCancelled()) {
                Thread.onSpinWait();
            }
            throw new CancellationException();
        }).show();
    }

    @AfterEach
    void close() {
        open.workspace.cancelLoads();
        open.close();
    }

    @Test
    void showsHowFarItIsAndIsCancelled(FxRobot robot) throws Exception {
        open.fx(() -> open.workspace.open(Opening.of(List.of("large.zip"))));
        reading.await();
        open.until(() -> open.texts().contains("Reading ecs/describe-tasks/prod-1.json"));
        robot.clickOn("#cancel-load");
        open.loaded();
        assertEquals(0, open.workspace.sources().size());
        assertEquals(0, open.workspace.problems().size());
        assertFalse(open.window.lookup("#cancel-load").getParent().isVisible());
    }

    @Test
    void escapeCancelsToo(FxRobot robot) throws Exception {
        open.fx(() -> open.workspace.open(Opening.of(List.of("large.zip"))));
        reading.await();
        robot.type(KeyCode.ESCAPE);
        open.loaded();
        assertTrue(open.workspace.sources().isEmpty());
    }
}
