package dev.drydock.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.drydock.check.Badge;
import dev.drydock.ui.kit.Selected;
import dev.drydock.ui.kit.Selection;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.scene.control.ListView;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// Pictures of the tabs under the canvas, left under `target/pictures` for looking at.
@ExtendWith(ApplicationExtension.class)
class TabPicturesTest {
    @RegisterExtension
    private final LoggedWarnings css = new LoggedWarnings("javafx.css");

    private Stage stage;
    private TestWindow open;

    @Start
    void start(Stage newStage) {
        stage = newStage;
    }

    @AfterEach
    void close() {
        open.close();
    }

    @ParameterizedTest
    @CsvSource({"tasks, LIGHT, 1280, 800", "tasks, DARK, 1640, 1000", "events, DARK, 1280, 800", "events, LIGHT, 1640, 1000", "reads, LIGHT, 1280, 800", "reads, DARK, 1640, 1000",
        "json, DARK, 1280, 800", "json, LIGHT, 1640, 1000"})
    void nothingIsCutOrNameless(String tab, ThemeChoice theme, int width, int height) throws Exception {
        open = WaitForAsyncUtils.asyncFx(() -> new TestWindow(stage, width, height)).get();
        WaitForAsyncUtils.asyncFx(() -> open.theme.choiceProperty().set(theme)).get();
        open.open(new Opening(List.of("sample:friday-502s"), null, "checkout-api", null));
        open.fx(() -> pick(open.selection()));
        open.fx(() -> open.window.actions().find("show-" + tab).ifPresent(open.window.actions()::run));
        open.picture();
        open.until(() -> !(open.window.lookup("#json-lines") instanceof ListView<?> list) || !list.getItems().isEmpty());
        var image = open.picture();
        WindowPicturesTest.write(image, Path.of("target", "pictures", "tab-" + tab + "-" + theme.name().toLowerCase(Locale.ROOT) + "-" + width + ".png"));
        assertEquals(List.of(), open.fx(() -> Nodes.cutTexts(open.window)));
        assertEquals(List.of(), open.fx(() -> Nodes.namelessControls(open.window)));
        assertEquals(List.of(), css.records());
    }

    private static void pick(Selection selection) {
        selection.select(new Selected.OfBadge(Badge.SIGTERM));
        var lead = Objects.requireNonNull(selection.place().lead());
        selection.select(new Selected.OfEvidence(lead, lead.evidence().getFirst()));
    }
}
