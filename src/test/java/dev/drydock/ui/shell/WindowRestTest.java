package dev.drydock.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// A window that nothing happens in rests: no layout calls for the next one, pulse after pulse, which would keep a processor busy all day.
@ExtendWith(ApplicationExtension.class)
class WindowRestTest {
    private static final int SETTLED = 20;
    private static final int WATCHED = 20;

    private TestWindow open;

    @Start
    void start(Stage stage) {
        open = new TestWindow(stage, 1000, 900).show();
    }

    @AfterEach
    void close() {
        open.close();
    }

    @Test
    void restsWithNothingOpen() throws InterruptedException {
        assertEquals(List.of(), laidOut());
    }

    @Test
    void restsWithASourceOpen() throws InterruptedException {
        open.open("sample:friday-502s");
        assertEquals(List.of(), laidOut());
    }

    /// What asks for layout in pulses that nothing calls for.
    private List<String> laidOut() throws InterruptedException {
        var restless = new ArrayList<String>();
        var pulses = new AtomicInteger();
        var done = new CountDownLatch(1);
        Runnable look = () -> {
            if (pulses.incrementAndGet() > SETTLED) {
                Nodes.below(open.window).stream().filter(node -> node instanceof Parent parent && parent.isNeedsLayout() && Nodes.isShown(parent) && restless.size() < 12)
                        .forEach(node -> restless.add(node.getClass().getSimpleName() + " " + node.getStyleClass()));
            }
            if (pulses.get() > SETTLED + WATCHED) {
                done.countDown();
            } else {
                Platform.requestNextPulse();
            }
        };
        open.fx(() -> {
            open.scene.addPreLayoutPulseListener(look);
            Platform.requestNextPulse();
        });
        done.await(30, TimeUnit.SECONDS);
        open.fx(() -> open.scene.removePreLayoutPulseListener(look));
        return restless;
    }
}
