package dev.drydock.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// What every test of the window stands on, so that a machine where it does not hold says so once and plainly: JavaFX as modules
/// on its headless platform, that draws, takes clicks, and is far from the home of whoever runs the tests.
@ExtendWith(ApplicationExtension.class)
class HeadlessPlatformTest {
    private Button button;
    private int clicks;

    @Start
    void start(Stage stage) {
        button = new Button("Click");
        button.setOnAction(_ -> clicks++);
        var root = new StackPane(button);
        root.setStyle("-fx-background-color: #123456");
        stage.setScene(new Scene(root, 200, 100));
        stage.show();
    }

    @Test
    void javaFxIsOnTheModulePath() {
        assertTrue(Button.class.getModule().isNamed());
    }

    @Test
    void aStageIsDrawn() throws Exception {
        var picture = WaitForAsyncUtils.asyncFx(() -> button.getScene().snapshot(null)).get();
        assertEquals(Color.web("#123456"), picture.getPixelReader().getColor(3, 3));
        assertNotEquals(Color.web("#123456"), picture.getPixelReader().getColor(100, 50));
    }

    @Test
    void aClickArrives(FxRobot robot) {
        robot.clickOn(button);
        assertEquals(1, clicks);
    }

    @Test
    void homeIsNotTheUsersOwn() {
        var home = Path.of(System.getProperty("user.home"));
        assertEquals(Path.of("target"), home.getParent().getFileName());
        assertTrue(home.getFileName().toString().startsWith("home"), home.toString());
    }
}
