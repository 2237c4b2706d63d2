package dev.drydock.ui.compare;

import dev.drydock.check.Badge;
import dev.drydock.check.BadgeVerdict;
import dev.drydock.compare.MetricChange;
import dev.drydock.compare.SettingChange;
import dev.drydock.report.ComparedService;
import dev.drydock.report.Quantity;
import dev.drydock.ui.kit.Columns;
import dev.drydock.ui.kit.Ems;
import dev.drydock.ui.kit.Times;
import dev.drydock.ui.kit.WrappedLabel;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Which sources and which service are compared; below, the badges, findings, settings or numbers of both sides.
public final class CompareView extends StackPane {
    private final CompareViewModel model;
    private final ObservableValue<Times> times;
    private final Consumer<String> copy;
    private final ObservableList<BadgePair> badges = FXCollections.observableArrayList();
    private final Label headline = new Label();
    private final StackPane shown = new StackPane();
    private final TextField filter = new TextField();
    private final CheckBox all = new CheckBox("No trouble too");

    /// @param times how times are written
    /// @param copy copies a text and says so
    /// @param openMore opens another source
    /// @param openSamples opens the two samples that show a comparison
    public CompareView(CompareViewModel model, ObservableValue<Times> times, Consumer<String> copy, Runnable openMore, Runnable openSamples) {
        this.model = model;
        this.times = times;
        this.copy = copy;
        getStyleClass().add("compare");
        var content = new BorderPane(tables(), top(), null, null, null);
        content.visibleProperty().bind(model.readyProperty());
        getChildren().addAll(content, empty(openMore, openSamples));
        model.serviceProperty().addListener((_, _, service) -> show(service));
        show(model.serviceProperty().get());
    }

    private Node top() {
        var before = sides("compare-before", "Before", model.beforeProperty());
        var after = sides("compare-after", "After", model.afterProperty());
        var swap = new Button("", new FontIcon(Feather.REPEAT));
        swap.setId("compare-swap");
        swap.getStyleClass().addAll("small", "flat");
        swap.setAccessibleText("Swap before and after");
        swap.setTooltip(new Tooltip("Swap before and after"));
        swap.setMinWidth(Region.USE_PREF_SIZE);
        swap.setOnAction(_ -> model.swap());
        var services = combo("compare-service", "Service", model.services(), one -> one.place().name(), ComparedService::name, model.serviceProperty());
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var save = new MenuButton("Export");
        save.setId("compare-save");
        save.getStyleClass().add("small");
        save.setMinWidth(Region.USE_PREF_SIZE);
        save.setAccessibleText("Copy or save the comparison");
        var copy = new MenuItem("Copy as Markdown");
        copy.setId("compare-copy");
        copy.setOnAction(_ -> this.copy.accept(model.markdown()));
        save.getItems().add(copy);
        for (var format : CompareViewModel.Format.values()) {
            var item = new MenuItem("Save as " + format.title() + "…");
            item.setOnAction(_ -> model.save(format));
            save.getItems().add(item);
        }
        var line = new HBox(kicker("Before"), before, swap, kicker("After"), after, services, space, save);
        line.getStyleClass().add("compare-top");
        return line;
    }

    private ComboBox<Side> sides(String id, String says, ObjectProperty<@Nullable Side> chosen) {
        return combo(id, says, model.open(), Side::name, side -> side.title(times.getValue()), chosen);
    }

    private static <T> ComboBox<T> combo(String id, String says, ObservableList<T> items, Function<T, String> name, Function<T, String> title, ObjectProperty<@Nullable T> chosen) {
        var combo = new ComboBox<>(items);
        combo.setId(id);
        combo.setAccessibleText(says);
        combo.setCellFactory(_ -> new TitleCell<>(title));
        combo.setButtonCell(new TitleCell<>(name));
        combo.setMinWidth(90);
        Ems.prefer(combo, 180);
        combo.setTooltip(new Tooltip());
        combo.getTooltip().textProperty().bind(chosen.map(title).orElse(says));
        combo.setValue(chosen.get());
        chosen.addListener((_, _, now) -> combo.setValue(now));
        combo.setOnAction(_ -> {
            if (combo.getValue() != null) {
                chosen.set(combo.getValue());
            }
        });
        return combo;
    }

