package dev.drydock.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.ui.kit.Selected;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// What leaves the window, by pointer and keyboard.
@ExtendWith(ApplicationExtension.class)
class WindowLeavingTest {
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

    private void said(String words) {
        open.until(() -> open.window.toasts().lastProperty().get().equals(words));
        assertEquals(List.of(), open.fx(() -> List.copyOf(open.workspace.problems())));
    }

    @ParameterizedTest
    @CsvSource({
        "html, friday-502s-checkout-api.html, <!doctype html>",
        "markdown, friday-502s-checkout-api.md, # Drydock",
        "text, friday-502s-checkout-api.txt, friday-502s",
        "json, friday-502s-checkout-api.json, \"schemaVersion\"",
        "sarif, friday-502s-checkout-api.sarif, \"2.1.0\"",
        "svg, checkout-api-path.svg, <svg",
        "png, checkout-api-path.png, PNG"})
    void savesEachForm(String format, String name, String holds, FxRobot robot) throws Exception {
        open.open(new Opening(List.of("sample:friday-502s"), null, "checkout-api", null));
        open.picked.add(folder);
        robot.push(KeyCode.SHORTCUT, KeyCode.E);
        robot.clickOn("#export-" + format).clickOn("#export-save");
        var file = folder.resolve(name);
        said("Saved " + file);
        var bytes = Files.readAllBytes(file);
        var head = new String(bytes, StandardCharsets.ISO_8859_1);
        assertTrue(head.contains(holds), () -> head.substring(0, Math.min(300, head.length())));
        assertFalse(head.contains("ledger-writer/") && format.equals("json"), "only the service that is shown");
        try (var left = Files.list(folder)) {
            assertEquals(List.of(file), left.toList(), "nothing half-written stays");
        }
    }

    @Test
    void saysWhyAFileCannotBeWritten(FxRobot robot) {
        open.open("sample:friday-502s");
        open.picked.add(folder.resolve("gone").resolve("report.html"));
        robot.push(KeyCode.SHORTCUT, KeyCode.E);
        robot.clickOn("#export-save");
        open.until(() -> !open.workspace.problems().isEmpty());
        assertEquals(folder.resolve("gone").resolve("report.html") + " cannot be written: its folder is not there.", open.workspace.problems().getFirst());
    }

    @Test
    void copiesAReport(FxRobot robot) {
        open.open("sample:friday-502s");
        robot.push(KeyCode.SHORTCUT, KeyCode.E);
        robot.clickOn("#export-markdown").clickOn("#export-copy");
        said("Copied the Markdown report");
        assertTrue(open.fx(() -> Clipboard.getSystemClipboard().getString()).startsWith("# Drydock: diagnosis"));
    }

    @Test
    void savesARedactedCopyThatOpensAgain(FxRobot robot) {
        open.open("sample:friday-502s");
        open.picked.add(folder);
        robot.push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.R);
        open.until(() -> !robot.lookup("#redaction-save").queryButton().isDisabled());
        var places = robot.lookup("#redaction-places").queryAs(TableView.class);
        assertFalse(places.getItems().isEmpty());
        robot.clickOn("#redaction-save");
        var copy = folder.resolve("friday-502s-redacted.zip");
        said("Saved " + copy);
        assertEquals("Saved " + copy, robot.lookup("#redaction-done").queryLabeled().getText());
        robot.push(KeyCode.ESCAPE);
        open.until(() -> !open.window.cards().shownProperty().get());
        open.open(copy.toString());
        assertEquals(2, open.workspace.sources().size());
    }

    @Test
    void comparesTheSamplesAndLeadsToAFinding(FxRobot robot) {
        open.open("sample:stall-at-600-before", "sample:stall-at-600-after");
        open.fx(() -> open.window.actions().run(open.window.actions().find("show-compare").orElseThrow()));
        open.until(() -> robot.lookup("#compare-findings").tryQuery().filter(table -> !((TableView<?>) table).getItems().isEmpty()).isPresent());
        var table = robot.lookup("#compare-findings").queryTableView();
        open.fx(() -> {
            table.getSelectionModel().select(0);
            table.requestFocus();
        });
        robot.push(KeyCode.ENTER);
        assertTrue(open.fx(() -> open.selection().place().selected()) instanceof Selected.OfFinding);
        assertNotNull(open.fx(() -> open.selection().place().lead()));
    }
}
