package dev.drydock.ui.shell;

import dev.drydock.ui.kit.Choice;
import dev.drydock.ui.kit.Ems;
import dev.drydock.ui.kit.Mark;
import dev.drydock.ui.kit.WrappedLabel;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What stands in the window while nothing is open: where to drop a bundle, what was open before, and the built-in incidents.
final class Welcome extends ScrollPane {
    private static final double COLUMN = 350;
    private static final double GAP = 28;

    private final Actions actions;
    private final Runnable openLive;
    private final VBox recent = new VBox();

    /// @param openLive begins to read an account
    /// @param recents what was opened before, the newest first
    Welcome(Actions actions, Runnable openLive, List<Sample> samples, ObservableList<String> recents) {
        this.actions = actions;
        this.openLive = openLive;
        getStyleClass().addAll("plain-scroll", "welcome-scroll");
        setFitToWidth(true);
        setFitToHeight(true);
        setAccessibleText("Welcome");
        var title = new Label("Drydock", new Group(new Mark(34)));
        title.getStyleClass().add("welcome-brand");
        var says = new WrappedLabel("What is wrong with an Amazon ECS service, told from recorded, read-only AWS answers. Nothing leaves this machine, and nothing is changed in any account.",
                "muted", "centred");
        Ems.atMost(says, 560);
        recent.getStyleClass().add("welcome-list");
        recents.addListener((ListChangeListener<String>) _ -> show(recents));
        show(recents);
        var incidents = new VBox();
        incidents.getStyleClass().add("welcome-list");
        samples.forEach(sample -> incidents.getChildren().add(sample(sample)));
        var columns = new FlowPane(GAP, GAP, column("Opened before", recent), column("Built-in incidents", incidents));
        columns.setAlignment(Pos.TOP_CENTER);
        columns.setRowValignment(VPos.TOP);
        columns.setMinHeight(USE_PREF_SIZE);
        Ems.limit(columns, COLUMN * 2 + GAP + 1);
        var page = new VBox(title, says, drop(), columns);
        page.getStyleClass().add("welcome");
        setContent(page);
    }

    private Node drop() {
        var icon = new FontIcon(Feather.DOWNLOAD);
        icon.getStyleClass().add("large-icon");
        var line = new Label("Drop a bundle here");
        line.getStyleClass().add("welcome-title");
        var kinds = new WrappedLabel("a folder, .zip, .tar.gz or .json of recorded AWS answers", "muted", "centred");
        var file = new Button("Open file…", new FontIcon(Feather.FILE));
        file.setId("welcome-file");
        file.getStyleClass().add("accent");
        file.setOnAction(_ -> actions.openFiles());
        var folder = new Button("Open folder…", new FontIcon(Feather.FOLDER));
        folder.setId("welcome-folder");
        folder.setOnAction(_ -> actions.openFolder());
        var live = new Button("Open an account…", new FontIcon(Feather.CLOUD));
        live.setId("welcome-live");
        live.setOnAction(_ -> openLive.run());
        var buttons = new HBox(file, folder, live);
        buttons.getStyleClass().add("buttons");
        var box = new VBox(icon, line, kinds, buttons);
        box.getStyleClass().add("drop-box");
        Ems.atMost(box, COLUMN * 2 + GAP);
        return box;
    }

    private static Node column(String title, Node content) {
        var heading = new Label(title);
        heading.getStyleClass().add("section-title");
        var column = new VBox(heading, content);
        column.getStyleClass().add("welcome-column");
        Ems.limit(column, COLUMN);
        return column;
    }

    private void show(List<String> recents) {
        if (recents.isEmpty()) {
            recent.getChildren().setAll(new WrappedLabel("Nothing yet. What you open is listed here, and can be reopened with one click.", "muted"));
        } else {
            recent.getChildren().setAll(recents.stream().limit(6).map(this::recent).toList());
        }
    }

    private Node recent(String where) {
        var name = new Label(name(where));
        name.getStyleClass().add("name");
        var place = new Label(where.startsWith("sample:") ? "built-in incident" : folder(where));
        place.getStyleClass().add("note");
        place.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        place.setTooltip(new Tooltip(where));
        var choice = new Choice(line(Feather.CLOCK, name, place), "Open " + where + " again", () -> actions.open(where));
        StackPane.setAlignment(name, Pos.CENTER_LEFT);
        return choice;
    }

    private Node sample(Sample sample) {
        var name = new WrappedLabel(sample.title(), "name");
        var says = new WrappedLabel(sample.description(), "note");
        return new Choice(line(Feather.PACKAGE, name, says), "Open the sample " + sample.title() + ": " + sample.description(), () -> actions.open(sample));
    }

    private static Node line(Feather icon, Node... texts) {
        var words = new VBox(texts);
        words.getStyleClass().add("words");
        var line = new HBox(new FontIcon(icon), words);
        line.getStyleClass().add("welcome-line");
        return line;
    }

    private static String name(String where) {
        try {
            var file = where.startsWith("sample:") ? null : Path.of(where).getFileName();
            return file == null ? where.replaceFirst("^sample:", "") : file.toString();
        } catch (InvalidPathException e) {
            return where;
        }
    }

    private static String folder(String where) {
        try {
            var folder = Path.of(where).getParent();
            return folder == null ? "" : folder.toString();
        } catch (InvalidPathException e) {
            return "";
        }
    }
}
