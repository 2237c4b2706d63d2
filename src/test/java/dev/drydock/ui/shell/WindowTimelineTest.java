package dev.drydock.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.sample.Samples;
import dev.drydock.ui.kit.Selected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Slider;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Timeline and metrics in the real window.
@ExtendWith(ApplicationExtension.class)
class WindowTimelineTest {
    @TempDir
    private Path folder;

    private TestWindow open;

    @Start
    void start(Stage stage) {
        open = new TestWindow(stage, 1000, 900).show();
    }

    @AfterEach
    void close() {
        open.close();
    }

    private void show(String tab) {
        open.open(new Opening(List.of("sample:friday-502s"), null, "checkout-api", null));
        open.fx(() -> open.window.actions().run(open.window.actions().find("show-" + tab).orElseThrow()));
        open.picture();
    }

    @Test
    void theKeyboardGoesAlongTheTimelineAndTheSelectionWithIt(FxRobot robot) {
        show("timeline");
        Node canvas = robot.lookup("#timeline-canvas").query();
        open.fx(canvas::requestFocus);
        robot.push(KeyCode.RIGHT);
        var first = open.fx(() -> open.selection().place().selected());
        robot.push(KeyCode.END);
        robot.push(KeyCode.UP);
        assertNotEquals(first, open.fx(() -> open.selection().place().selected()));
        assertFalse(canvas.getAccessibleText().startsWith("Timeline of"), "a screen reader is told what is selected");
    }

    @Test
    void theListTellsTheSameAndSelects(FxRobot robot) {
        show("timeline");
        robot.clickOn("#timeline-list");
        var table = robot.lookup("#timeline-list-table").queryTableView();
        assertTrue(table.getItems().size() > 40);
        open.fx(() -> table.getSelectionModel().select(0));
        var newest = open.fx(() -> open.selection().place().selected());
        robot.clickOn("#timeline-filter").write("exit code 137");
        open.until(() -> table.getItems().size() < 20);
        open.fx(() -> table.getSelectionModel().select(0));
        assertInstanceOf(Selected.OfThing.class, open.fx(() -> open.selection().place().selected()));
        assertNotEquals(newest, open.fx(() -> open.selection().place().selected()));
    }

    @Test
    void goingThroughASeriesShowsEachMomentAndSaysSo(FxRobot robot) throws Exception {
        try (var sample = new Samples().open("healthy")) {
            for (var time : List.of("2026-11-18T03:00:00Z", "2026-11-18T03:12:00Z")) {
                copy(sample.folder(), folder.resolve("captures").resolve(time), time);
            }
        }
        open.open(folder.toString());
        open.fx(() -> open.window.actions().run(open.window.actions().find("show-timeline").orElseThrow()));
        open.picture();
        var slider = (Slider) robot.lookup("#timeline-moment").query();
        assertEquals(1, slider.getMax());
        var notice = robot.lookup("#moment-notice").queryButton();
        assertFalse(notice.isVisible());
        open.fx(() -> slider.setValue(0));
        open.until(notice::isVisible);
        assertEquals("As of 2026-11-18 03:00:00 UTC  ·  back to the newest", notice.getText());
        open.fx(notice::fire);
        assertFalse(notice.isVisible());
        assertEquals(1, slider.getValue());
    }

    private static void copy(Path from, Path to, String time) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                var text = Files.readString(file);
                Files.writeString(target, file.getFileName().toString().equals("manifest.json") ? text.replaceFirst("\"capturedAt\"\\s*:\\s*\"[^\"]*\"", "\"capturedAt\": \"" + time + "\"") : text);
            }
        }
    }

    @Test
    void metricsAreATableToo(FxRobot robot) {
        show("metrics");
        robot.clickOn("#metrics-table");
        TableView<?> series = robot.lookup("#metrics-series").queryTableView();
        var used = series.getItems().size();
        robot.clickOn("#metrics-used");
        assertTrue(series.getItems().size() > used);
        TableView<?> points = robot.lookup("#metrics-points").queryTableView();
        assertFalse(points.getItems().isEmpty());
        assertEquals(List.of(), open.fx(() -> Nodes.namelessControls(open.window)));
    }
}
