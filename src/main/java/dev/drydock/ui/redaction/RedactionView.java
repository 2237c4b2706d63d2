package dev.drydock.ui.redaction;

import dev.drydock.bundle.redaction.Kind;
import dev.drydock.ui.kit.Columns;
import dev.drydock.ui.kit.WorkLine;
import dev.drydock.ui.kit.WrappedLabel;
import java.util.Locale;
import java.util.TreeMap;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What a redacted copy would hold: kinds along the top, files at the left, and the places in the chosen file at the right.
public final class RedactionView extends VBox {
    private static final String KEPT = "Kept: names and ids of clusters, services, tasks, subnets and endpoints, image names and tags, names of variables, labels and tags, "
            + "times, counts, metrics and settings, and the wording of events and errors. ";

    private final RedactionViewModel model;
    private final FlowPane kinds = new FlowPane();
    private final ToggleGroup kindGroup = new ToggleGroup();
    private final TableView<FileRow> files;
    private final TableView<PlaceRow> places;
    private final Label placesSay = new WrappedLabel("", "note");
    private final TextField filter = new TextField();

    public RedactionView(RedactionViewModel model) {
        this.model = model;
        getStyleClass().add("redaction");
        files = files();
        places = places();
        kinds.getStyleClass().add("kind-chips");
        kinds.setId("redaction-kinds");
        var columns = new HBox(left(), right());
        columns.getStyleClass().add("columns");
        columns.setMinHeight(180);
        VBox.setVgrow(columns, Priority.ALWAYS);
        getChildren().addAll(top(), columns, options(), kept(), new WorkLine("redaction", model.runningProperty(), model::cancel, model.problemProperty(), model.doneProperty()));
        model.previewProperty().addListener((_, _, _) -> show());
        model.fileProperty().addListener((_, _, row) -> {
            if (row != null && files.getSelectionModel().getSelectedItem() != row) {
                files.getSelectionModel().select(row);
                files.scrollTo(row);
            }
            say();
        });
        model.kindProperty().addListener((_, _, _) -> {
            files.refresh();
            say();
        });
        model.showsOriginalsProperty().addListener((_, _, _) -> places.refresh());
        show();
    }

    /// What has the focus first.
    public Node first() {
        return filter;
    }

    /// The button that writes the copy.
    public Button saveButton() {
        var save = new Button("Save redacted copy…");
        save.setId("redaction-save");
        save.getStyleClass().add("accent");
        save.disableProperty().bind(model.previewProperty().isNull().or(model.runningProperty().isNotNull()));
        save.setOnAction(_ -> model.save());
        return save;
    }

    private Node top() {
        filter.setId("redaction-filter");
        filter.setPromptText("Filter files");
        filter.setAccessibleText("Filter files by name");
        filter.textProperty().bindBidirectional(model.filterProperty());
        filter.setPrefWidth(260);
        filter.setMinWidth(160);
        HBox.setHgrow(kinds, Priority.ALWAYS);
        kinds.setMinWidth(0);
        var line = new HBox(filter, kinds);
        line.getStyleClass().add("top");
        return line;
    }

    private TableView<FileRow> files() {
        var table = new TableView<>(model.files());
        table.setId("redaction-files");
        table.setAccessibleText("Files of the bundle, most replaced first");
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        var name = Columns.tail("File", 250, FileRow::file);
        var replaced = Columns.<FileRow>text("Replaced", 90, row -> row.says(model.kindProperty().get()), row -> row.leftOut() == null ? "" : row.leftOut());
        replaced.setMinWidth(84);
        table.getColumns().add(name);
        table.getColumns().add(replaced);
        table.getSelectionModel().selectedItemProperty().addListener((_, _, row) -> {
            if (row != null) {
                model.fileProperty().set(row);
            }
        });
        return table;
    }

    private TableView<PlaceRow> places() {
        var table = new TableView<>(model.places());
        table.setId("redaction-places");
        table.setAccessibleText("Places in the file where something is replaced");
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.getColumns().add(Columns.tail("Where", 270, PlaceRow::pointer));
        table.getColumns().add(Columns.text("Kind", 110, PlaceRow::words, PlaceRow::words));
        table.getColumns().add(Columns.text("In the original", 160, this::original, this::original));
        table.getColumns().add(Columns.text("In the copy", 190, row -> row.excerpt().after(), row -> row.excerpt().after()));
        return table;
    }

    private String original(PlaceRow row) {
        return model.showsOriginalsProperty().get() ? row.excerpt().original() : row.excerpt().masked();
    }

