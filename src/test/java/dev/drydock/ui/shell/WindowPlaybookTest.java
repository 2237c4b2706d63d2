package dev.drydock.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.ui.kit.Selected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import javafx.event.ActionEvent;
import javafx.scene.AccessibleAction;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Going through a playbook in the real window, by the keyboard.
@ExtendWith(ApplicationExtension.class)
class WindowPlaybookTest {
    private static final Opening FRIDAY = new Opening(List.of("sample:friday-502s"), null, "checkout-api", "drain-delay");
    private static final boolean ALL = "all".equals(System.getProperty("drydock.pictures"));
    private static final String TOPIC = "arn:aws:sns:ap-southeast-1:111122223333:on-call";

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
    void goesThroughTheStepsByKeysAndKeepsWhatWasDone(FxRobot robot) throws Exception {
        begin();
        assertTrue(label("#guide-kicker").startsWith("Playbook · badge 1 · step 4 of 9"), () -> label("#guide-kicker"));
        assertEquals("pid1", selectedCheck(), "what the open step is about is selected");
        assertEquals("step-sigterm", focused());

        robot.type(KeyCode.DOWN).type(KeyCode.ENTER);
        assertEquals("step-drain-delay", focused());
        assertEquals("drain-delay", selectedCheck());
        robot.type(KeyCode.C);
        assertTrue(clipboard().startsWith("aws elbv2 modify-target-group-attributes --target-group-arn arn:"), this::clipboard);
        assertTrue(open.texts().contains("changes production"));
        robot.type(KeyCode.SPACE);
        assertTrue(ticked("#tick-drain-delay"), "ticked, and still open as the record says so");
        robot.type(KeyCode.N);
        open.until(() -> open.scene.getFocusOwner() instanceof TextArea);
        robot.write("changed by Ann");
        robot.type(KeyCode.ESCAPE);
        assertEquals("step-drain-delay", focused());

        open.fx(() -> open.window.lookup("#step-alarm").requestFocus());
        robot.type(KeyCode.ENTER);
        var field = open.fx(() -> (TextField) open.window.lookup("#ask-topic"));
        assertFalse(open.texts().stream().anyMatch(text -> text.contains("put-metric-alarm")), "withheld until it is answered");
        open.fx(() -> field.setText("on-call"));
        assertTrue(label("#fault-topic").startsWith("Its command is withheld until this is given. That does not look like one"), () -> label("#fault-topic"));
        assertTrue(open.fx(() -> open.window.lookup("#answer-topic").isDisabled()));
        open.fx(() -> field.setText(TOPIC));
        open.fx(() -> ((Button) open.window.lookup("#answer-topic")).fire());
        assertTrue(open.texts().stream().anyMatch(text -> text.contains("put-metric-alarm") && text.contains(TOPIC)));
        assertEquals(List.of(), open.fx(() -> Nodes.namelessControls(open.window)));

        open.fx(() -> open.window.lookup("#step-alarm").requestFocus());
        robot.type(KeyCode.ESCAPE);
        assertFalse(shown("#guide"));
        begin();
        robot.type(KeyCode.DOWN).type(KeyCode.ENTER);
        assertTrue(ticked("#tick-drain-delay"));
        assertEquals("changed by Ann", open.fx(() -> ((TextArea) open.window.lookup("#note-drain-delay")).getText()));
        open.fx(() -> open.window.lookup("#step-alarm").requestFocus());
        robot.type(KeyCode.C);
        assertTrue(clipboard().contains("--alarm-actions " + TOPIC), this::clipboard);

        open.fx(() -> ((Button) open.window.lookup("#guide-draft")).fire());
        open.until(() -> clipboard().startsWith("# Post-mortem draft: checkout-api"));
        assertTrue(clipboard().contains("> changed by Ann"), this::clipboard);
        assertTrue(clipboard().contains("ticked 20"), this::clipboard);
    }

    @Test
    void aRereadGoesOnInTheSamePlaybookAndTheDetailsAreOneKeyAway(FxRobot robot) {
        begin();
        open.fx(() -> open.workspace.open(Opening.of(List.of("sample:friday-502s"))));
        open.loaded();
        open.until(() -> shown("#guide"));
        assertEquals("step-sigterm", openStep());
        open.fx(() -> open.selection().select(Selected.SERVICE));
        assertFalse(shown("#guide"), "what was selected elsewhere is looked at");
        assertTrue(shown("#guide-back"));
        open.fx(() -> open.window.lookup("#guide-back").requestFocus());
        robot.type(KeyCode.ENTER);
        assertTrue(shown("#guide"));
        var other = open.selection().place().source();
        assertNotNull(other);
        open.fx(() -> open.selection().select(other, other.services().stream().filter(service -> service.service().name().equals("ledger-writer")).findFirst().orElseThrow()));
        assertFalse(shown("#guide"), "a playbook belongs to its service");
        assertFalse(shown("#guide-back"));
    }

