package dev.drydock.ui.shell;

import dev.drydock.check.Finding;
import dev.drydock.ui.coverage.CoverageView;
import dev.drydock.ui.coverage.CoverageViewModel;
import dev.drydock.ui.detail.DetailViewModel;
import dev.drydock.ui.detail.DetailView;
import dev.drydock.ui.events.EventsView;
import dev.drydock.ui.events.EventsViewModel;
import dev.drydock.ui.findings.FindingsViewModel;
import dev.drydock.ui.findings.FindingsView;
import dev.drydock.ui.json.JsonView;
import dev.drydock.ui.json.JsonViewModel;
import dev.drydock.ui.kit.ActionRegistry;
import dev.drydock.ui.kit.Cards;
import dev.drydock.ui.kit.Findable;
import dev.drydock.ui.kit.Fonts;
import dev.drydock.ui.kit.EmptyState;
import dev.drydock.ui.kit.Links;
import dev.drydock.ui.kit.Muter;
import dev.drydock.ui.kit.Notice;
import dev.drydock.ui.kit.Place;
import dev.drydock.ui.kit.SourceName;
import dev.drydock.ui.kit.Selected;
import dev.drydock.ui.kit.Times;
import dev.drydock.ui.kit.Toasts;
import dev.drydock.ui.kit.WorkTab;
import dev.drydock.ui.live.Snapshot;
import dev.drydock.ui.metrics.MetricsView;
import dev.drydock.ui.metrics.MetricsViewModel;
import dev.drydock.ui.path.PathActions;
import dev.drydock.ui.path.PathViewModel;
import dev.drydock.ui.path.PathView;
import dev.drydock.ui.sources.SourcesViewModel;
import dev.drydock.ui.sources.SourcesView;
import dev.drydock.ui.tasks.TasksView;
import dev.drydock.ui.tasks.TasksViewModel;
import dev.drydock.ui.timeline.TimelineView;
import dev.drydock.ui.timeline.TimelineViewModel;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The whole content of the window: it makes the panes and joins them by the one selection. A feature is joined here by its tab, by its actions, or by both.
public final class MainWindow extends StackPane {
    /// From this size on, in percent, panes are laid out for fewer words in a line.
    private static final int LARGE_TEXT = 140;
    private static final PseudoClass LARGE = PseudoClass.getPseudoClass("large");

    private final Workspace workspace;
    private final Actions opening;
    private final Cards cards = new Cards();
    private final Toasts toasts = new Toasts();
    private final ActionRegistry actions = new ActionRegistry((action, yes) -> ConfirmCard.open(cards, action, yes));
    private final ObservableList<Notice> notices = FXCollections.observableArrayList();
    private final WindowMemory memory;
    private final List<Findable.Finder> finders = new CopyOnWriteArrayList<>();
    private final LiveNow live = new LiveNow();
    private final Leaving leaving;
    private final Guiding guiding;
    private final Region dropHere = new Region();
    private String swallowed = "";

