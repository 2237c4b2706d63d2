package dev.drydock.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.advice.Shell;
import dev.drydock.check.AwsCommand;
import dev.drydock.check.Badge;
import dev.drydock.check.Finding;
import dev.drydock.check.Status;
import dev.drydock.drawing.Target;
import dev.drydock.sample.Samples;
import dev.drydock.ui.kit.CopyButton;
import dev.drydock.ui.kit.Selected;
import dev.drydock.ui.kit.table.Line;
import dev.drydock.ui.path.PathView;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// The real window over the built-in samples, by pointer and keyboard.
@ExtendWith(ApplicationExtension.class)
class WindowTest {
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
    void opensOnTheWorstBadgeOfTheWorstService() {
        open.open("sample:friday-502s");
        var place = open.selection().place();
        assertNotNull(place.service());
        var badge = assertInstanceOf(Selected.OfBadge.class, place.selected()).badge();
        assertEquals(Status.FAIL, place.service().status(badge));
        assertSame(place.lead(), marked());
    }

    @Test
    void aBadgeOnThePictureIsTheSameFindingEverywhere(FxRobot robot) {
        open.open("sample:friday-502s");
        service("checkout-api");
        clickOn(robot, Target.badge(Badge.DEPLOY_502.id()));
        assertEquals(new Selected.OfBadge(Badge.DEPLOY_502), open.selection().place().selected());
        var lead = open.selection().place().lead();
        assertNotNull(lead);
        assertEquals(Badge.DEPLOY_502, lead.badge());
        assertSame(lead, marked());
        var panel = open.window.lookup("#finding-" + lead.check().id());
        assertNotNull(panel, "the detail pane shows " + lead.check().id());
        assertTrue(open.texts().contains(lead.title()));
    }

    @Test
    void aRowOfTheTableIsSelectedOnThePicture(FxRobot robot) {
        open.open("sample:friday-502s");
        service("checkout-api");
        robot.clickOn(table().lookupAll(".table-row-cell").stream()
                .filter(row -> row instanceof TableRow<?> each && each.getIndex() == 1).findFirst().orElseThrow());
        var finding = findings().get(1);
        assertEquals(new Selected.OfFinding(finding), open.selection().place().selected());
        assertNotNull(finding.badge());
        assertTrue(open.selection().place().targets().contains(Target.badge(finding.badge().id())));
    }

    @Test
    void aNodeShowsWhatTheRecordSays(FxRobot robot) {
        open.open("sample:friday-502s");
        service("checkout-api");
        var service = open.selection().place().service();
        assertNotNull(service);
        clickOn(robot, Target.node(service.service().serviceArn()));
        assertTrue(open.texts().containsAll(List.of("desiredCount", "runningCount")));
    }

    @Test
    void arrowsStepThroughThePictureAndTabLeavesItAtItsEnd(FxRobot robot) {
        open.open("sample:friday-502s");
        service("checkout-api");
        open.fx(() -> {
            open.selection().select((Target) null);
            path().requestFocus();
        });
        robot.type(KeyCode.RIGHT);
        var first = open.selection().place().targets();
        robot.type(KeyCode.RIGHT);
        assertNotEquals(first, open.selection().place().targets());
        robot.type(KeyCode.LEFT);
        assertEquals(first, open.selection().place().targets());
        assertTrue(path().getAccessibleText().length() > 3);
        robot.press(KeyCode.SHIFT).type(KeyCode.TAB).release(KeyCode.SHIFT);
        assertFalse(path().isFocused(), "shift-tab leaves at the first thing");
    }

    @Test
    void aCommandIsCopiedAsOneLineForTheChosenShell(FxRobot robot) {
        open.open("sample:friday-502s");
        var lead = open.selection().place().lead();
        assertNotNull(lead);
        var command = lead.commands().stream().filter(each -> each.kind() == AwsCommand.Kind.CONFIRM).findFirst().orElseThrow();
        var copy = robot.from(open.window.lookup("#detail")).lookup(".steps .copy-button").queryAs(CopyButton.class);
        robot.clickOn(copy);
        assertEquals(Shell.BASH.line(command.argv()).text(), clipboard());
        assertEquals("Copied", copy.getText());
        robot.clickOn("#shell-powershell");
        robot.clickOn(copy);
        assertEquals(Shell.POWERSHELL.line(command.argv()).text(), clipboard());
    }

    @Test
    void aChangingCommandSaysSo() {
        open.open("sample:friday-502s");
        var changes = open.selection().place().findings().stream().flatMap(finding -> finding.commands().stream()).filter(AwsCommand::changes).count();
        assertEquals(changes, open.texts().stream().filter("changes production"::equals).count());
    }

    @Test
    void theThemeIsSwitchedByButtonAndByKey(FxRobot robot) {
        open.open("sample:friday-502s");
        var light = open.scene.getUserAgentStylesheet();
        robot.clickOn("#theme");
        assertNotEquals(light, open.scene.getUserAgentStylesheet());
        assertEquals(ThemeChoice.DARK, open.theme.choiceProperty().get());
        robot.press(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.T).release(KeyCode.T, KeyCode.SHIFT, KeyCode.SHORTCUT);
        assertEquals(light, open.scene.getUserAgentStylesheet());
    }