    @Test
    void triageRanksByTheRecordAndListsBrokenFiles(FxRobot robot) throws IOException {
        Files.createDirectories(open.settings.resolve("playbooks"));
        Files.writeString(open.settings.resolve("playbooks").resolve("ours.yaml"), "id: ours\ntitle: Ours\nsteps: nonsense\n");
        open.open(FRIDAY);
        open.fx(() -> open.window.actions().run(open.window.actions().find("playbooks").orElseThrow()));
        open.until(() -> shown("#playbook-deploy-502"));
        open.until(() -> open.scene.getFocusOwner() != null && "symptom-any".equals(open.scene.getFocusOwner().getId()));
        assertTrue(open.texts().stream().anyMatch(text -> text.endsWith("ours.yaml")));
        assertTrue(open.texts().stream().anyMatch(text -> text.startsWith("Line 3: ")), open.texts()::toString);
        open.fx(() -> open.window.lookup("#symptom-memory-climbs").fireEvent(new ActionEvent()));
        open.until(() -> open.texts().contains("That may be"));
        assertEquals("playbook-memory-climbs", open.fx(() -> open.window.lookup("#guide .choice").getId()));
        robot.type(KeyCode.DOWN).type(KeyCode.ENTER);
        open.until(() -> label("#guide-kicker").startsWith("Playbook"));
        assertEquals(open.window.guiding().model().title("memory-climbs").getValue(), label("#guide-title"));
    }

    @Test
    void looksRight() throws IOException {
        open.open(FRIDAY);
        for (var width : List.of(1280, 1640)) {
            open.fx(() -> open.resize(width, width == 1280 ? 800 : 1000));
            for (var theme : ALL ? List.of(ThemeChoice.LIGHT, ThemeChoice.DARK) : List.of(width == 1280 ? ThemeChoice.LIGHT : ThemeChoice.DARK)) {
                open.fx(() -> open.theme.choiceProperty().set(theme));
                open.fx(() -> open.window.actions().run(open.window.actions().find("playbooks").orElseThrow()));
                open.until(() -> shown("#playbook-deploy-502"));
                look("triage", theme, width);
                guide("deploy-502");
                look("guide-deploy-502", theme, width);
                open.fx(() -> toggle("drain-delay"));
                look("guide-fix", theme, width);
                open.fx(() -> toggle("alarm"));
                look("guide-ask", theme, width);
                var source = Objects.requireNonNull(open.selection().place().source());
                var checkout = Objects.requireNonNull(open.selection().place().service());
                open.fx(() -> open.selection().select(source, source.services().stream().filter(service -> service.service().name().equals("ledger-writer")).findFirst().orElseThrow()));
                guide("deploy-502");
                open.fx(() -> open.window.lookup(".step-head.blocked").executeAccessibleAction(AccessibleAction.FIRE));
                look("guide-blocked", theme, width);
                open.fx(() -> open.selection().select(source, checkout));
            }
        }
    }

    private void look(String name, ThemeChoice theme, int width) throws IOException {
        // What a pane that scrolls shows is kept as a bitmap, which only the pulses of a window that is shown renew.
        open.fx(() -> open.window.lookupAll(".viewport").forEach(viewport -> viewport.setCache(false)));
        open.picture();
        open.fx(() -> {});
        WindowPicturesTest.write(open.picture(), Path.of("target", "pictures").resolve("window-" + name + "-" + theme.name().toLowerCase(Locale.ROOT) + "-" + width + ".png"));
        assertEquals(List.of(), open.fx(() -> Nodes.cutTexts(open.window)), name);
        assertEquals(List.of(), open.fx(() -> Nodes.namelessControls(open.window)), name);
        assertEquals(Set.of(), open.fx(() -> Contrast.tooFaint(open.window)), name);
    }

    private void guide(String playbook) {
        open.fx(() -> open.window.guiding().model().open(playbook));
        open.until(() -> shown("#guide-draft") && open.texts().stream().anyMatch(text -> text.startsWith("Playbook · ")) && label("#guide-title").equals(open.window.guiding().model().title(playbook).getValue()));
    }

    private void toggle(String step) {
        var head = open.window.lookup("#step-" + step);
        head.executeAccessibleAction(AccessibleAction.FIRE);
        assertNotNull(open.window.lookup("#tick-" + step), "shown in full");
    }

    private void begin() {
        if (open.workspace.sources().isEmpty()) {
            open.open(FRIDAY);
        } else {
            open.fx(() -> Objects.requireNonNull(open.selection().place().service()).findings().stream().filter(finding -> finding.check().id().equals("drain-delay")).findFirst().ifPresent(open.selection()::select));
        }
        open.until(() -> shown("#guide-deploy-502"));
        open.fx(() -> open.window.lookup("#guide-deploy-502").executeAccessibleAction(AccessibleAction.FIRE));
        open.until(() -> shown("#step-sigterm"));
    }

    private boolean shown(String id) {
        var node = open.window.lookup(id);
        return node != null && Nodes.isShown(node);
    }

    private String label(String id) {
        var node = open.window.lookup(id);
        return node instanceof Labeled labeled ? labeled.getText() : "";
    }

    private boolean ticked(String id) {
        return open.fx(() -> ((CheckBox) open.window.lookup(id)).isSelected());
    }

    private String focused() {
        return open.fx(() -> {
            Node owner = open.scene.getFocusOwner();
            return owner == null ? "" : owner.getId();
        });
    }

    private String openStep() {
        return open.fx(() -> open.window.lookup(".guide-step.is-open .step-head").getId());
    }

    private String selectedCheck() {
        return ((Selected.OfFinding) open.selection().place().selected()).finding().check().id();
    }

    private String clipboard() {
        return open.fx(() -> {
            var text = Clipboard.getSystemClipboard().getString();
            return text == null ? "" : text;
        });
    }
}