    /// @param settings what the user chose; what is chosen here goes there
    /// @param settingsFile where they are kept, to be told; own playbooks and journals lie beside it
    /// @param samples the built-in incidents
    /// @param origin who writes what is saved, and where the bundles lie
    /// @param quit ends the program
    public MainWindow(Workspace workspace, ThemeViewModel theme, Settings settings, Path settingsFile, List<Sample> samples,
            FilePicker picker, Origin origin, Links links, Runnable quit) {
        this.workspace = workspace;
        memory = new WindowMemory(settings);
        var times = settings.timesProperty().map(choice -> choice == TimeChoice.UTC ? Times.UTC : new Times(ZoneId.systemDefault()));
        actions.recent().setAll(settings.recentActions());
        actions.recent().addListener((ListChangeListener<String>) _ -> settings.recentActions().setAll(actions.recent()));
        workspace.sources().addListener((ListChangeListener<OpenSource>) change -> {
            while (change.next()) {
                change.getAddedSubList().stream().filter(source -> source.live() == null).forEach(source -> settings.remember(lasting(source.where())));
            }
            settings.sources().setAll(workspace.sources().stream().filter(source -> source.live() == null).map(source -> lasting(source.where())).toList());
        });
        finders.add(new SourceFinder(workspace.selection()));
        opening = new Actions(workspace, picker);
        var selection = workspace.selection();
        var nothingOpen = Bindings.isEmpty(workspace.sources());
        var muting = new MuteViewModel(workspace::today);
        new MuteCard(muting, cards, workspace::mute);
        var muter = muter(muting);
        var sources = new SourcesView(new SourcesViewModel(workspace.diagnoses(), selection,
                source -> workspace.live(source).map(snapshot -> new SourcesViewModel.Live(snapshot.standing(), snapshot.pending()))));
        var findings = new FindingsView(new FindingsViewModel(selection), muter, toasts::say);
        var tasks = new TasksViewModel(selection);
        var events = new EventsViewModel(selection);
        var timeline = new TimelineViewModel(selection, workspace::captures);
        var metrics = new MetricsViewModel(selection);
        var fonts = new Fonts();
        var json = new JsonViewModel(selection, source -> {
            var where = workspace.where(source).orElse("");
            var live = workspace.live(source);
            if (live.isPresent()) {
                return file -> new ByteArrayInputStream(live.get().recording().files().getOrDefault(file, new byte[0]));
            }
            return file -> workspace.open(where, file);
        }, workspace.background(), workspace.fx());
        var coverage = new CoverageViewModel(selection, workspace::coverage, workspace.background(), workspace.fx());
        guiding = new Guiding(workspace, settings, settingsFile, picker, toasts::say);
        finders.add(guiding.finder());
        var palette = new Palette(new PaletteViewModel(actions, workspace.diagnoses(), finders, workspace.background(), workspace.fx()), cards);

        var own = new WindowActions(actions);
        own.addFile(opening, samples, nothingOpen.not(), quit);
        leaving = new Leaving(workspace, picker, origin, cards, toasts::say);
        leaving.addTo(actions, nothingOpen.not(), theme.themeProperty(), settings.shellProperty());
        guiding.addTo(actions);
        own.addHistory(selection);
        var tabs = new WorkTabs(actions, List.of(
                new WorkTab("findings", "Findings", Feather.LIST, findings.titleProperty(), () -> findings),
                new WorkTab("tasks", "Tasks", Feather.GRID, tasks.titleProperty(), () -> new TasksView(tasks, times, toasts::say)),
                new WorkTab("events", "Events", Feather.CLOCK, events.titleProperty(), () -> new EventsView(events, times, toasts::say)),
                new WorkTab("timeline", "Timeline", Feather.ACTIVITY, new SimpleStringProperty("Timeline"), () -> new TimelineView(timeline, theme.themeProperty(), times, fonts)),
                new WorkTab("metrics", "Metrics", Feather.BAR_CHART_2, metrics.titleProperty(), () -> new MetricsView(metrics, theme.themeProperty(), times, fonts)),
                new WorkTab("reads", "Coverage", Feather.DATABASE, coverage.titleProperty(), () -> new CoverageView(coverage, toasts::say)),
                new WorkTab("json", "Raw JSON", Feather.CODE, new SimpleStringProperty("Raw JSON"), () -> new JsonView(json, toasts::say)),
                leaving.compareTab(opening::openFiles, times)), memory::keepTables);
        own.addGo(palette::open, sources::focusFilter, tabs::focusFilter, nothingOpen.not());
        selection.placeProperty().addListener((_, _, place) -> {
            if (place.selected() instanceof Selected.OfEvidence) {
                tabs.show("json");
            }
        });
        own.addView(theme, settings, new SettingsCard(settings, settingsFile, cards)::open);
        own.addHelp(cards, links);

        var pathModel = new PathViewModel(selection);
        var moment = new Moments(workspace, timeline, pathModel, guiding.model()).notice(times);
        StackPane.setAlignment(moment, Pos.TOP_RIGHT);
        var picture = new PathView(pathModel, theme.themeProperty(), fonts);
        picture.stillProperty().bind(Platform.getPreferences().reducedMotionProperty().or(settings.reducedMotionProperty()));
        PathActions.of(picture).forEach(actions::add);
        leaving.addPicture(actions, picture, selection.placeProperty().map(place -> place.service() != null));
        var pictureOrWhy = new StackPane(picture, new StackPane(), moment);
        selection.placeProperty().subscribe(place -> pictureOrWhy.getChildren().set(1, noService(place, workspace.live(place.source()).map(Snapshot::reading).orElse(false), tabs)));
        var middle = new SplitPane(pictureOrWhy, tabs);
        middle.setId("middle");
        middle.setOrientation(Orientation.VERTICAL);
        memory.keep(middle, 0.66);

        var detail = new DetailView(new DetailViewModel(selection, settings.shellProperty(), times, workspace::files), links, muter, guiding.model());
        var right = guiding.frame(detail, times, links);
        var panes = new SplitPane(sources, middle, right);
        panes.setId("panes");
        memory.keep(panes, 0.165, 0.76);
        SplitPane.setResizableWithParent(sources, false);
        SplitPane.setResizableWithParent(right, false);
        panes.visibleProperty().bind(nothingOpen.not());
        var nothingRead = Bindings.isEmpty(workspace.loads());
        var welcome = new Welcome(opening, () -> actions.find(LiveWiring.OPEN).ifPresent(actions::run), samples, settings.recentSources());
        welcome.visibleProperty().bind(nothingOpen.and(nothingRead));
        var loading = new LoadingView(workspace.loads(), workspace::cancelLoads);
        loading.visibleProperty().bind(nothingOpen.and(nothingRead.not()));

        selection.placeProperty().map(Place::source).subscribe(source -> {
            notices.removeIf(notice -> notice.id().startsWith("reads-"));
            if (source != null && SourceName.isLive(source.inventory().source())) {
                // A reading that goes on leaves something open all the time; what was denied for good has a notice of its own.
                return;
            }
            ReadNotice.of(source, () -> tabs.show("reads")).ifPresent(notices::add);
        });
        var header = new Header(new HeaderViewModel(selection, times), new Menus(actions).bar(), actions, live);
        var top = new VBox(header, new ProblemBar(workspace), new NoticeBar(notices));
        var status = new StatusBar(coverage.summaryProperty(), () -> tabs.show("reads"), live.ageProperty(), workspace.loads(), workspace::cancelLoads);
        var content = new BorderPane(new StackPane(panes, welcome, loading), top, null, status, null);
        getStyleClass().add("window");
        settings.textSizeProperty().subscribe(size -> pseudoClassStateChanged(LARGE, size.intValue() >= LARGE_TEXT));
        dropHere.getStyleClass().add("drop-here");
        dropHere.setMouseTransparent(true);
        dropHere.setVisible(false);
        setAlignment(toasts, Pos.BOTTOM_CENTER);
        getChildren().addAll(content, dropHere, cards, toasts);
        setOnDragOver(this::dragOver);
        setOnDragExited(_ -> dropHere.setVisible(false));
        setOnDragDropped(this::dropped);
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        addEventFilter(KeyEvent.KEY_TYPED, this::typed);
        addEventFilter(MouseEvent.MOUSE_RELEASED, _ -> memory.remember(null));
        addEventFilter(MouseEvent.MOUSE_PRESSED, event -> {
            if (event.getButton() == MouseButton.BACK) {
                selection.back();
            } else if (event.getButton() == MouseButton.FORWARD) {
                selection.forward();
            }
        });
    }

