package dev.drydock.ui.shell;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.bundle.Progress;
import dev.drydock.check.Badge;
import dev.drydock.drawing.Target;
import dev.drydock.estate.Estates;
import dev.drydock.path.PathNode;
import dev.drydock.ui.kit.Action;
import dev.drydock.ui.kit.Findable;
import dev.drydock.ui.kit.Notice;
import dev.drydock.ui.kit.Selected;
import dev.drydock.ui.kit.Selection;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kordamp.ikonli.feather.Feather;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// Pictures of every state of the window, left under `target/pictures` with a page that lists them, for looking at; and held against what a glance would see: an empty
/// pane, a text that is cut or too faint, a control that nobody can name, a stylesheet that complains.
@ExtendWith(ApplicationExtension.class)
class WindowPicturesTest {
    private static final Path PICTURES = Path.of("target", "pictures");
    private static final List<String> FRIDAY = List.of("sample:friday-502s");
    private static final String LARGE = "600 tasks";
    private static final String ENDLESS = "endless.zip";
    /// Whether every state is shown in every theme and size, and not only light and small, dark and large; and those with larger text too.
    private static final boolean ALL = "all".equals(System.getProperty("drydock.pictures"));
    /// What the name of a state must begin with for its picture to be made, while one works on it.
    private static final String ONLY = System.getProperty("drydock.state", "");
    private static final List<Integer> WIDTHS = List.of(1280, 1640);
    private static final List<Integer> NARROW_TOO = List.of(1000, 1280, 1640);

    @RegisterExtension
    private final LoggedWarnings css = new LoggedWarnings("javafx.css");

    @TempDir
    private Path folder;

    private Stage stage;
    private TestWindow open;

    /// A state to be seen. To add one is one line in [#states].
    ///
    /// @param service the service to go to; null for the worst
    /// @param arrange brings the window, with the sources open, into the state
    /// @param text what has to stand on the picture
    record State(String name, List<String> sources, @Nullable String service, Consumer<TestWindow> arrange, String text) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<State> states() {
        return Stream.concat(usual(), ALL || !ONLY.isEmpty() ? otherSizes() : Stream.empty()).filter(state -> state.name().startsWith(ONLY));
    }

    private static Stream<State> usual() {
        return Stream.of(
                new State("friday-502s", FRIDAY, "checkout-api", select(new Selected.OfBadge(Badge.DEPLOY_502)), Badge.DEPLOY_502.title()),
                new State("subnet", FRIDAY, "checkout-api", window -> smallestSubnet(window.selection()), "CidrBlock"),
                new State("whole-service", FRIDAY, "ledger-writer", select(Selected.SERVICE), "ledger-writer"),
                new State("healthy", List.of("sample:healthy"), null, _ -> {}, "healthy"),
                new State("failed", List.of("sample:friday-502s", "there-is-no-such-file.zip"), null, _ -> {}, "friday-502s"),
                new State("several-sources", List.of("sample:friday-502s", "sample:healthy"), "checkout-api", select(new Selected.OfBadge(Badge.SIGTERM)), "healthy"),
                new State("tasks-600", List.of(LARGE), null, _ -> {}, "checkout-api"),
                new State("stall", List.of("sample:stall-at-600-before"), null, _ -> {}, "Only what is wrong"),
                new State("welcome", List.of(), null, _ -> {}, "Drop a bundle here"),
                new State("welcome-recent", List.of(), null, window -> window.chosen.recentSources().setAll("/srv/incidents/acme-2026-11-18.zip", "sample:friday-502s"), "acme-2026-11-18.zip"),
                new State("loading", List.of(ENDLESS), null, _ -> {}, "Reading…"),
                new State("no-service", List.of("src/test/resources/states/no-service.json"), null, _ -> {}, "Show what was read"),
                new State("signed-out", FRIDAY, null, notice(Notice.Kind.ERROR, "The sign-in of payments-prod ran out at 11:58 UTC; what is shown was read before that.", "Sign in…"), "Sign in…"),
                new State("stale", FRIDAY, null, notice(Notice.Kind.INFO, "This was read 47 minutes ago, and the service may have moved on.", "Refresh"), "Refresh"),
                new State("live-buttons", FRIDAY, null, WindowPicturesTest::liveButtons, "Drydock"),
                new State("palette", FRIDAY, null, WindowPicturesTest::palette, "Service"),
                new State("keys", FRIDAY, null, run("keys"), "Keyboard"),
                new State("settings", FRIDAY, null, run("settings"), "Draw by the processor"),
                new State("said", FRIDAY, null, _ -> {}, "Copied the command for bash"),
                new State("text-200", FRIDAY, null, text(200, _ -> {}), "checkout-api"),
                new State("text-80", FRIDAY, null, text(80, _ -> {}), "checkout-api"));
    }

    /// More with text of another size, made where all pictures or some by name are asked for.
    private static Stream<State> otherSizes() {
        return Stream.of(
                new State("text-150", FRIDAY, null, text(150, _ -> {}), "checkout-api"),
                new State("text-200-whole-service", FRIDAY, "ledger-writer", text(200, select(Selected.SERVICE)), "ledger-writer"),
                new State("text-200-tasks", FRIDAY, null, text(200, run("show-tasks")), "checkout-api"),
                new State("text-200-welcome", List.of(), null, text(200, _ -> {}), "Drop a bundle here"),
                new State("text-200-settings", FRIDAY, null, text(200, run("settings")), "Draw by the processor"),
                new State("text-200-keys", FRIDAY, null, text(200, run("keys")), "Keyboard"),
                new State("text-200-palette", FRIDAY, null, text(200, WindowPicturesTest::palette), "Service"),
                new State("text-200-loading", List.of(ENDLESS), null, text(200, _ -> {}), "Reading…"));
    }

