package dev.drydock.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.check.Badge;
import dev.drydock.check.Evidence;
import dev.drydock.check.Finding;
import dev.drydock.drawing.Target;
import dev.drydock.inventory.ecs.Task;
import dev.drydock.ui.kit.Place;
import dev.drydock.ui.kit.Selected;
import dev.drydock.ui.kit.table.Line;
import dev.drydock.ui.kit.table.LineTable;
import java.util.List;
import java.util.function.Predicate;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// The tabs under the canvas, the detail pane and the one selection that joins them, in the real window.
@ExtendWith(ApplicationExtension.class)
class WindowTabsTest {
    private TestWindow open;

    @Start
    void start(Stage stage) {
        open = new TestWindow(stage, 1000, 900).show();
    }

    @AfterEach
    void close() {
        open.close();
    }

    private Place place() {
        return open.selection().place();
    }

    private void friday() {
        open.open(new Opening(List.of("sample:friday-502s"), null, "checkout-api", null));
    }

    private void tab(String id) {
        open.fx(() -> {
            var tabs = (TabPane) open.window.lookup("#tabs");
            tabs.getSelectionModel().select(tabs.getTabs().stream().filter(tab -> id.equals(tab.getId())).findFirst().orElseThrow());
        });
    }

    private String shownTab() {
        return open.fx(() -> ((TabPane) open.window.lookup("#tabs")).getSelectionModel().getSelectedItem().getId());
    }

    @SuppressWarnings("unchecked")
    private <T> LineTable<T> table(String id) {
        return (LineTable<T>) open.window.lookup("#" + id);
    }

    private Object marked(String table) {
        return open.fx(() -> table(table).getSelectionModel().getSelectedItem() instanceof Line.Row<?>(var item) ? item : "nothing");
    }

    private <T> T pick(String table, Class<T> kind, Predicate<String> says) {
        return open.fx(() -> {
            var lines = table(table).getItems();
            for (var i = 0; i < lines.size(); i++) {
                if (lines.get(i) instanceof Line.Row<?>(var item) && says.test(item.toString())) {
                    table(table).getSelectionModel().clearAndSelect(i);
                    return kind.cast(item);
                }
            }
            throw new AssertionError("no such row");
        });
    }

    private static boolean isStopped(String row) {
        return row.contains("lastStatus=STOPPED");
    }

    @Test
    void aTaskIsTheSameEverywhere() {
        friday();
        tab("tasks");
        pick("tasks", Object.class, WindowTabsTest::isStopped);
        var target = assertInstanceOf(Selected.OfThing.class, place().selected()).target();
        assertEquals(Target.Kind.TASK, target.kind());
        assertTrue(open.texts().contains("stoppedReason"), "the detail pane tells why it stopped");
        assertTrue(place().targets().stream().allMatch(drawn -> drawn.kind() == Target.Kind.NODE), "a task that is gone is marked where it stood");
        tab("json");
        open.until(() -> !json().getItems().isEmpty());
        assertTrue(open.fx(() -> ((Label) open.window.lookup("#json-place")).getText()).contains("/tasks/"), "the raw JSON shows the task");
        var live = open.fx(() -> {
            var source = place().source();
            var service = place().service();
            assertNotNull(source);
            assertNotNull(service);
            return source.inventory().tasks(service.service()).stream().filter(task -> !task.isStopped()).map(Task::taskArn).findFirst().orElseThrow();
        });
        open.fx(() -> open.selection().select(Target.task(live)));
        assertTrue(marked("tasks").toString().contains(live), "and the table follows the picture");
    }

    @Test
    void evidenceOpensTheRawJsonAtItsLine(FxRobot robot) {
        friday();
        open.fx(() -> open.selection().select(new Selected.OfBadge(Badge.SIGTERM)));
        var lead = place().lead();
        assertNotNull(lead);
        var link = (Hyperlink) open.fx(() -> open.window.lookup("#finding-" + lead.check().id()).lookup(".evidence-place.hyperlink"));
        open.fx(link::fire);
        var evidence = assertInstanceOf(Selected.OfEvidence.class, place().selected()).evidence();
        assertEquals("json", shownTab());
        open.until(() -> !json().getItems().isEmpty());
        assertEquals(evidence.pointer(), pointer(evidence));
        assertEquals(lead, marked("findings"), "the finding stays marked");
        open.until(() -> Nodes.below(json()).stream().anyMatch(node -> node.getPseudoClassStates().toString().contains("target")));
    }

    @Test
    void anEventLeadsToWhatItNamesAndToWhatStandsOnIt() {
        friday();
        tab("events");
        pick("events", Object.class, row -> row.contains("(task ") || row.contains("target-group"));
        var event = assertInstanceOf(Selected.OfEvent.class, place().selected()).event();
        assertTrue(open.texts().contains("Service event"));
        assertEquals(event, place().event().orElseThrow());
        var standing = open.fx(() -> findings().stream().filter(finding -> new Place(place().source(), place().service(), new Selected.OfFinding(finding)).event().isPresent()).findFirst());
        standing.ifPresent(finding -> {
            open.fx(() -> open.selection().select(finding));
            assertTrue(marked("events") != "nothing", "the event that a finding stands on is marked");
        });
        assertTrue(standing.isPresent(), "a finding of the sample stands on an event");
    }

