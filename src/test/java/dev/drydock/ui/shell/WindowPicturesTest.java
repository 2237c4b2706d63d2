package dev.drydock.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.check.Badge;
import dev.drydock.drawing.Target;
import dev.drydock.estate.Estates;
import dev.drydock.path.PathNode;
import dev.drydock.ui.kit.Selected;
import dev.drydock.ui.kit.Selection;
import dev.drydock.ui.kit.Theme;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// Pictures of the window, left under `target/pictures` for looking at, and held against what a glance would see: an empty pane, a text that is cut.
@ExtendWith(ApplicationExtension.class)
class WindowPicturesTest {
    private static final Path PICTURES = Path.of("target", "pictures");
    private static final List<String> FRIDAY = List.of("sample:friday-502s");
    private static final String LARGE = "600 tasks";

    @RegisterExtension
    private final LoggedWarnings css = new LoggedWarnings("javafx.css");

    @TempDir
    private Path folder;

    private Stage stage;
    private TestWindow open;

    /// What is to be seen.
    ///
    /// @param service the service to go to; null for the worst
    /// @param pick picks something in it
    /// @param text what has to stand on the picture
    record Scene(String name, List<String> sources, @Nullable String service, Consumer<Selection> pick, String text) {}

    record Picture(Scene scene, Theme theme, int width, int height) {
        @Override
        public String toString() {
            return scene.name() + "-" + (theme.isDark() ? "dark" : "light") + "-" + width + "x" + height;
        }
    }

    static Stream<Picture> pictures() {
        var friday = new Scene("friday-502s", FRIDAY, "checkout-api", badge(Badge.DEPLOY_502), Badge.DEPLOY_502.title());
        var subnet = new Scene("subnet", FRIDAY, "checkout-api", WindowPicturesTest::smallestSubnet, "CidrBlock");
        var service = new Scene("whole-service", FRIDAY, "ledger-writer", selection -> selection.select(Selected.SERVICE), "ledger-writer");
        var healthy = new Scene("healthy", List.of("sample:healthy"), null, _ -> {}, "healthy");
        var refused = new Scene("refused", List.of("sample:friday-502s", "there-is-no-such-file.zip"), null, _ -> {}, "friday-502s");
        var several = new Scene("several-sources", List.of("sample:friday-502s", "sample:healthy"), "checkout-api", badge(Badge.SIGTERM), "healthy");
        var large = new Scene("tasks-600", List.of(LARGE), null, _ -> {}, "checkout-api");
        var welcome = new Scene("welcome", List.of(), null, _ -> {}, "Open a bundle of recorded AWS answers");
        return Stream.of(
                new Picture(friday, Theme.LIGHT, 1280, 800), new Picture(friday, Theme.DARK, 1280, 800),
                new Picture(friday, Theme.LIGHT, 1640, 1000), new Picture(friday, Theme.DARK, 1640, 1000),
                new Picture(healthy, Theme.LIGHT, 1280, 800), new Picture(healthy, Theme.DARK, 1640, 1000),
                new Picture(refused, Theme.DARK, 1280, 800), new Picture(refused, Theme.LIGHT, 1640, 1000),
                new Picture(subnet, Theme.LIGHT, 1280, 800), new Picture(service, Theme.DARK, 1280, 800),
                new Picture(several, Theme.LIGHT, 1280, 800), new Picture(large, Theme.LIGHT, 1640, 1000), new Picture(welcome, Theme.DARK, 1280, 800));
    }

    private static Consumer<Selection> badge(Badge badge) {
        return selection -> selection.select(new Selected.OfBadge(badge));
    }

    private static void smallestSubnet(Selection selection) {
        var service = selection.place().service();
        selection.select(service == null ? null : service.path().nodes(PathNode.SubnetNode.class)
                .min(Comparator.comparing(subnet -> Objects.requireNonNullElse(subnet.usable(), Integer.MAX_VALUE)))
                .map(subnet -> Target.node(subnet.id())).orElse(null));
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
        var scene = picture.scene();
        open.open(new Opening(scene.sources().contains(LARGE) ? List.of(large().toString()) : scene.sources(), null, scene.service(), null));
        open.fx(() -> scene.pick().accept(open.selection()));
        var image = open.picture();
        write(image, PICTURES.resolve("window-" + picture + ".png"));
        assertTrue(open.texts().contains(scene.text()), () -> scene.text() + " is not shown");
        assertEquals(List.of(), open.fx(() -> Nodes.cutTexts(open.window)));
        assertEquals(List.of(), open.fx(() -> Nodes.namelessControls(open.window)));
        assertEquals(List.of(), css.records());
        assertTrue(colours(image) > 60, () -> "only " + colours(image) + " colours");
    }

    private Path large() throws IOException {
        Estates.ofTasks(600, 3).writeTo(folder);
        return folder;
    }

    private static int colours(WritableImage image) {
        var colours = new HashSet<Integer>();
        for (var y = 0; y < image.getHeight(); y += 2) {
            for (var x = 0; x < image.getWidth(); x += 2) {
                colours.add(image.getPixelReader().getArgb(x, y));
            }
        }
        return colours.size();
    }

    static void write(WritableImage image, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        var width = (int) image.getWidth();
        var height = (int) image.getHeight();
        var rows = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (var y = 0; y < height; y++) {
            for (var x = 0; x < width; x++) {
                rows.setRGB(x, y, image.getPixelReader().getArgb(x, y));
            }
        }
        ImageIO.write(rows, "png", file.toFile());
    }
}