    private static Consumer<TestWindow> text(int percent, Consumer<TestWindow> then) {
        return window -> {
            window.chosen.textSizeProperty().set(percent);
            then.accept(window);
        };
    }

    private static Consumer<TestWindow> select(Selected selected) {
        return window -> window.selection().select(selected);
    }

    private static Consumer<TestWindow> run(String action) {
        return window -> window.window.actions().run(window.window.actions().find(action).orElseThrow());
    }

    private static void palette(TestWindow window) {
        window.window.actions().run(window.window.actions().find("find").orElseThrow());
        ((TextField) window.window.lookup("#palette-field")).setText("check");
    }

    private static Consumer<TestWindow> notice(Notice.Kind kind, String says, String step) {
        return window -> window.window.notices().add(new Notice(kind, "shown", says, step, () -> {}));
    }

    private static void liveButtons(TestWindow window) {
        for (var title : List.of("Refresh", "Watch 30 s", "Export bundle")) {
            window.window.actions().add(Action.of(title.toLowerCase(Locale.ROOT).replace(' ', '-'), Action.Section.TOOLS, title)
                    .icon(Feather.REFRESH_CW).bar(Action.Bar.SOURCE).runs(() -> {}));
        }
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
        open.workspace.cancelLoads();
        open.close();
    }

    @ParameterizedTest
    @MethodSource("states")
    void showsEverythingUncut(State state) throws Exception {
        var endless = state.sources().contains(ENDLESS);
        open = WaitForAsyncUtils.asyncFx(() -> endless ? new TestWindow(stage, WIDTHS.getFirst(), 800, WindowPicturesTest::neverRead) : new TestWindow(stage, WIDTHS.getFirst(), 800)).get();
        if (endless) {
            open.fx(() -> open.workspace.open(Opening.of(state.sources())));
        } else {
            open.open(new Opening(state.sources().contains(LARGE) ? List.of(large().toString()) : state.sources(), null, state.service(), null));
        }
        open.fx(() -> state.arrange().accept(open));
        if (state.name().endsWith("palette")) {
            open.until(() -> ((ListView<?>) open.window.lookup("#palette-list")).getItems().stream().anyMatch(found -> found instanceof Findable each && each.kind().equals("Service")));
        }
        var first = state.name().equals("friday-502s");
        for (var width : first ? NARROW_TOO : WIDTHS) {
            open.fx(() -> open.resize(width, width == 1640 ? 1000 : 800));
            for (var theme : List.of(ThemeChoice.LIGHT, ThemeChoice.DARK, ThemeChoice.CONTRAST)) {
                if (ALL || first || theme == (width == 1640 ? ThemeChoice.DARK : ThemeChoice.LIGHT)) {
                    look(state, theme, width);
                }
            }
        }
    }

    private void look(State state, ThemeChoice theme, int width) throws IOException {
        open.fx(() -> open.theme.choiceProperty().set(theme));
        if (state.name().equals("said")) {
            open.fx(() -> open.window.toasts().say(state.text()));
        }
        var image = open.picture();
        var name = state + "-" + theme.name().toLowerCase(Locale.ROOT) + "-" + width;
        write(image, PICTURES.resolve("window-" + name + ".png"));
        assertAll(name,
                () -> assertTrue(open.texts().contains(state.text()), () -> state.text() + " is not shown"),
                () -> assertEquals(List.of(), open.fx(() -> Nodes.cutTexts(open.window)), "cut"),
                () -> assertEquals(List.of(), open.fx(() -> Nodes.lostTexts(open.window)), "lost"),
                () -> assertEquals(List.of(), open.fx(() -> Nodes.overflows(open.window)), "reaches out"),
                () -> assertEquals(List.of(), open.fx(() -> Nodes.namelessControls(open.window)), "nameless"),
                () -> assertEquals(Set.of(), open.fx(() -> Contrast.tooFaint(open.window)), "too faint"),
                () -> assertEquals(List.of(), css.records()),
                () -> assertTrue(colours(image) > 40, () -> "only " + colours(image) + " colours"));
    }

    /// One page of all pictures that lie there, whoever made them.
    @AfterAll
    static void list() throws IOException {
        var page = new StringBuilder("<!doctype html>\n<meta charset=\"utf-8\">\n<title>Drydock's pictures</title>\n<style>body{font-family:sans-serif;margin:24px}figure{display:inline-block;margin:12px}"
                + "img{width:620px;border:1px solid silver}</style>\n<h1>Every state of the window</h1>\n");
        try (var files = Files.list(PICTURES)) {
            files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".png")).sorted()
                    .forEach(name -> page.append("<figure><a href=\"").append(name).append("\"><img loading=\"lazy\" src=\"").append(name).append("\" alt=\"\"></a><figcaption>")
                            .append(name).append("</figcaption></figure>\n"));
        }
        Files.writeString(PICTURES.resolve("index.html"), page);
    }

    private static OpenSource neverRead(int id, String where, Progress progress) {
        progress.at("ecs/describe-tasks/prod-cluster-running-4.json", 41, 100);
        while (!progress.isCancelled()) {
            LockSupport.parkNanos(1_000_000);
        }
        throw new CancellationException();
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
        var pixels = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        var rows = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        rows.setRGB(0, 0, width, height, pixels, 0, width);
        ImageIO.write(rows, "png", file.toFile());
    }
}
