package dev.drydock.ui.metrics;

import dev.drydock.inventory.cloudwatch.MetricSeries;
import dev.drydock.ui.kit.Columns;
import dev.drydock.ui.kit.Filtered;
import dev.drydock.ui.kit.Fonts;
import dev.drydock.ui.kit.Theme;
import dev.drydock.ui.kit.Times;
import dev.drydock.ui.kit.WrappedLabel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
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

/// The charts, or the same as tables.
public final class MetricsView extends VBox implements Filtered {
    private static final double NARROWEST = 250;
    private static final double GAP = 10;

    private final MetricsViewModel model;
    private final ObservableValue<Theme> theme;
    private final ObservableValue<Times> times;
    private final Fonts fonts;
    private final FlowPane charts = new FlowPane();
    private final WrappedLabel reason = new WrappedLabel("", "muted");
    private final TextField filter = new TextField();
    private final List<ChartView> shown = new ArrayList<>();

    public MetricsView(MetricsViewModel model, ObservableValue<Theme> theme, ObservableValue<Times> times, Fonts fonts) {
        this.model = model;
        this.theme = theme;
        this.times = times;
        this.fonts = fonts;
        getStyleClass().add("metrics");
        charts.getStyleClass().add("charts");
        charts.setHgap(GAP);
        charts.setVgap(GAP);
        charts.widthProperty().addListener((_, _, _) -> widen());
        var scroll = new ScrollPane(charts);
        scroll.setId("metrics-charts");
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("plain-scroll");
        scroll.setFocusTraversable(false);
        var chart = new ToggleButton("Charts");
        var table = new ToggleButton("Table");
        var tables = tables();
        scroll.visibleProperty().bind(chart.selectedProperty());
        tables.visibleProperty().bind(table.selectedProperty());
        reason.setId("metrics-reason");
        reason.setMaxWidth(460);
        var content = new StackPane(scroll, tables, reason);
        content.setMinHeight(0);
        VBox.setVgrow(content, Priority.ALWAYS);
        getChildren().addAll(bar(chart, table), content);
        model.charts().addListener((ListChangeListener<Chart>) _ -> show());
        model.cursorProperty().addListener((_, _, _) -> shown.forEach(ChartView::paint));
        theme.addListener((_, _, _) -> shown.forEach(ChartView::paint));
        times.addListener((_, _, _) -> shown.forEach(ChartView::paint));
        show();
    }

    @Override
    public void focusFilter() {
        filter.requestFocus();
        filter.selectAll();
    }

    private Node bar(ToggleButton chart, ToggleButton table) {
        var group = new ToggleGroup();
        for (var toggle : new ToggleButton[] {chart, table}) {
            toggle.getStyleClass().add("small");
            toggle.setToggleGroup(group);
            toggle.setId("metrics-" + toggle.getText().toLowerCase(Locale.ROOT));
            toggle.setAccessibleText("Show the metrics as " + toggle.getText().toLowerCase(Locale.ROOT));
            toggle.setMinWidth(Region.USE_PREF_SIZE);
        }
        group.selectToggle(chart);
        group.selectedToggleProperty().addListener((_, was, now) -> {
            if (now == null) {
                group.selectToggle(was);
            }
        });
        var segments = new HBox(chart, table);
        segments.getStyleClass().add("segments");
        var used = new CheckBox("Used by checks");
        used.setId("metrics-used");
        used.setTooltip(new Tooltip("Only series that a finding stands on"));
        used.setMinWidth(Region.USE_PREF_SIZE);
        used.selectedProperty().bindBidirectional(model.usedOnlyProperty());
        filter.setId("metrics-filter");
        filter.setPromptText("Filter series");
        filter.setAccessibleText("Filter series by text");
        filter.textProperty().bindBidirectional(model.filterProperty());
        filter.setPrefWidth(150);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var legend = new Label("Bands: rollouts  ·  ×  failed stop  ·  |  stop");
        legend.getStyleClass().add("note");
        legend.setMinWidth(0);
        legend.setTooltip(new Tooltip("Bands are rollouts; a cross is a task that failed, a bar one that was stopped. Where the line breaks, nothing was recorded."));
        var bar = new HBox(segments, used, space, legend, filter);
        bar.getStyleClass().add("tab-bar");
        return bar;
    }

    private void show() {
        shown.clear();
        model.charts().forEach(chart -> shown.add(new ChartView(chart, model, theme, times, fonts)));
        charts.getChildren().setAll(shown);
        widen();
        reason.setText(model.reason());
        reason.setVisible(shown.isEmpty());
    }

    /// As many beside each other as can be read.
    private void widen() {
        var room = Math.max(NARROWEST, charts.getWidth() - charts.getInsets().getLeft() - charts.getInsets().getRight());
        var columns = Math.max(1, Math.floor((room + GAP) / (NARROWEST + GAP)));
        var width = Math.floor((room - (columns - 1) * GAP) / columns);
        shown.forEach(chart -> chart.widen(width));
    }

    private Node tables() {
        var series = new TableView<>(model.charts());
        series.setId("metrics-series");
        series.setAccessibleText("Recorded series");
        series.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        series.setPlaceholder(new Label(""));
        series.getColumns().add(Columns.text("Series", 170, Chart::title, Chart::says));
        series.getColumns().add(Columns.text("Of", 160, Chart::subtitle, Chart::subtitle));
        series.getColumns().add(Columns.text("Peak", 90, chart -> chart.peak().map(point -> chart.value(point.value())).orElse("–"), chart -> chart.peak().map(point -> times.getValue().full(point.time())).orElse("")));
        series.getColumns().add(Columns.text("Last", 90, chart -> chart.last().map(point -> chart.value(point.value())).orElse("–"), chart -> chart.last().map(point -> times.getValue().full(point.time())).orElse("")));
        series.getColumns().add(Columns.text("Gaps", 60, chart -> String.valueOf(chart.gaps()), chart -> "Stretches without a datapoint"));
        series.getColumns().add(Columns.text("Used by", 130, Chart::checks, Chart::checks));
        series.getSelectionModel().select(model.chosenProperty().get());
        series.getSelectionModel().selectedItemProperty().addListener((_, _, chart) -> {
            if (chart != null) {
                model.chosenProperty().set(chart);
            }
        });
        model.chosenProperty().addListener((_, _, chart) -> series.getSelectionModel().select(chart));
        var points = new TableView<>(model.points());
        points.setId("metrics-points");
        points.setAccessibleText("Datapoints of the chosen series, newest first");
        points.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        points.setPlaceholder(new Label("No datapoint was recorded."));
        points.getColumns().add(Columns.<MetricSeries.Point>text("Time", 100, point -> times.getValue().brief(point.time(), model.now()), point -> times.getValue().full(point.time())));
        points.getColumns().add(Columns.<MetricSeries.Point>text("Value", 90, this::value, point -> String.valueOf(point.value())));
        var split = new SplitPane(series, points);
        split.setDividerPositions(0.74);
        return split;
    }

    private String value(MetricSeries.Point point) {
        var chart = model.chosenProperty().get();
        return chart == null ? "" : chart.value(point.value());
    }
}
