package dev.drydock.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.drawing.DrawnEstate;
import dev.drydock.drawing.Target;
import dev.drydock.path.PathNode.SubnetNode;
import dev.drydock.ui.path.PathView;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.geometry.VerticalDirection;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// The picture in the real window: how it is moved, what it tells, and what stands for it where it is not seen.
@ExtendWith(ApplicationExtension.class)
class WindowCanvasTest {
    @TempDir
    private Path folder;

    private TestWindow open;

    @Start
    void start(Stage stage) {
        open = new TestWindow(stage, 1000, 760).show();
    }

    @AfterEach
    void close() {
        open.close();
    }

    private PathView path() {
        return (PathView) open.window.lookup("#path");
    }

    private void friday() {
        open.open(new Opening(List.of("sample:friday-502s"), null, "checkout-api", null));
        open.fx(() -> path().stillProperty().unbind());
        open.fx(() -> path().stillProperty().set(true));
    }

    private Target subnet() {
        return open.fx(() -> Target.node(open.selection().place().service().path().nodes(SubnetNode.class).findFirst().orElseThrow().id()));
    }

    private Point2D placeOf(Target target) {
        return open.fx(() -> path().localToScreen(path().placeOf(target)));
    }

    /// The headless robot moves its pointer without telling the window.
    private void mouse(EventType<MouseEvent> type, Point2D at, MouseButton button, int clicks) {
        open.fx(() -> {
            var canvas = path().lookup("Canvas");
            var scene = path().localToScene(at);
            var screen = path().localToScreen(at);
            canvas.fireEvent(new MouseEvent(type, scene.getX(), scene.getY(), screen.getX(), screen.getY(), button, clicks, false, false, false, false,
                    button == MouseButton.PRIMARY, false, false, false, false, type != MouseEvent.MOUSE_DRAGGED, null));
        });
    }

    private String zoom() {
        return open.fx(() -> ((Button) open.window.lookup("#path-full-size")).getText());
    }

    private boolean isShown(String id) {
        return open.fx(() -> open.window.lookup(id).isVisible());
    }

    @Test
    void thePictureIsZoomedPannedAndBroughtBack(FxRobot robot) {
        friday();
        open.fx(() -> path().requestFocus());
        assertEquals("100 %", zoom());
        robot.type(KeyCode.EQUALS);
        assertEquals("125 %", zoom());
        assertTrue(isShown("#path-overview"));
        var before = placeOf(subnet());
        robot.press(KeyCode.SHIFT).type(KeyCode.RIGHT).release(KeyCode.SHIFT);
        assertEquals(60, before.getX() - placeOf(subnet()).getX(), 1);
        robot.type(KeyCode.DIGIT0);
        assertFalse(isShown("#path-overview"));
        robot.type(KeyCode.DIGIT1);
        assertEquals("100 %", zoom());
        var here = placeOf(subnet());
        robot.moveTo(here).scroll(3, VerticalDirection.UP);
        assertFalse(zoom().equals("100 %"), zoom());
        assertEquals(0, here.distance(placeOf(subnet())), 25, "what is under the pointer stays there");
        robot.type(KeyCode.HOME);
        assertEquals("100 %", zoom());
    }

    @Test
    void aDragMovesItAndSelectsNothing() {
        friday();
        open.fx(() -> path().zoomIn());
        open.fx(() -> path().zoomIn());
        var selected = open.fx(() -> open.selection().place().selected());
        var before = placeOf(subnet());
        var from = open.fx(() -> new Point2D(path().getWidth() / 2, path().getHeight() / 2));
        mouse(MouseEvent.MOUSE_PRESSED, from, MouseButton.PRIMARY, 1);
        mouse(MouseEvent.MOUSE_DRAGGED, from.add(-25, -15), MouseButton.PRIMARY, 1);
        mouse(MouseEvent.MOUSE_DRAGGED, from.add(-40, -30), MouseButton.PRIMARY, 1);
        mouse(MouseEvent.MOUSE_RELEASED, from.add(-40, -30), MouseButton.PRIMARY, 1);
        assertTrue(before.distance(placeOf(subnet())) > 20);
        assertEquals(selected, open.fx(() -> open.selection().place().selected()));
    }

