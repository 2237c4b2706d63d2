package dev.drydock.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.ui.kit.Theme;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// Pictures of what saves, copies and compares, left under `target/pictures` for looking at.
@ExtendWith(ApplicationExtension.class)
class LeavingPicturesTest {
    private static final Path PICTURES = Path.of("target", "pictures");
    private static final List<String> STALL = List.of("sample:stall-at-600-before", "sample:stall-at-600-after");

    @RegisterExtension
    private final LoggedWarnings css = new LoggedWarnings("javafx.css");

    private Stage stage;
    private TestWindow open;

    record Scene(String name, List<String> sources, Consumer<TestWindow> go, String text) {}

    record Picture(Scene scene, Theme theme, int width, int height) {
        @Override
        public String toString() {
            return scene.name() + "-" + (theme.isDark() ? "dark" : "light") + "-" + width + "x" + height;
        }
    }

    static Stream<Picture> pictures() {
        var redaction = new Scene("redaction", List.of("sample:friday-502s"), window -> {
            run(window, "redact");
            window.until(() -> !button(window, "#redaction-save").isDisabled());
        }, "Save redacted copy…");
        var compare = new Scene("compare", STALL, window -> compare(window, null), "Badge");
        var settings = new Scene("compare-settings", STALL, window -> compare(window, "#compare-settings-tab"), "Before");
        var numbers = new Scene("compare-numbers", STALL, window -> compare(window, "#compare-numbers-tab"), "Before");
        var export = new Scene("export", List.of("sample:friday-502s", "sample:healthy"), window -> run(window, "export"), "Save…");
        var alone = new Scene("compare-alone", List.of("sample:healthy"), window -> run(window, "show-compare"), "Open another…");
        var timeline = new Scene("timeline", List.of("sample:friday-502s"), window -> run(window, "show-timeline"), "Chart");
        var stalled = new Scene("timeline-600", List.of("sample:stall-at-600-before"), window -> run(window, "show-timeline"), "Chart");
        var metrics = new Scene("metrics", List.of("sample:friday-502s"), window -> run(window, "show-metrics"), "Used by checks");
        return Stream.of(
                new Picture(timeline, Theme.LIGHT, 1280, 800), new Picture(timeline, Theme.DARK, 1640, 1000), new Picture(stalled, Theme.LIGHT, 1640, 1000),
                new Picture(metrics, Theme.LIGHT, 1280, 800), new Picture(metrics, Theme.DARK, 1640, 1000),
                new Picture(redaction, Theme.LIGHT, 1280, 800), new Picture(redaction, Theme.DARK, 1640, 1000),
                new Picture(compare, Theme.LIGHT, 1280, 800), new Picture(compare, Theme.DARK, 1640, 1000),
                new Picture(settings, Theme.DARK, 1280, 800), new Picture(numbers, Theme.LIGHT, 1640, 1000), new Picture(alone, Theme.LIGHT, 1280, 800),
                new Picture(export, Theme.LIGHT, 1280, 800), new Picture(export, Theme.DARK, 1640, 1000));
    }

    private static void run(TestWindow window, String action) {
        window.fx(() -> window.window.actions().run(window.window.actions().find(action).orElseThrow()));
    }

    private static void compare(TestWindow window, @Nullable String segment) {
        run(window, "show-compare");
        window.picture();
        window.until(() -> window.window.lookup(".compare-top").getParent().isVisible());
        if (segment != null) {
            window.fx(() -> ((ToggleButton) window.window.lookup(segment)).fire());
        }
    }

    private static Button button(TestWindow window, String id) {
        return (Button) window.window.lookup(id);
    }

    @Start
    void start(Stage newStage) {
        stage = newStage;
    }

    @AfterEach
    void close() {
        open.close();
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void showsEverythingUncut(Picture picture) throws Exception {
        open = WaitForAsyncUtils.asyncFx(() -> new TestWindow(stage, picture.width(), picture.height())).get();
        WaitForAsyncUtils.asyncFx(() -> open.theme.choiceProperty().set(picture.theme().isDark() ? ThemeChoice.DARK : ThemeChoice.LIGHT)).get();
        open.open(picture.scene().sources().toArray(String[]::new));
        picture.scene().go().accept(open);
        WindowPicturesTest.write(open.picture(), PICTURES.resolve("leaving-" + picture + ".png"));
        assertEquals(List.of(), open.fx(() -> Nodes.cutTexts(open.window)));
        assertEquals(List.of(), open.fx(() -> Nodes.namelessControls(open.window)));
        assertEquals(List.of(), css.records());
        assertTrue(open.texts().stream().anyMatch(text -> text.contains(picture.scene().text())), () -> picture.scene().text() + " is not shown");
    }
}
