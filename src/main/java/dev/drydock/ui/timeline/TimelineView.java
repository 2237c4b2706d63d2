package dev.drydock.ui.timeline;

import dev.drydock.timeline.Happening;
import dev.drydock.ui.kit.Columns;
import dev.drydock.ui.kit.Fonts;
import dev.drydock.ui.kit.Theme;
import dev.drydock.ui.kit.Times;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The lanes, or the same as a list; and below them what the selected happening is, and why it is linked to others.
public final class TimelineView extends VBox {
    private final TimelineViewModel model;
    private final ObservableValue<Times> times;
    private final Label says = new Label();
    private final TimelineCanvas canvas;
    private final TableView<Happening> list;
    private boolean following;

    public TimelineView(TimelineViewModel model, ObservableValue<Theme> theme, ObservableValue<Times> times, Fonts fonts) {
        this.model = model;
        this.times = times;
        getStyleClass().add("timeline");
        canvas = new TimelineCanvas(model, theme, times, fonts);
        list = list();
        var scroll = new ScrollPane(canvas);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("plain-scroll");
        scroll.setFocusTraversable(false);
        var chart = new ToggleButton("Chart");
        var lines = new ToggleButton("List");
        var shown = new StackPane(scroll, list);
        shown.setMinHeight(0);
        VBox.setVgrow(shown, Priority.ALWAYS);
        scroll.visibleProperty().bind(chart.selectedProperty());
        list.visibleProperty().bind(lines.selectedProperty());
        says.setId("timeline-says");
        says.getStyleClass().add("timeline-says");
        says.setMinWidth(0);
        says.setMaxWidth(Double.MAX_VALUE);
        says.setTooltip(new Tooltip());
        says.getTooltip().textProperty().bind(says.textProperty());
        getChildren().addAll(bar(chart, lines), shown, says);
        canvas.hoveredProperty().addListener((_, _, _) -> say());
        model.chosenProperty().addListener((_, _, _) -> follow());
        model.timelineProperty().addListener((_, _, _) -> say());
        times.addListener((_, _, _) -> {
            list.refresh();
            say();
        });
        follow();
    }

    private Node bar(ToggleButton chart, ToggleButton lines) {
        var group = new ToggleGroup();
        for (var toggle : new ToggleButton[] {chart, lines}) {
            toggle.getStyleClass().add("small");
            toggle.setToggleGroup(group);
            toggle.setId("timeline-" + toggle.getText().toLowerCase(Locale.ROOT));
            toggle.setAccessibleText("Show the timeline as a " + toggle.getText().toLowerCase(Locale.ROOT));
            toggle.setMinWidth(Region.USE_PREF_SIZE);
        }
        group.selectToggle(chart);
        group.selectedToggleProperty().addListener((_, was, now) -> {
            if (now == null) {
                group.selectToggle(was);
            }
        });
        var segments = new HBox(chart, lines);
        segments.getStyleClass().add("segments");
        var filter = new TextField();
        filter.setId("timeline-filter");
        filter.setPromptText("Filter");
        filter.setAccessibleText("Filter the list by text");
        filter.textProperty().bindBidirectional(model.filterProperty());
        filter.setPrefWidth(150);
        filter.visibleProperty().bind(lines.selectedProperty());
        filter.managedProperty().bind(filter.visibleProperty());
        var zoom = new HBox(button("timeline-in", Feather.ZOOM_IN, "Zoom in  (+)", () -> model.zoom(0.5, 0.5)), button("timeline-out", Feather.ZOOM_OUT, "Zoom out  (−)", () -> model.zoom(2, 0.5)),
                button("timeline-fit", Feather.CLOCK, "Show the last hours  (0)", model::fit), button("timeline-all", Feather.MAXIMIZE, "Show everything  (9)", model::fitAll));
        zoom.getStyleClass().add("zoom");
        zoom.visibleProperty().bind(chart.selectedProperty());
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var bar = new HBox(segments, filter, scrub(), space, legend(chart), zoom);
        bar.getStyleClass().add("tab-bar");
        return bar;
    }

    private static Node legend(ToggleButton chart) {
        var legend = new Label("×  failed   ■  stopped   ▶  started   ○  event   ▲  trouble   ◆  scaled   ┄  inferred");
        legend.getStyleClass().add("note");
        legend.setMinWidth(0);
        legend.setTooltip(new Tooltip("× failed, ■ stopped as asked, ▶ started, ○ event, ▲ trouble, ◆ scaled. Solid lines are recorded, dotted ones inferred from times. A number says how many stand together."));
        legend.visibleProperty().bind(chart.selectedProperty());
        return legend;
    }

