package dev.drydock.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.check.Badge;
import dev.drydock.check.Finding;
import dev.drydock.check.Muting;
import dev.drydock.ui.kit.Selected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.DatePicker;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Muting and unmuting in the real window.
@ExtendWith(ApplicationExtension.class)
class WindowMutingTest {
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
    void mutesWithAReasonAndUnmutes(FxRobot robot) throws Exception {
        open.open(new Opening(List.of("sample:friday-502s"), null, "checkout-api", "drain-delay"));
        fire("#mute-drain-delay");
        assertNotNull(card());
        assertTrue(button("#mute-confirm").isDisabled(), "no reason yet");
        robot.write("agreed with the platform team");
        open.fx(() -> ((DatePicker) card().lookup("#mute-until")).setValue(LocalDate.of(2026, 11, 20)));
        assertTrue(button("#mute-confirm").isDisabled(), "that day is over");
        open.fx(() -> ((DatePicker) card().lookup("#mute-until")).setValue(LocalDate.of(2026, 12, 31)));
        look("window-mute-card.png");
        assertEquals("agreed with the platform team", ((TextField) card().lookup("#mute-reason")).getText());
        fire("#mute-confirm");
        open.until(() -> finding("drain-delay").isMuted());
        assertNull(open.window.lookup("#mute-card"));
        assertTrue(open.texts().contains("Muted until 2026-12-31: agreed with the platform team"), open.texts()::toString);
        assertEquals(finding("drain-delay"), ((Selected.OfFinding) open.selection().place().selected()).finding(), "the selection stays");
        assertTrue(Files.readString(open.settings.resolve("muted.json")).contains("agreed with the platform team"));
        fire("#unmute-drain-delay");
        open.until(() -> !finding("drain-delay").isMuted());
        assertFalse(Files.readString(open.settings.resolve("muted.json")).contains("agreed"));
    }

    @Test
    void aBadgeOfWhichAllIsMutedKeepsItsColourAndIsMarked() throws Exception {
        open.open(new Opening(List.of("sample:friday-502s"), null, "checkout-api", null));
        for (var check : List.of("pid1", "kills-on-stop", "stop-timeout")) {
            open.fx(() -> open.workspace.mute(new Muting(check, "*", "a new image comes on Monday", null), false));
            open.until(() -> finding(check).isMuted());
        }
        var service = open.selection().place().service();
        assertNotNull(service);
        assertTrue(service.badges().get(Badge.SIGTERM).isMuted());
        open.fx(() -> open.selection().select(new Selected.OfBadge(Badge.SIGTERM)));
        look("window-muted-badge.png");
        open.fx(() -> open.selection().select(Selected.SERVICE));
        open.fx(() -> open.theme.choiceProperty().set(ThemeChoice.DARK));
        look("window-muted-service.png");
        assertTrue(open.texts().stream().anyMatch(text -> text.contains("Muted: 3")), open.texts()::toString);
        assertEquals(List.of(), open.fx(() -> Nodes.namelessControls(open.window)));
    }

    @Test
    void aFileThatCannotBeReadIsToldAndAllElseWorks() throws Exception {
        Files.writeString(open.settings.resolve("muted.json"), "nonsense");
        open.open("sample:friday-502s");
        assertTrue(open.texts().stream().anyMatch(text -> text.startsWith("muted.json is no JSON (")), open.texts()::toString);
        assertNotNull(open.selection().place().service());
    }

    private Node card() {
        return open.window.lookup("#mute-card");
    }

    private Button button(String id) {
        return (Button) open.window.lookup(id);
    }

    private void fire(String id) {
        open.fx(() -> button(id).fire());
    }

    private Finding finding(String check) {
        var service = open.selection().place().service();
        assertNotNull(service);
        return service.findings().stream().filter(finding -> finding.check().id().equals(check)).findFirst().orElseThrow();
    }

    private void look(String name) throws IOException {
        WindowPicturesTest.write(open.picture(), Path.of("target", "pictures").resolve(name));
    }
}