    @Test
    void backAndForwardGoThroughThePlaces(FxRobot robot) {
        friday();
        var first = place();
        var finding = findings().get(3);
        open.fx(() -> open.selection().select(finding));
        open.fx(() -> open.selection().select(new Selected.OfBadge(Badge.SCALING)));
        open.fx(() -> table("findings").requestFocus());
        robot.press(KeyCode.ALT).type(KeyCode.LEFT).release(KeyCode.ALT);
        assertEquals(new Selected.OfFinding(finding), place().selected());
        assertEquals(finding, marked("findings"));
        robot.press(KeyCode.ALT).type(KeyCode.LEFT).release(KeyCode.ALT);
        assertEquals(first, place());
        robot.press(KeyCode.ALT).type(KeyCode.RIGHT).release(KeyCode.ALT);
        assertEquals(new Selected.OfFinding(finding), place().selected());
        robot.moveTo(table("findings")).press(MouseButton.BACK).release(MouseButton.BACK);
        assertEquals(first, place());
        open.fx(() -> open.workspace.closeSelected());
        assertFalse(open.selection().hasBeforeProperty().get(), "a source that is closed is not gone back to");
    }

    @Test
    void aDeepLinkLandsOnItsFinding() {
        open.open(new Opening(List.of("sample:friday-502s"), null, "checkout-api", "drain-delay"));
        var finding = assertInstanceOf(Selected.OfFinding.class, place().selected()).finding();
        assertEquals("drain-delay", finding.check().id());
        assertEquals(finding, marked("findings"));
        assertTrue(open.texts().contains(finding.title()), "and the detail pane tells it");
    }

    @Test
    void findingsAreGroupedFoldedAndNarrowedToWhatIsWrong(FxRobot robot) {
        friday();
        open.fx(() -> ((MenuButton) open.window.lookup("#finding-groups")).getItems().get(1).fire());
        var head = assertInstanceOf(Line.Head.class, table("findings").getItems().getFirst());
        assertTrue(head.group().title().startsWith("Badge "), head.group().title());
        var lines = table("findings").getItems().size();
        open.fx(() -> {
            table("findings").requestFocus();
            table("findings").getSelectionModel().clearAndSelect(0);
        });
        robot.type(KeyCode.LEFT);
        assertEquals(lines - head.rows().size(), table("findings").getItems().size());
        robot.type(KeyCode.RIGHT);
        assertEquals(lines, table("findings").getItems().size());
        open.fx(() -> ((ToggleButton) open.window.lookup("#findings-only-wrong")).fire());
        assertTrue(findings().stream().allMatch(Finding::isTrouble));
        open.fx(() -> ((TextField) open.window.lookup("#finding-filter")).setText("/drain(/"));
        assertFalse(findings().isEmpty(), "a broken expression narrows nothing");
        assertTrue(open.texts().stream().anyMatch(text -> text.contains("is not a regular expression")));
    }

    @Test
    void rowsAreCopiedAndItSaysSo(FxRobot robot) {
        friday();
        open.fx(() -> {
            table("findings").requestFocus();
            table("findings").getSelectionModel().selectRange(0, 2);
        });
        robot.press(KeyCode.SHORTCUT).type(KeyCode.C).release(KeyCode.SHORTCUT);
        var copied = open.fx(() -> Clipboard.getSystemClipboard().getString()).lines().toList();
        assertEquals(2, copied.size());
        assertTrue(copied.getFirst().contains(findings().getFirst().title()));
        assertTrue(copied.getFirst().contains("\t" + findings().getFirst().resource()), "what a column shortens is copied in full");
        assertEquals("Copied 2 rows", open.window.toasts().lastProperty().get());
    }

    @Test
    void aFindingIsCopiedAsMarkdown(FxRobot robot) {
        friday();
        var lead = place().lead();
        assertNotNull(lead);
        open.fx(() -> ((Button) open.window.lookup("#copy-" + lead.check().id())).fire());
        var copied = open.fx(() -> Clipboard.getSystemClipboard().getString());
        assertTrue(copied.startsWith("#### ") && copied.contains("- Evidence: `") && copied.contains("```bash"), copied);
    }

    @Test
    void coverageTellsWhatIsDeniedAndHowToFillIt() {
        friday();
        tab("reads");
        open.fx(() -> ((TextField) open.window.lookup("#coverage-filter")).setText("denied"));
        pick("coverage", Object.class, row -> row.contains("denied"));
        var call = assertInstanceOf(Selected.OfCall.class, place().selected()).call();
        assertTrue(open.texts().contains(call.name()));
        open.fx(() -> ((MenuButton) open.window.lookup("#copy-fill")).getItems().getFirst().fire());
        var paste = open.fx(() -> Clipboard.getSystemClipboard().getString());
        assertTrue(paste.startsWith("d=captures/") && paste.lines().anyMatch(line -> line.startsWith("aws ")), paste);
        tab("json");
        open.until(() -> !json().getItems().isEmpty());
        assertTrue(((Label) open.window.lookup("#json-place")).getText().startsWith("manifest.json  /calls/"));
    }

    @Test
    void theFileIsSearched(FxRobot robot) {
        friday();
        tab("json");
        open.until(() -> !json().getItems().isEmpty());
        open.fx(() -> ((TextField) open.window.lookup("#json-search")).setText("no such text at all"));
        open.until(() -> "not found".equals(((Label) open.window.lookup("#json-found")).getText()));
        open.fx(() -> ((TextField) open.window.lookup("#json-search")).setText("e"));
        open.until(() -> ((Label) open.window.lookup("#json-found")).getText().matches("\\d+ of \\d+"));
    }

    private List<Finding> findings() {
        return open.fx(() -> this.<Finding>table("findings").getItems().stream().filter(Line.Row.class::isInstance).map(line -> ((Line.Row<Finding>) line).item()).toList());
    }

    @SuppressWarnings("unchecked")
    private ListView<Integer> json() {
        return (ListView<Integer>) open.window.lookup("#json-lines");
    }

    private String pointer(Evidence evidence) {
        var text = open.fx(() -> ((Label) open.window.lookup("#json-place")).getText());
        return text.endsWith(evidence.pointer()) ? evidence.pointer() : text;
    }
}