    /// Everything that can be done here; features add theirs.
    ActionRegistry actions() {
        return actions;
    }

    Cards cards() {
        return cards;
    }

    /// How the source that is shown stands, where it is read live.
    LiveNow live() {
        return live;
    }

    /// List what the palette finds; features add theirs.
    List<Findable.Finder> finders() {
        return finders;
    }

    Leaving leaving() {
        return leaving;
    }

    Toasts toasts() {
        return toasts;
    }

    /// What is to be known of the source that is shown; features add theirs.
    ObservableList<Notice> notices() {
        return notices;
    }

    Guiding guiding() {
        return guiding;
    }

    WindowMemory memory() {
        return memory;
    }

    /// Returns once all that was written in the window is kept.
    void finish() {
        guiding.finish();
    }

    /// A name that means the same wherever the program is started next.
    private static String lasting(String where) {
        return where.startsWith("sample:") ? where : Path.of(where).toAbsolutePath().toString();
    }

    /// Stands over the picture where there is no service to draw.
    private static Node noService(Place place, boolean reading, WorkTabs tabs) {
        var source = place.source();
        if (reading && source != null && place.service() == null) {
            return new EmptyState(Feather.LOADER, "Reading " + SourceName.of(source.inventory().source()),
                    "Clusters and services show at the left as they are listed, and each badge as soon as what it stands on has been read.");
        }
        if (source == null || place.service() != null) {
            var nothing = new StackPane();
            nothing.setVisible(false);
            return nothing;
        }
        return new EmptyState(Feather.INBOX, "No ECS service in " + SourceName.of(source.inventory().source()), ReadNotice.noService(source))
                .withStep("no-service-reads", "Show what was read", () -> tabs.show("reads"));
    }

    private Muter muter(MuteViewModel asking) {
        return new Muter() {
            @Override
            public void mute(Finding finding) {
                asking.ask(finding);
            }

            @Override
            public void unmute(Finding finding) {
                var muting = finding.muted();
                if (muting != null) {
                    workspace.unmute(muting);
                }
            }
        };
    }

    /// Opens what was dropped on the window.
    boolean drop(List<File> files) {
        return opening.drop(files);
    }

    private void dragOver(DragEvent event) {
        if (event.getDragboard().hasFiles()) {
            event.acceptTransferModes(TransferMode.COPY);
            dropHere.setVisible(true);
        }
        event.consume();
    }

    private void dropped(DragEvent event) {
        event.setDropCompleted(drop(event.getDragboard().getFiles()));
        dropHere.setVisible(false);
        event.consume();
    }

    private void pressed(KeyEvent event) {
        swallowed = "";
        if (cards.shownProperty().get()) {
            return;
        }
        if (actions.press(event, event.getTarget() instanceof TextInputControl)) {
            swallowed = event.getText();
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE && !workspace.loads().isEmpty()) {
            workspace.cancelLoads();
            event.consume();
        }
    }

    /// The character of a key that was an action goes no further, or the field that the action leads to would begin with it.
    private void typed(KeyEvent event) {
        if (!swallowed.isEmpty() && event.getCharacter().equals(swallowed)) {
            swallowed = "";
            event.consume();
        }
    }
}
