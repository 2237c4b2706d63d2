package dev.drydock.ui.shell;

import dev.drydock.advice.Shell;
import dev.drydock.check.Finding;
import dev.drydock.ui.detail.DetailViewModel;
import dev.drydock.ui.detail.DetailView;
import dev.drydock.ui.findings.FindingsViewModel;
import dev.drydock.ui.findings.FindingsView;
import dev.drydock.ui.kit.Fonts;
import dev.drydock.ui.kit.Links;
import dev.drydock.ui.kit.Muter;
import dev.drydock.ui.path.PathViewModel;
import dev.drydock.ui.path.PathView;
import dev.drydock.ui.reads.ReadsViewModel;
import dev.drydock.ui.reads.ReadsView;
import dev.drydock.ui.sources.SourcesViewModel;
import dev.drydock.ui.sources.SourcesView;
import java.io.File;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The whole content of the window: it makes the panes and joins them by the one selection.
public final class MainWindow extends StackPane {
    private final Workspace workspace;
    private final Actions actions;
    private final SourcesView sources;
    private final FindingsView findings;
    private final TabPane tabs = new TabPane();
    private final Tab reads = new Tab();
    private final Region dropHere = new Region();
    private final StackPane keys = new StackPane();

    /// @param shell the shell that commands are written for at first
    /// @param samples the built-in incidents
    /// @param quit ends the program
    public MainWindow(Workspace workspace, ThemeViewModel theme, Shell shell, List<Sample> samples,
            FilePicker picker, Links links, Runnable quit) {
        this.workspace = workspace;
        actions = new Actions(workspace, picker);
        var selection = workspace.selection();
        sources = new SourcesView(new SourcesViewModel(workspace.diagnoses(), selection));
        var nothingOpen = Bindings.isEmpty(workspace.sources());
        var muting = new MuteViewModel(workspace::today);
        var muter = muter(muting);
        findings = new FindingsView(new FindingsViewModel(selection), muter);
        var menus = new Menus(actions, theme).bar(samples, nothingOpen, sources::focusFilter, findings::focusFilter, this::showKeys, links::open, quit);
        var header = new Header(new HeaderViewModel(selection), menus, actions::openFiles, theme.themeProperty(), theme::toggle);
        var readsModel = new ReadsViewModel(selection, workspace::files);

        var picture = new PathView(new PathViewModel(selection), theme.themeProperty(), new Fonts());
        var middle = new SplitPane(picture, tabs(readsModel));
        middle.setOrientation(Orientation.VERTICAL);
        middle.setDividerPositions(0.7);
        middle.visibleProperty().bind(nothingOpen.not());
        var welcome = new Welcome(actions, samples);
        welcome.visibleProperty().bind(nothingOpen);
        var centre = new StackPane(middle, welcome);

        var detail = new DetailView(new DetailViewModel(selection, shell), links, muter);
        var panes = new SplitPane(sources, centre, detail);
        panes.setId("panes");
        panes.setDividerPositions(0.165, 0.76);
        SplitPane.setResizableWithParent(sources, false);
        SplitPane.setResizableWithParent(detail, false);

        var top = new VBox(header, new ProblemBar(workspace.problems(), workspace::dismiss));
        var status = new StatusBar(readsModel.summaryProperty(), () -> tabs.getSelectionModel().select(reads), workspace.loads(), workspace::cancelLoads);
        var content = new BorderPane(panes, top, null, status, null);
        getStyleClass().add("window");
        dropHere.getStyleClass().add("drop-here");
        dropHere.setMouseTransparent(true);
        dropHere.setVisible(false);
        getChildren().addAll(content, dropHere, keys(), new MuteCard(muting, workspace::mute));
        setOnDragOver(this::dragOver);
        setOnDragExited(_ -> dropHere.setVisible(false));
        setOnDragDropped(this::dropped);
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
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
        return actions.drop(files);
    }

    private Node tabs(ReadsViewModel readsModel) {
        var first = new Tab();
        first.setContent(findings);
        first.textProperty().bind(findings.titleProperty());
        first.setClosable(false);
        reads.setContent(new ReadsView(readsModel));
        reads.textProperty().bind(readsModel.titleProperty());
        reads.setClosable(false);
        tabs.setId("tabs");
        tabs.setAccessibleText("Findings and reads");
        tabs.setSide(Side.TOP);
        tabs.getTabs().addAll(first, reads);
        var narrowing = findings.narrowing();
        narrowing.visibleProperty().bind(first.selectedProperty());
        StackPane.setAlignment(narrowing, Pos.TOP_RIGHT);
        var stack = new StackPane(tabs, narrowing);
        stack.setMinHeight(120);
        return stack;
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

    private void key(KeyEvent event) {
        var typing = event.getTarget() instanceof TextInputControl;
        if (!typing && event.getText().equals("/") && !event.isShortcutDown()) {
            sources.focusFilter();
            event.consume();
        } else if (keys.isVisible() && event.getCode() == KeyCode.ESCAPE) {
            keys.setVisible(false);
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE && !workspace.loads().isEmpty()) {
            workspace.cancelLoads();
            event.consume();
        }
    }

    private void showKeys() {
        keys.setVisible(true);
    }

    private Node keys() {
        var text = """
                Ctrl O            open a file
                Ctrl Shift O      open a folder
                Ctrl W            close the source
                /                 filter services
                Ctrl F            filter findings
                Arrows, Tab       step through the picture
                Ctrl +  −  0      larger, smaller, fit
                Ctrl Shift T      light or dark
                Esc               cancel a load, clear a filter""";
        var label = new Label(text);
        label.getStyleClass().add("code");
        var title = new Label("Keyboard");
        title.getStyleClass().add("welcome-title");
        var card = new VBox(title, label);
        card.getStyleClass().add("card");
        card.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        keys.getStyleClass().add("veil");
        keys.getChildren().setAll(card);
        keys.setVisible(false);
        keys.setOnMouseClicked(_ -> keys.setVisible(false));
        return keys;
    }
}
