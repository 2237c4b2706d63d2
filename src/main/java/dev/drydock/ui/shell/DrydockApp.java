package dev.drydock.ui.shell;

import dev.drydock.advice.Shell;
import dev.drydock.suppress.Mutings;
import dev.drydock.ui.kit.Links;
import dev.drydock.ui.kit.Mark;
import dev.drydock.ui.kit.SourceName;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.scene.Scene;
import javafx.stage.Stage;
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
    private final Mutings mutings;
    private final ExecutorService background;
    private final Origin origin;

    /// @param opening what to open; if nothing, the last sources, and the first time the first sample
    /// @param samples the built-in incidents
    /// @param mutings what is muted, and where that is kept
    /// @param origin who writes what is saved, and where the bundles lie
    /// @param background where sources are read; shut down when the window closes
    public DrydockApp(Opening opening, SourceLoader loader, List<Sample> samples, Settings settings, Mutings mutings, Origin origin, ExecutorService background) {
        this.origin = origin;
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
        } catch (UnsupportedOperationException e) {
            background.shutdownNow();
            throw e;
        }
        try {
            closed.join();
        } finally {
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
                    + "); what is on the screen may be incomplete. `drydock -v` tells it in full.");
        });
        var theme = new ThemeViewModel(settings.theme(), Platform.getPreferences().colorSchemeProperty());
        theme.choiceProperty().addListener((_, _, choice) -> settings.theme(choice));
        workspace.sources().addListener((ListChangeListener<OpenSource>) _ ->
                settings.lastSources(workspace.sources().stream().map(source -> lasting(source.where())).toList()));
        Links links = getHostServices()::showDocument;
        var window = new MainWindow(workspace, theme, shell(), samples, new SystemFilePicker(stage), origin, links, stage::close);
        var scene = new Scene(window, WIDTH, HEIGHT);
        theme.themeProperty().addListener((_, _, now) -> now.applyTo(scene));
        theme.themeProperty().getValue().applyTo(scene);
        stage.setScene(scene);
        stage.setMinWidth(900);
        stage.setMinHeight(560);
        stage.titleProperty().bind(Bindings.createStringBinding(() -> title(workspace), workspace.selection().placeProperty()));
        stage.getIcons().add(Mark.image());
        stage.show();
        workspace.open(whatToOpen());
    }

    /// A name that means the same wherever the program is started next.
    private static String lasting(String where) {
        return where.startsWith("sample:") ? where : Path.of(where).toAbsolutePath().toString();
    }

    private Opening whatToOpen() {
        if (!opening.isNothing()) {
            return opening;
        }
        var last = settings.lastSources();
        return Opening.of(last.isEmpty() ? samples.stream().limit(1).map(Sample::where).toList() : last);
    }

    private static String title(Workspace workspace) {
        var place = workspace.selection().place();
        var service = place.service();
        var source = place.source();
        var name = source == null ? "" : SourceName.of(source.inventory().source()) + " – ";
        return (service == null ? "" : service.service().name() + " · ") + name + "Drydock";
    }

    private static Shell shell() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows") ? Shell.POWERSHELL : Shell.BASH;
    }
}