    /// Goes through the captures of a series.
    private Node scrub() {
        var slider = new Slider();
        slider.setId("timeline-moment");
        slider.setAccessibleText("Capture of the series");
        slider.setPrefWidth(150);
        slider.setMajorTickUnit(1);
        slider.setMinorTickCount(0);
        slider.setSnapToTicks(true);
        slider.setBlockIncrement(1);
        var label = new Label();
        label.setMinWidth(Region.USE_PREF_SIZE);
        label.getStyleClass().add("note");
        Runnable range = () -> {
            var now = model.timelineProperty().get();
            slider.setMax(now == null ? 0 : Math.max(0, now.captures().size() - 1));
            slider.setValue(slider.getMax());
        };
        slider.valueProperty().addListener((_, _, value) -> model.momentProperty().set(value.doubleValue() >= slider.getMax() ? -1 : (int) Math.round(value.doubleValue())));
        model.timelineProperty().addListener((_, _, _) -> range.run());
        model.momentProperty().addListener((_, _, at) -> slider.setValue(at.intValue() < 0 ? slider.getMax() : at.intValue()));
        range.run();
        label.textProperty().bind(Bindings.createStringBinding(() -> {
            var now = model.timelineProperty().get();
            var at = model.momentProperty().get();
            var count = now == null ? 0 : now.captures().size();
            return now == null || count < 2 ? "" : "Capture " + (at < 0 ? count : at + 1) + " of " + count + ", " + times.getValue().brief(now.captures().get(at < 0 ? count - 1 : at), model.now());
        }, model.timelineProperty(), model.momentProperty(), times));
        var line = new HBox(slider, label);
        line.getStyleClass().add("scrub");
        line.visibleProperty().bind(model.timelineProperty().map(now -> now.captures().size() > 1).orElse(false));
        line.managedProperty().bind(line.visibleProperty());
        return line;
    }

    private static Button button(String id, Ikon icon, String hint, Runnable action) {
        var button = new Button("", new FontIcon(icon));
        button.setId(id);
        button.getStyleClass().addAll("small", "flat");
        button.setTooltip(new Tooltip(hint));
        button.setAccessibleText(hint.replaceFirst("  \\(.*", ""));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    private TableView<Happening> list() {
        var table = new TableView<>(model.listed());
        table.setId("timeline-list-table");
        table.setAccessibleText("What happened, newest first");
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setPlaceholder(new Label("Nothing that matches was recorded."));
        table.getColumns().add(Columns.text("Time", 110, one -> times.getValue().brief(one.from(), model.now()), one -> times.getValue().full(one.from())));
        table.getColumns().add(Columns.text("What", 110, one -> one.kind().word(), one -> one.kind().lane().title()));
        table.getColumns().add(Columns.text("Happened", 330, Happening::title, one -> one.detail().isEmpty() ? one.title() : one.detail()));
        table.getColumns().add(Columns.text("Belongs to", 220, one -> links(one, false), one -> links(one, true)));
        table.getSelectionModel().selectedItemProperty().addListener((_, _, one) -> {
            if (one != null && !following) {
                model.choose(one);
            }
        });
        return table;
    }

    private String links(Happening one, boolean inFull) {
        var timeline = model.timelineProperty().get();
        return timeline == null ? "" : timeline.of(one).stream().map(link -> (link.inferred() ? "inferred: " : "") + link.other(one).title() + (inFull ? ". " + link.why() : "")).limit(inFull ? 10 : 1)
                .collect(Collectors.joining("\n"));
    }

    private void follow() {
        following = true;
        var chosen = model.chosenProperty().get();
        if (chosen == null) {
            list.getSelectionModel().clearSelection();
        } else if (list.getSelectionModel().getSelectedItem() != chosen) {
            list.getSelectionModel().select(chosen);
            list.scrollTo(chosen);
        }
        following = false;
        say();
    }

    /// What the pointer is on, else what is selected.
    private void say() {
        var hovered = canvas.hoveredProperty().get();
        var chosen = model.chosenProperty().get();
        if (hovered != null) {
            says.setText((hovered.count() > 1 ? hovered.count() + " here, the first: " : "") + says(hovered.first()));
        } else if (chosen != null) {
            var links = model.links();
            says.setText(says(chosen) + (links.isEmpty() ? "" : "  ·  " + (links.getFirst().inferred() ? "inferred: " : "recorded: ") + links.getFirst().why() + (links.size() > 1 ? " And " + (links.size() - 1) + " more." : "")));
        } else {
            says.setText(model.timelineProperty().get() == null ? "No service is selected." : "Drag over a range to see it larger; arrows go from one to the next.");
        }
        canvas.setAccessibleText(chosen == null ? "Timeline of the service; the list tells the same" : says(chosen));
    }

    private String says(Happening one) {
        return times.getValue().full(one.from()) + "  " + one.title() + (one.detail().isEmpty() || one.detail().contains(one.title().replace("…", "")) ? "" : ": " + one.detail().lines().findFirst().orElse(""));
    }
}