    @Test
    void hoverTellsAClickSelectsAndADoubleClickBringsNear() throws Exception {
        friday();
        var subnet = subnet();
        mouse(MouseEvent.MOUSE_MOVED, open.fx(() -> path().placeOf(subnet)), MouseButton.NONE, 0);
        assertTrue(isShown("#path-told"));
        assertTrue(open.texts().stream().anyMatch(text -> text.startsWith("Subnet private-a")), () -> open.texts().toString());
        WindowPicturesTest.write(open.picture(), Path.of("target", "pictures", "canvas-hover.png"));
        mouse(MouseEvent.MOUSE_CLICKED, open.fx(() -> path().placeOf(subnet)), MouseButton.PRIMARY, 1);
        assertTrue(open.fx(() -> open.selection().place().targets()).contains(subnet));
        mouse(MouseEvent.MOUSE_CLICKED, open.fx(() -> path().placeOf(subnet)), MouseButton.PRIMARY, 2);
        assertFalse(zoom().equals("100 %"), zoom());
        WindowPicturesTest.write(open.picture(), Path.of("target", "pictures", "canvas-near.png"));
    }

    @Test
    void theListSaysTheSameAndSelectsTheSame(FxRobot robot) throws Exception {
        friday();
        open.fx(() -> path().requestFocus());
        robot.type(KeyCode.L);
        assertTrue(isShown("#path-words"));
        var list = (ListView<?>) open.window.lookup("#path-words");
        assertTrue(list.getItems().size() > 20, () -> "only " + list.getItems().size());
        var subnet = subnet();
        open.fx(() -> open.selection().select(subnet));
        assertTrue(open.fx(() -> String.valueOf(list.getSelectionModel().getSelectedItem())).contains("Subnet private-a"));
        WindowPicturesTest.write(open.picture(), Path.of("target", "pictures", "canvas-words.png"));
        open.fx(() -> list.getSelectionModel().select(2));
        assertFalse(open.fx(() -> open.selection().place().targets()).contains(subnet));
    }

    @Test
    void screenReadersFindTheThings() {
        friday();
        var count = (Integer) open.fx(() -> path().queryAccessibleAttribute(AccessibleAttribute.ITEM_COUNT));
        assertTrue(count > 30, () -> "only " + count);
        for (var i = 0; i < count; i++) {
            var index = i;
            var thing = (Node) open.fx(() -> path().queryAccessibleAttribute(AccessibleAttribute.ITEM_AT_INDEX, index));
            assertEquals(AccessibleRole.LIST_ITEM, thing.getAccessibleRole());
            assertFalse(thing.getAccessibleText().isBlank());
        }
        var subnet = subnet();
        open.fx(() -> open.selection().select(subnet));
        var current = (Node) open.fx(() -> path().queryAccessibleAttribute(AccessibleAttribute.FOCUS_ITEM));
        assertNotNull(current);
        assertTrue(current.getAccessibleText().startsWith("Subnet private-a"), current.getAccessibleText());
    }

    @Test
    void thePictureGoesElsewhere() throws Exception {
        friday();
        var picture = open.fx(() -> path().picture().orElseThrow());
        picture.save(folder.resolve("path.svg"));
        picture.save(folder.resolve("path.png"));
        assertEquals(picture.svg(), Files.readString(folder.resolve("path.svg"), StandardCharsets.UTF_8));
        assertTrue(Files.size(folder.resolve("path.png")) > 10_000);
        var content = open.fx(() -> picture.forClipboard(picture.png()));
        assertTrue(content.hasImage());
        assertEquals(2 * (int) Math.ceil(picture.drawing().width()), (int) content.getImage().getWidth());
    }

    /// Painting costs by what shows, not by how many tasks there are: so many shapes for 5,000 tasks as for 50, give or take.
    @Test
    void fiveThousandTasksAreNoMoreToPaintThanFifty() throws Exception {
        assertTrue(shapes(5_000) < 2 * shapes(50), () -> "more than twice as many");
    }

    private static int shapes(int tasks) throws Exception {
        return DrawnEstate.withTasks(tasks).items().stream().mapToInt(item -> item.shapes().size()).sum();
    }
}
