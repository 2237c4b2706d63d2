package dev.drydock.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.drawing.Target;
import dev.drydock.inventory.ecs.Task;
import dev.drydock.ui.kit.Action;
import dev.drydock.ui.kit.Findable;
import dev.drydock.ui.kit.Selected;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// The one registry of actions, and the menus, keys, palette and sheet that show it.
@ExtendWith(ApplicationExtension.class)
class WindowActionsTest {
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
    void everyActionStandsInAMenuWithItsKey() {
        var items = ((MenuBar) open.window.lookup(".menu-bar")).getMenus().stream().flatMap(menu -> items(menu).stream()).toList();
        for (var action : open.window.actions().all()) {
            var item = items.stream().filter(each -> ("menu-" + action.id()).equals(each.getId())).findFirst().orElseThrow(() -> new AssertionError(action.id()));
            assertEquals(action.title().getValue(), item.getText());
            assertEquals(action.isEnabled(), !item.isDisable(), action.id());
        }
        assertEquals(List.of("_File", "_Go", "_Live", "_View", "_Help"), ((MenuBar) open.window.lookup(".menu-bar")).getMenus().stream().map(Menu::getText).toList());
    }

    @Test
    void aKeyOrAnIdThatIsTakenIsRefused() {
        var registry = open.window.actions();
        assertThrows(IllegalArgumentException.class, () -> registry.add(Action.of("quit", Action.Section.FILE, "Quit twice").runs(() -> {})));
        assertThrows(IllegalArgumentException.class, () -> registry.add(Action.of("other", Action.Section.FILE, "Other").key(KeyCode.K).runs(() -> {})));
    }

    @Test
    void aFeaturesActionIsInMenuHeaderAndPaletteAtOnce(FxRobot robot) {
        var enabled = new SimpleBooleanProperty();
        var done = new ArrayList<String>();
        var action = Action.of("refresh", Action.Section.TOOLS, "Refresh").key(KeyCode.R).bar(Action.Bar.SOURCE).enabledWhen(enabled).runs(() -> done.add("refreshed"));
        open.fx(() -> open.window.actions().add(action));
        assertTrue(open.fx(() -> open.window.lookup("#refresh").isDisabled()));
        robot.press(KeyCode.SHORTCUT, KeyCode.R).release(KeyCode.R, KeyCode.SHORTCUT);
        assertEquals(List.of(), done);
        open.fx(() -> enabled.set(true));
        robot.press(KeyCode.SHORTCUT, KeyCode.R).release(KeyCode.R, KeyCode.SHORTCUT);
        robot.clickOn("#refresh");
        find(robot, "refre");
        robot.type(KeyCode.ENTER);
        assertEquals(List.of("refreshed", "refreshed", "refreshed"), done);
    }

    @Test
    void whatAsksIsDoneOnlyAfterTheAnswer(FxRobot robot) {
        var done = new ArrayList<String>();
        var action = Action.of("forget", Action.Section.FILE, "Forget everything…").asks("All of it is forgotten.").runs(() -> done.add("forgotten"));
        open.fx(() -> open.window.actions().add(action));
        open.fx(() -> open.window.actions().run(action));
        assertTrue(open.texts().contains("All of it is forgotten."));
        robot.type(KeyCode.ESCAPE);
        assertEquals(List.of(), done);
        open.fx(() -> open.window.actions().run(action));
        robot.clickOn("#confirm");
        assertEquals(List.of("forgotten"), done);
        assertFalse(open.window.cards().shownProperty().get());
    }