    private static Label kicker(String text) {
        var label = new Label(text);
        label.getStyleClass().add("kicker");
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private Node tables() {
        var group = new ToggleGroup();
        var verdicts = segment("compare-badges-tab", group, badges());
        verdicts.setText("Badges");
        var findings = segment("compare-findings-tab", group, findings());
        findings.textProperty().bind(Bindings.size(model.changes()).asString("Findings %d"));
        var settings = segment("compare-settings-tab", group, settings());
        settings.textProperty().bind(Bindings.size(model.settings()).asString("Settings %d"));
        var numbers = segment("compare-numbers-tab", group, numbers());
        numbers.textProperty().bind(Bindings.size(model.metrics()).asString("Numbers %d"));
        group.selectedToggleProperty().addListener((_, was, now) -> {
            if (now == null) {
                group.selectToggle(was);
            } else {
                shown.getChildren().setAll((Node) now.getUserData());
            }
        });
        findings.setSelected(true);
        filter.setId("compare-filter");
        filter.setPromptText("Filter changes");
        filter.setAccessibleText("Filter changed findings by text");
        filter.textProperty().bindBidirectional(model.filterProperty());
        filter.setPrefWidth(150);
        filter.setMinWidth(80);
        filter.visibleProperty().bind(findings.selectedProperty());
        filter.managedProperty().bind(filter.visibleProperty());
        all.setId("compare-all");
        all.setTooltip(new Tooltip("Also findings that are no trouble on either side"));
        all.setMinWidth(Region.USE_PREF_SIZE);
        all.selectedProperty().bindBidirectional(model.showsAllProperty());
        all.visibleProperty().bind(findings.selectedProperty());
        all.managedProperty().bind(all.visibleProperty());
        headline.getStyleClass().add("compare-headline");
        headline.setMinWidth(0);
        headline.visibleProperty().bind(findings.selectedProperty().not());
        headline.managedProperty().bind(headline.visibleProperty());
        headline.setTooltip(new Tooltip());
        headline.getTooltip().textProperty().bind(headline.textProperty());
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var segments = new HBox(verdicts, findings, settings, numbers);
        segments.getStyleClass().add("segments");
        var line = new HBox(segments, space, headline, all, filter);
        line.getStyleClass().add("compare-segments");
        VBox.setVgrow(shown, Priority.ALWAYS);
        shown.setMinHeight(0);
        var pane = new VBox(line, shown);
        pane.setMinWidth(0);
        return pane;
    }

    private ToggleButton segment(String id, ToggleGroup group, Node table) {
        var button = new ToggleButton();
        button.setId(id);
        button.getStyleClass().add("small");
        button.setToggleGroup(group);
        button.setUserData(table);
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    private TableView<BadgePair> badges() {
        var table = table(badges, "compare-badges", "The five badges before and after", "No service is chosen.");
        table.getColumns().add(Columns.text("Badge", 300, BadgePair::title, BadgePair::title));
        table.getColumns().add(verdict("Before", BadgePair::before));
        table.getColumns().add(verdict("After", BadgePair::after));
        table.getColumns().add(Columns.text("Change", 110, BadgePair::change, BadgePair::change));
        return table;
    }

    private static TableColumn<BadgePair, BadgePair> verdict(String title, Function<BadgePair, @Nullable BadgeVerdict> side) {
        var column = Columns.<BadgePair>status(pair -> BadgePair.status(side.apply(pair)), pair -> BadgePair.word(side.apply(pair)));
        column.setText(title);
        return column;
    }

    private TableView<Change> findings() {
        var table = table(model.changes(), "compare-findings", "Findings that are not the same on both sides, worse first", "No finding is better or worse.");
        table.getColumns().add(Columns.status(change -> change.shift().told().status(), Change::word));
        table.getColumns().add(Columns.text("Change", 105, Change::kind, Change::kind));
        table.getColumns().add(Columns.text("Finding", 240, change -> change.shift().told().title(), change -> change.shift().told().title()));
        table.getColumns().add(Columns.text("Before", 190, Change::before, Change::before));
        table.getColumns().add(Columns.text("After", 190, Change::after, Change::after));
        table.setOnMouseClicked(event -> {
            if (event.getTarget() instanceof Node) {
                go(table);
            }
        });
        table.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
                go(table);
                event.consume();
            }
        });
        return table;
    }

    private void go(TableView<Change> table) {
        var change = table.getSelectionModel().getSelectedItem();
        if (change != null) {
            model.go(change);
        }
    }

    private TableView<SettingChange> settings() {
        var table = table(model.settings(), "compare-settings", "Settings that are not the same on both sides", "No recorded setting changed. What is not given counts as the default that the API documents.");
        table.getColumns().add(Columns.text("Resource", 200, ComparedService::resource, SettingChange::resource));
        table.getColumns().add(Columns.text("Setting", 260, SettingChange::member, SettingChange::member));
        table.getColumns().add(Columns.text("Before", 190, change -> ComparedService.value(change.before()), change -> ComparedService.value(change.before())));
        table.getColumns().add(Columns.text("After", 190, change -> ComparedService.value(change.after()), change -> ComparedService.value(change.after())));
        return table;
    }

    private TableView<MetricChange> numbers() {
        var table = table(model.metrics(), "compare-numbers", "Numbers of both sides", "Neither side recorded a number.");
        table.getColumns().add(Columns.text("Number", 380, MetricChange::name, MetricChange::name));
        table.getColumns().add(Columns.text("Before", 130, metric -> Quantity.of(metric.before(), metric.unit()), metric -> Quantity.of(metric.before(), metric.unit())));
        table.getColumns().add(Columns.text("After", 130, metric -> Quantity.of(metric.after(), metric.unit()), metric -> Quantity.of(metric.after(), metric.unit())));
        table.getColumns().add(Columns.text("Change", 100, Proportion::of, Proportion::inFull));
        return table;
    }

    private static <T> TableView<T> table(ObservableList<T> items, String id, String says, String empty) {
        var table = new TableView<>(items);
        table.setId(id);
        table.setAccessibleText(says);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setPlaceholder(new WrappedLabel(empty, "muted"));
        return table;
    }

    private void show(@Nullable ComparedService service) {
        headline.setText(service == null ? "" : service.headline());
        badges.setAll(service == null ? List.of() : Arrays.stream(Badge.values()).map(badge -> new BadgePair(badge, ComparedService.verdict(service.comparison().before(), badge),
                ComparedService.verdict(service.comparison().after(), badge))).toList());
    }

    private Node empty(Runnable openMore, Runnable openSamples) {
        var reason = new WrappedLabel("", "muted");
        reason.setId("compare-reason");
        reason.textProperty().bind(model.reasonProperty());
        reason.setMaxWidth(460);
        reason.setTextAlignment(TextAlignment.CENTER);
        reason.setAlignment(Pos.CENTER);
        var open = new Button("Open another…", new FontIcon(Feather.FOLDER));
        open.setId("compare-open");
        open.setOnAction(_ -> openMore.run());
        var samples = new Button("Show it with a sample");
        samples.setId("compare-samples");
        samples.setTooltip(new Tooltip("Opens the two samples of a roll-out that stalled at 600 tasks, before and after its network was mended"));
        samples.setOnAction(_ -> openSamples.run());
        var buttons = new HBox(open, samples);
        buttons.getStyleClass().add("empty-buttons");
        buttons.visibleProperty().bind(Bindings.size(model.open()).lessThan(2));
        buttons.managedProperty().bind(buttons.visibleProperty());
        var before = sides("compare-choose-before", "Before", model.beforeProperty());
        var after = sides("compare-choose-after", "After", model.afterProperty());
        var choose = new HBox(kicker("Before"), before, kicker("After"), after);
        choose.getStyleClass().add("empty-buttons");
        choose.visibleProperty().bind(Bindings.size(model.open()).greaterThanOrEqualTo(2));
        choose.managedProperty().bind(choose.visibleProperty());
        var box = new VBox(reason, buttons, choose);
        box.getStyleClass().add("compare-empty");
        box.visibleProperty().bind(model.readyProperty().not());
        return box;
    }
}