    @Test
    void aBrokenFileIsOneSentenceAndTheRestStays(FxRobot robot, @TempDir Path folder) throws Exception {
        var broken = Files.write(folder.resolve("broken.zip"), "PK and then nothing".getBytes(StandardCharsets.UTF_8));
        open.open("sample:friday-502s");
        open.open(broken.toString());
        assertEquals(1, open.workspace.sources().size());
        assertEquals(1, open.workspace.problems().size());
        var sentence = open.workspace.problems().getFirst();
        assertTrue(sentence.contains("broken.zip"), sentence);
        assertTrue(open.texts().contains(sentence));
        robot.clickOn(robot.from(open.window.lookup("#problems")).lookup(".copy-button").<Node>query());
        assertEquals(sentence, clipboard());
        robot.clickOn(robot.from(open.window.lookup("#problems")).lookup(".dismiss").<Node>query());
        assertFalse(open.window.lookup("#problems").isVisible());
    }

    @Test
    void filesThatAreDroppedAreOpened() {
        var dropped = List.of(Path.of("not-there-1.zip").toFile(), Path.of("not-there-2.zip").toFile());
        assertTrue(open.fx(() -> open.window.drop(dropped)));
        open.loaded();
        assertEquals(2, open.workspace.problems().size());
        assertFalse(open.fx(() -> open.window.drop(List.of())));
    }

    @Test
    void theMenuOpensWhatIsPicked(FxRobot robot, @TempDir Path folder) throws Exception {
        var zip = folder.resolve("mailed.zip");
        new Samples().writeZip("healthy", zip);
        open.picked.add(zip);
        robot.press(KeyCode.SHORTCUT, KeyCode.O).release(KeyCode.O, KeyCode.SHORTCUT);
        open.loaded();
        assertEquals(List.of("mailed.zip"), open.workspace.diagnoses().stream().map(each -> each.inventory().source().name()).toList());
        robot.press(KeyCode.SHORTCUT, KeyCode.W).release(KeyCode.W, KeyCode.SHORTCUT);
        assertEquals(List.of(), open.workspace.sources());
        assertNull(open.selection().place().source());
    }

    @Test
    void sourcesStandSideBySide() {
        open.open("sample:friday-502s", "sample:healthy");
        assertEquals(2, open.workspace.sources().size());
        assertTrue(open.texts().containsAll(List.of("friday-502s", "healthy")));
    }

    @Test
    void theFilterNarrowsAndSlashLeadsToIt(FxRobot robot) {
        open.open("sample:friday-502s");
        robot.clickOn(path());
        robot.type(KeyCode.SLASH);
        var filter = (TextField) open.window.lookup("#source-filter");
        assertTrue(filter.isFocused());
        robot.write("ledger");
        WaitForAsyncUtils.waitForFxEvents();
        var all = open.workspace.diagnoses().getFirst().services().size();
        assertEquals("1 of " + all + " services", ((Labeled) open.window.lookup("#service-count")).getText());
        robot.type(KeyCode.ESCAPE);
        assertEquals("", filter.getText());
    }

    @Test
    void findingsAreFilteredAndCounted(FxRobot robot) {
        open.open("sample:friday-502s");
        var all = table().getItems().size();
        robot.clickOn("#finding-filter").write("no such text at all");
        assertEquals(0, table().getItems().size());
        assertTrue(open.texts().contains("Findings 0"));
        robot.type(KeyCode.ESCAPE);
        assertEquals(all, table().getItems().size());
        assertEquals(findings().stream().sorted(Comparator.comparing(Finding::status)).toList(), findings());
    }

    @Test
    void aLinkIsOpenedOnlyByAClick(FxRobot robot) {
        open.open("sample:friday-502s");
        assertEquals(List.of(), open.opened);
        var link = robot.from(open.window.lookup("#detail")).lookup(".links .hyperlink").queryAs(Hyperlink.class);
        open.fx(link::fire);
        assertEquals(List.of(link.getText()), open.opened);
    }

    private String clipboard() {
        return open.fx(() -> Clipboard.getSystemClipboard().getString());
    }

    private PathView path() {
        return (PathView) open.window.lookup("#path");
    }

    @SuppressWarnings("unchecked")
    private TableView<Line<Finding>> table() {
        return (TableView<Line<Finding>>) open.window.lookup("#findings");
    }

    private List<Finding> findings() {
        return table().getItems().stream().map(line -> ((Line.Row<Finding>) line).item()).toList();
    }

    private Finding marked() {
        return ((Line.Row<Finding>) table().getSelectionModel().getSelectedItem()).item();
    }

    private void service(String name) {
        open.fx(() -> {
            var source = open.workspace.diagnoses().getFirst();
            open.selection().select(source, source.services().stream().filter(service -> service.service().name().equals(name)).findFirst().orElseThrow());
        });
    }

    private void clickOn(FxRobot robot, Target target) {
        var place = open.fx(() -> path().localToScreen(path().placeOf(target)));
        robot.clickOn(place);
    }
}