    @Test
    void thePaletteGoesToAServiceATaskAndAFinding(FxRobot robot) throws Exception {
        open.open("sample:friday-502s");
        find(robot, "ledg writ");
        WindowPicturesTest.write(open.picture(), Path.of("target", "pictures", "window-palette.png"));
        robot.type(KeyCode.ENTER);
        assertNull(open.window.lookup("#palette"));
        var service = open.selection().place().service();
        assertNotNull(service);
        assertEquals("ledger-writer", service.service().name());

        var source = open.workspace.diagnoses().getFirst();
        var task = source.services().stream().flatMap(each -> source.inventory().tasks(each.service()).stream()).filter(each -> each.networkDetail("networkInterfaceId") != null)
                .findFirst().orElseThrow();
        find(robot, task.shortId());
        robot.type(KeyCode.ENTER);
        assertEquals(new Selected.OfThing(Target.task(task.taskArn())), open.selection().place().selected());
        find(robot, networkInterface(task));
        robot.type(KeyCode.ENTER);
        assertEquals(new Selected.OfThing(Target.task(task.taskArn())), open.selection().place().selected());

        find(robot, "pid1 checkout-api");
        robot.type(KeyCode.ENTER);
        assertEquals("pid1", assertInstanceOf(Selected.OfFinding.class, open.selection().place().selected()).finding().check().id());
        find(robot, "");
        assertEquals(List.of("Finding", "Interface"), found().stream().limit(2).map(Findable::kind).toList(), "what was used last comes first");
    }

    @Test
    void theKeyboardStaysInACardAndComesBack(FxRobot robot) {
        open.open("sample:friday-502s");
        var tree = open.window.lookup("#source-tree");
        open.fx(tree::requestFocus);
        robot.type(KeyCode.F1);
        assertTrue(isIn(open.scene.getFocusOwner(), open.window.lookup("#keys")));
        for (var i = 0; i < 6; i++) {
            robot.type(KeyCode.TAB);
            assertTrue(isIn(open.scene.getFocusOwner(), open.window.lookup("#keys")), "after " + (i + 1) + " tabs");
        }
        robot.press(KeyCode.SHORTCUT, KeyCode.W).release(KeyCode.W, KeyCode.SHORTCUT);
        assertEquals(1, open.workspace.sources().size(), "the keys of what is behind do nothing");
        robot.type(KeyCode.ESCAPE);
        assertNull(open.window.lookup("#keys"));
        assertEquals(tree, open.scene.getFocusOwner());
    }

    @Test
    void theSheetListsEveryKey(FxRobot robot) throws Exception {
        robot.type(KeyCode.F1);
        var texts = open.texts();
        WindowPicturesTest.write(open.picture(), Path.of("target", "pictures", "window-keys.png"));
        for (var action : open.window.actions().all()) {
            action.keys().forEach(key -> assertTrue(texts.contains(key.getDisplayText()), () -> key + " of " + action.id()));
        }
    }

    @Test
    void tabsAreShownByTheirKeysAndFilledWhenTheyAre(FxRobot robot) {
        open.open("sample:friday-502s");
        var tabs = (TabPane) open.window.lookup("#tabs");
        assertNull(tabs.getTabs().get(1).getContent());
        robot.press(KeyCode.SHORTCUT, KeyCode.DIGIT2).release(KeyCode.DIGIT2, KeyCode.SHORTCUT);
        assertEquals(1, tabs.getSelectionModel().getSelectedIndex());
        assertNotNull(open.window.lookup("#reads"));
    }

    @Test
    void whatWentWellIsSaid() {
        open.fx(() -> open.window.toasts().say("Copied the ARN"));
        assertTrue(open.texts().contains("Copied the ARN"));
        assertEquals("Copied the ARN", open.window.toasts().getAccessibleText());
    }

    private void find(FxRobot robot, String query) {
        robot.press(KeyCode.SHORTCUT, KeyCode.K).release(KeyCode.K, KeyCode.SHORTCUT);
        open.fx(() -> ((TextField) open.window.lookup("#palette-field")).setText(query));
        open.until(() -> !found().isEmpty() && !found().getFirst().kind().equals("Action") || query.equals("refre"));
    }

    @SuppressWarnings("unchecked")
    private List<Findable> found() {
        return ((ListView<Findable>) open.window.lookup("#palette-list")).getItems();
    }

    private static String networkInterface(Task task) {
        var id = task.networkDetail("networkInterfaceId");
        assertNotNull(id);
        return id;
    }

    private static List<MenuItem> items(Menu menu) {
        return menu.getItems().stream().filter(item -> !(item instanceof SeparatorMenuItem))
                .<Collection<MenuItem>>map(item -> item instanceof Menu below ? items(below) : List.of(item)).flatMap(Collection::stream).toList();
    }

    private static boolean isIn(Node node, Node root) {
        for (var each = node; each != null; each = each.getParent()) {
            if (each == root) {
                return true;
            }
        }
        return false;
    }
}