    private Node left() {
        files.setPrefWidth(380);
        files.setMinWidth(240);
        VBox.setVgrow(files, Priority.ALWAYS);
        var left = new VBox(files);
        left.getStyleClass().add("framed");
        return left;
    }

    private Node right() {
        VBox.setVgrow(places, Priority.ALWAYS);
        var says = new StackPane(placesSay);
        says.getStyleClass().add("says");
        StackPane.setAlignment(placesSay, Pos.CENTER_LEFT);
        var right = new VBox(says, places);
        right.getStyleClass().add("framed");
        right.setMinWidth(300);
        HBox.setHgrow(right, Priority.ALWAYS);
        return right;
    }

    private Node options() {
        var patterns = new Button("Patterns of your own…", new FontIcon(Feather.FILE_TEXT));
        patterns.setId("redaction-patterns");
        patterns.setMinWidth(Region.USE_PREF_SIZE);
        patterns.setTooltip(new Tooltip("A text file with one regular expression a line; what each matches is replaced too"));
        patterns.setOnAction(_ -> model.choosePatterns());
        var chosen = new Label();
        chosen.textProperty().bind(model.patternsFileProperty().map(path -> String.valueOf(path.getFileName())).orElse(""));
        var forget = new Button("", new FontIcon(Feather.X));
        forget.setId("redaction-forget-patterns");
        forget.getStyleClass().addAll("small", "flat");
        forget.setAccessibleText("Do without the patterns");
        forget.setTooltip(new Tooltip("Do without the patterns"));
        forget.setMinWidth(Region.USE_PREF_SIZE);
        forget.setOnAction(_ -> model.forgetPatterns());
        var own = new HBox(chosen, forget);
        own.getStyleClass().add("chosen");
        own.visibleProperty().bind(model.patternsFileProperty().isNotNull());
        own.managedProperty().bind(own.visibleProperty());
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var line = new HBox(patterns, own, check("redaction-move", "Move private IPv4 ranges", "What lies within a block still does; 192.168.0.0/16 has nowhere to go and stays", model.movesPrivateRangesProperty()),
                space, check("redaction-originals", "Show originals", "Shows on this screen what is replaced; the copy stays the same", model.showsOriginalsProperty()));
        line.getStyleClass().add("options");
        return line;
    }

    private static CheckBox check(String id, String text, String hint, BooleanProperty value) {
        var check = new CheckBox(text);
        check.setId(id);
        check.setTooltip(new Tooltip(hint));
        check.setMinWidth(Region.USE_PREF_SIZE);
        check.selectedProperty().bindBidirectional(value);
        return check;
    }

    private Node kept() {
        var kept = new WrappedLabel("", "note");
        kept.textProperty().bind(Bindings.when(model.movesPrivateRangesProperty())
                .then(KEPT + "Private addresses move together; files get new names.")
                .otherwise(KEPT + "Private addresses and CIDR blocks stay; files get new names."));
        return kept;
    }

    private void show() {
        var preview = model.previewProperty().get();
        kinds.getChildren().clear();
        if (preview != null) {
            chip(null, "All", preview.total());
            new TreeMap<>(preview.replaced()).forEach((kind, count) -> chip(kind, kind.words(), count));
            var left = preview.leftOut();
            var leaves = new Label(Counts.of(preview.copied(), "file") + " copied" + (left == 0 ? "" : ", " + left + " left out"));
            leaves.getStyleClass().add("note");
            leaves.setMinWidth(Region.USE_PREF_SIZE);
            kinds.getChildren().add(leaves);
        }
        files.setPlaceholder(new Label(preview == null ? "" : "No file matches."));
        say();
    }

    private void chip(@Nullable Kind kind, String words, int count) {
        var chip = new ToggleButton(words + " " + String.format(Locale.ROOT, "%,d", count));
        chip.getStyleClass().addAll("chip", "small");
        chip.setToggleGroup(kindGroup);
        chip.setSelected(model.kindProperty().get() == kind);
        chip.setMinWidth(Region.USE_PREF_SIZE);
        if (kind != null) {
            chip.setTooltip(new Tooltip("Replaced, as by " + kind.example()));
        }
        chip.setOnAction(_ -> {
            chip.setSelected(true);
            model.kindProperty().set(kind);
        });
        kinds.getChildren().add(chip);
    }

    private void say() {
        var row = model.fileProperty().get();
        placesSay.setText(model.placesSay());
        places.setPlaceholder(new WrappedLabel(row == null ? "" : row.leftOut() != null ? "This file is not in the copy." : model.placesSay()));
    }
}
