package dev.drydock.ui.shell;

import dev.drydock.advice.Shell;
import dev.drydock.bundle.BundleException;
import dev.drydock.bundle.BundleReader;
import dev.drydock.bundle.Limits;
import dev.drydock.bundle.Progress;
import dev.drydock.capture.Accounts;
import dev.drydock.capture.credentials.AllowedCommands;
import dev.drydock.capture.credentials.Sessions;
import dev.drydock.capture.profile.AwsEnvironment;
import dev.drydock.capture.sso.SignInClients;
import dev.drydock.capture.sso.SsoSignIn;
import dev.drydock.capture.sso.TokenCache;
import dev.drydock.check.catalogue.Catalogue;
import dev.drydock.cli.Diagnoser;
import dev.drydock.sample.Samples;
import dev.drydock.suppress.Mutings;
import dev.drydock.ui.kit.Selection;
import dev.drydock.ui.signin.AskedQuestions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import org.testfx.util.WaitForAsyncUtils;

/// The real window over the real reader, with the system's dialogs and the browser replaced.
final class TestWindow implements AutoCloseable {
    private static final int PATIENCE = 30;

    final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
    final Settings chosen = new Settings(Shell.BASH);
    final ThemeViewModel theme = new ThemeViewModel(chosen.themeProperty(), new SimpleObjectProperty<>(ColorScheme.LIGHT), new SimpleBooleanProperty());
    final List<String> opened = new ArrayList<>();
    final List<Path> picked = new ArrayList<>();
    final Path settings = folder();
    final Workspace workspace;
    final MainWindow window;
    final LiveWiring live;
    private final SignInClients clients = new SignInClients();
    Scene scene;
    private final Stage stage;

    TestWindow(Stage stage, double width, double height) {
        this(stage, width, height, loader());
    }

    TestWindow(Stage stage, double width, double height, SourceLoader loader) {
        workspace = new Workspace(loader, new Mutings(settings.resolve("muted.json"), Path.of(""), () -> LocalDate.of(2026, 11, 21)), background, Platform::runLater);
        var samples = new Samples().all().stream().map(sample -> new Sample("sample:" + sample.name(), sample.title(), sample.description())).toList();
        window = new MainWindow(workspace, theme, chosen, settings.resolve("settings.json"), samples, new FilePicker() {
            @Override
            public List<Path> files() {
                return List.copyOf(picked);
            }

            @Override
            public Optional<Path> folder() {
                return picked.stream().findFirst();
            }

            @Override
            public Optional<Path> toSave(String title, String name, FileKind kind) {
                return picked.stream().findFirst().map(path -> Files.isDirectory(path) ? path.resolve(name) : path);
            }

            @Override
            public Optional<Path> toRead(String title, FileKind kind) {
                return picked.stream().findFirst();
            }
        }, new Origin("drydock 0.1.0", (where, use) -> diagnoser().withPath(where, Path.of(""), use::at)), opened::add, stage::close);
        live = new LiveWiring(window, workspace, liveMode(), opened::add);
        scene = new Scene(window, width, height);
        Looks.follow(scene, theme, chosen);
        this.stage = stage;
    }

    /// Puts the window, which is not shown, into a scene of another size.
    void resize(double width, double height) {
        scene.setRoot(new Group());
        scene = new Scene(window, width, height);
        Looks.follow(scene, theme, chosen);
    }

    /// Shows it on the headless screen, which is 1000 by 1000 and takes nothing larger; a picture of any size can be taken without.
    TestWindow show() {
        stage.setX(0);
        stage.setY(0);
        stage.setScene(scene);
        stage.show();
        return this;
    }

    /// A picture of the window. Tables and lists need a layout pass before all their cells stand.
    WritableImage picture() {
        return WaitForAsyncUtils.waitForAsyncFx(PATIENCE * 1000L, () -> {
            scene.snapshot(null);
            return scene.snapshot(null);
        });
    }

    /// Reads the profiles of a home of its own, where there are none until a test writes some.
    private LiveMode liveMode() {
        var environment = new AwsEnvironment(Map.of(), settings);
        var cache = new TokenCache(environment.ssoCache());
        var questions = new AskedQuestions();
        var clock = InstantSource.system();
        var sessions = new Sessions(environment, clients, cache, new AllowedCommands(settings.resolve("allowed")), questions, clock);
        return new LiveMode(environment, sessions, new SsoSignIn(clients, cache, opened::add, clock, Thread::sleep), questions, Accounts.capture(Accounts.QUICK, settings),
                (id, name, bundle) -> diagnoser().diagnose(diagnoser().read(id, name, bundle), _ -> true, Progress.NONE), background, clock);
    }

    private static Path folder() {
        try {
            var folder = Files.createTempDirectory("drydock-settings-");
            folder.toFile().deleteOnExit();
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SourceLoader loader() {
        var diagnoser = diagnoser();
        return new SourceLoader() {
            @Override
            public OpenSource load(int id, String where, Progress progress) throws BundleException {
                var diagnosed = diagnoser.diagnose(diagnoser.read(id, where, Path.of(""), progress), _ -> true, progress);
                return new OpenSource(where, diagnosed.bundle(), diagnosed.diagnosis());
            }

            @Override
            public InputStream open(String where, String file) throws BundleException {
                return diagnoser.open(where, Path.of(""), file);
            }
        };
    }

    private static Diagnoser diagnoser() {
        return new Diagnoser(new BundleReader(Limits.DEFAULT), new Samples(), Catalogue.checks());
    }

    Selection selection() {
        return workspace.selection();
    }

    /// Opens sources and waits until all are read.
    void open(String... where) {
        open(Opening.of(List.of(where)));
    }

    void open(Opening opening) {
        fx(() -> workspace.open(opening));
        loaded();
    }

    <T> T fx(Callable<T> work) {
        return WaitForAsyncUtils.waitForAsyncFx(PATIENCE * 1000L, work);
    }

    void fx(Runnable work) {
        WaitForAsyncUtils.waitForAsyncFx(PATIENCE * 1000L, work);
        WaitForAsyncUtils.waitForFxEvents();
    }

    void loaded() {
        until(() -> workspace.loads().isEmpty());
    }

    void until(Callable<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(PATIENCE, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition).get());
        } catch (TimeoutException e) {
            throw new AssertionError("did not happen within " + PATIENCE + " s", e);
        }
        WaitForAsyncUtils.waitForFxEvents();
    }

    /// The texts of all labels and buttons that show.
    List<String> texts() {
        return WaitForAsyncUtils.waitForAsyncFx(PATIENCE * 1000L, () -> Nodes.below(window).stream()
                .filter(node -> node instanceof Labeled labeled && labeled.getText() != null && Nodes.isShown(labeled))
                .map(node -> ((Labeled) node).getText())
                .toList());
    }

    @Override
    public void close() {
        fx(live::close);
        clients.close();
        background.shutdownNow();
        settings.resolve("muted.json").toFile().delete();
    }
}
