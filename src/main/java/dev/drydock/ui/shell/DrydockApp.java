package dev.drydock.ui.shell;

import dev.drydock.suppress.Mutings;
import dev.drydock.ui.kit.Fonts;
import dev.drydock.ui.kit.Links;
import dev.drydock.ui.kit.Mark;
import dev.drydock.ui.kit.SourceName;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The window as a program. It is made with all that it works with and started by [#run], so that nothing is handed over through statics; it is an
/// [Application] for its host services alone.
public final class DrydockApp extends Application {
    private static final Logger LOG = LoggerFactory.getLogger(DrydockApp.class);
    private static final double WIDTH = 1400;
    private static final double HEIGHT = 860;

    private final Opening opening;
    private final SourceLoader loader;
    private final List<Sample> samples;
    private final Settings settings;
    private final SettingsFile file;
    private final Mutings mutings;
    private final ExecutorService background;
    private final Origin origin;
    private final LiveMode live;
    private volatile Runnable finishing = () -> {};

    /// @param opening what to open; if nothing, the last sources, and the first time the first sample
    /// @param samples the built-in incidents
    /// @param settings as they were read
    /// @param file where they are kept
    /// @param mutings what is muted, and where that is kept
    /// @param origin who writes what is saved, and where the bundles lie
    /// @param live what accounts are read with
    /// @param background where sources are read; shut down when the window closes
    public DrydockApp(Opening opening, SourceLoader loader, List<Sample> samples, Settings settings, SettingsFile file, Mutings mutings, Origin origin, LiveMode live, ExecutorService background) {
        this.origin = origin;
        this.live = live;
        this.file = file;
        this.mutings = mutings;
        this.opening = opening;
        this.loader = loader;
        this.samples = samples;
        this.settings = settings;
        this.background = background;
    }

    /// Shows the window and returns when it is closed.
    ///
    /// @throws UnsupportedOperationException where there is no display to show it on
    public void run() {
        var closed = new CompletableFuture<Void>();
        try {
            Platform.startup(() -> {
                try {
                    var stage = new Stage();
                    stage.setOnHidden(_ -> closed.complete(null));
                    start(stage);
                } catch (RuntimeException | Error e) {
                    closed.completeExceptionally(e);
                }
            });
        } catch (RuntimeException | LinkageError e) {
            background.shutdownNow();
            throw e instanceof UnsupportedOperationException none ? none : new UnsupportedOperationException("JavaFX does not start: " + e.getMessage(), e);
        }
        try {
            closed.join();
        } finally {
            file.finish();
            finishing.run();
            background.shutdownNow();
            Platform.exit();
        }
    }

    @Override
    public void start(Stage stage) {
        var workspace = new Workspace(loader, mutings, background, Platform::runLater);
        Thread.currentThread().setUncaughtExceptionHandler((_, e) -> {
            LOG.error("An error in the window", e);
            workspace.report("Something went wrong inside Drydock (" + e.getClass().getSimpleName()
                    + "); what is on the screen may be incomplete. `drydock -v` tells it in full.", trace(e));
        });
        StartCheck.temp(Path.of(System.getProperty("java.io.tmpdir"))).ifPresent(workspace::report);
        StartCheck.fonts(Fonts::load).forEach(workspace::report);
        file.problems().forEach(workspace::report);
        file.keep(settings, background, problem -> Platform.runLater(() -> workspace.report(problem)));
        var system = Platform.getPreferences();
        var theme = new ThemeViewModel(settings.themeProperty(), system.colorSchemeProperty(), HighContrast.wanted(system));
        Links links = getHostServices()::showDocument;
        var window = new MainWindow(workspace, theme, settings, file.file(), samples, new SystemFilePicker(stage), origin, links, stage::close);
        finishing = window::finish;
        var scene = new Scene(window);
        Looks.follow(scene, theme, settings);
        stage.setScene(scene);
        stage.setMinWidth(900);
        stage.setMinHeight(560);
        window.memory().place(stage, WIDTH, HEIGHT);
        stage.setOnHiding(_ -> window.memory().remember(stage));
        var reading = new LiveWiring(window, workspace, live, links);
        stage.addEventHandler(WindowEvent.WINDOW_HIDING, _ -> reading.close());
        var unseen = reading.unseenProperty();
        stage.titleProperty().bind(Bindings.createStringBinding(() -> (unseen.get() == 0 ? "" : "● " + unseen.get() + " changed · ") + title(workspace),
                workspace.selection().placeProperty(), unseen));
        unseen.map(count -> count.intValue() == 0).subscribe(none -> stage.getIcons().setAll(none ? Mark.images() : List.of(Mark.spotted())));
        stage.iconifiedProperty().subscribe(reading.desk()::hidden);
        var last = whatToOpen();
        stage.show();
        workspace.open(last);
    }

    private static String trace(Throwable e) {
        var text = new StringWriter();
        e.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private Opening whatToOpen() {
        if (!opening.isNothing()) {
            return opening;
        }
        var last = List.copyOf(settings.sources());
        return Opening.of(last.isEmpty() ? samples.stream().limit(1).map(Sample::where).toList() : last);
    }

    private static String title(Workspace workspace) {
        var place = workspace.selection().place();
        var service = place.service();
        var source = place.source();
        var name = source == null ? "" : SourceName.of(source.inventory().source()) + " – ";
        return (service == null ? "" : service.service().name() + " · ") + name + "Drydock";
    }
}
