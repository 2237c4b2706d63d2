package dev.drydock.ui.shell;

import dev.drydock.ui.kit.Action;
import dev.drydock.ui.kit.ActionRegistry;
import dev.drydock.ui.kit.Mark;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// The line at the top: the menus, the source, where the window stands, and the buttons of the actions that have one here.
final class Header extends VBox {
    /// Below this width, in em, the buttons show their icons alone.
    private static final double ROOMY = 120;
    /// Below this width, in em, where the window stands takes a line of its own.
    private static final double ONE_LINE = 82;
    /// The most that the source may take of it: where the window stands matters more.
    private static final double PILL = 0.23;
    /// The same where it shares a line with that alone.
    private static final double PILL_BELOW = 0.45;
    private static final double BRAND = 1.05;
    private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");
    /// How a source stands that is read live.
    private static final List<String> LOOKS = List.of("live", "stale");
    private static final PseudoClass ON = PseudoClass.getPseudoClass("on");

    private final ActionRegistry actions;
    private final HBox upper = new HBox();
    private final HBox lower = new HBox();
    private final HBox navigation = new HBox();
    private final HBox source = new HBox();
    private final HBox window = new HBox();

    /// @param live how the source stands that is shown
    Header(HeaderViewModel model, MenuBar menus, ActionRegistry actions, LiveNow live) {
        this.actions = actions;
        getStyleClass().add("header");
        var brand = new Label("Drydock", new Group(new Mark(18)));
        brand.getStyleClass().add("brand");
        brand.setMinWidth(USE_PREF_SIZE);
        menus.setMinWidth(USE_PREF_SIZE);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        for (var bar : List.of(navigation, source, window)) {
            bar.getStyleClass().add("bar");
            bar.setMinWidth(USE_PREF_SIZE);
            bar.managedProperty().bind(Bindings.isNotEmpty(bar.getChildren()));
        }
        actions.all().forEach(this::add);
        actions.all().addListener((ListChangeListener<Action>) change -> {
            while (change.next()) {
                change.getAddedSubList().forEach(this::add);
            }
        });
        var pill = pill(model, live);
        var where = List.<Node>of(pill, navigation, new Breadcrumb(model));
        var lines = List.of(upper, lower);
        lines.forEach(line -> line.getStyleClass().add("header-line"));
        lower.managedProperty().bind(lower.visibleProperty());
        upper.getChildren().addAll(brand, menus);
        upper.getChildren().addAll(where);
        upper.getChildren().addAll(space, find(), source, window);
        lower.setVisible(false);
        Runnable fit = () -> {
            var room = getWidth() / (brand.getFont().getSize() / BRAND);
            pseudoClassStateChanged(NARROW, room < ROOMY);
            fit(where, getWidth() > 0 && room < ONE_LINE);
        };
        pill.maxWidthProperty().bind(widthProperty().multiply(Bindings.when(lower.visibleProperty()).then(PILL_BELOW).otherwise(PILL)));
        widthProperty().subscribe(fit);
        brand.fontProperty().subscribe(fit);
        getChildren().addAll(lines);
    }

    /// Where the window stands goes below the menus, and back between them and the buttons.
    private void fit(List<Node> where, boolean twoLines) {
        if (lower.isVisible() != twoLines) {
            lower.setVisible(twoLines);
            if (twoLines) {
                lower.getChildren().setAll(where);
            } else {
                lower.getChildren().clear();
                upper.getChildren().addAll(2, where);
            }
        }
    }

    private void add(Action action) {
        switch (action.bar()) {
            case NONE -> {}
            case NAVIGATION -> navigation.getChildren().add(button(action, false));
            case SOURCE -> source.getChildren().add(button(action, true));
            case LIVE -> {
                var button = button(action, true);
                button.visibleProperty().bind(action.enabled());
                button.managedProperty().bind(button.visibleProperty());
                source.getChildren().addFirst(button);
            }
            case WINDOW -> window.getChildren().add(button(action, false));
        }
    }

    /// @param titled whether its title stands on it
    private Button button(Action action, boolean titled) {
        var button = new Button();
        button.setId(action.id());
        button.getStyleClass().add(titled ? "titled" : "icon-only");
        button.setMinWidth(USE_PREF_SIZE);
        if (action.icon() != null) {
            button.setGraphic(new FontIcon(action.icon()));
        }
        if (titled) {
            button.textProperty().bind(action.title());
        }
        var tooltip = new Tooltip();
        tooltip.textProperty().bind(action.title().map(_ -> action.hint()));
        button.setTooltip(tooltip);
        button.accessibleTextProperty().bind(action.title());
        button.disableProperty().bind(action.enabled().map(enabled -> !enabled));
        if (action.on() != null) {
            action.on().subscribe(now -> button.pseudoClassStateChanged(ON, Boolean.TRUE.equals(now)));
        }
        button.setOnAction(_ -> actions.run(action));
        return button;
    }

    /// Looks like a field and opens the palette, which has one.
    private Button find() {
        var action = actions.find(Palette.ID).orElseThrow();
        var key = new Label(action.shownKey());
        key.getStyleClass().add("key-cap");
        var button = new Button("Find…", key);
        button.setId("find");
        button.getStyleClass().add("find");
        button.setMinWidth(USE_PREF_SIZE);
        button.setAccessibleText("Find a service, task, subnet, finding or action");
        button.setTooltip(new Tooltip("Find a service, task, subnet, finding or action"));
        button.setOnAction(_ -> actions.run(action));
        return button;
    }

    private static Label pill(HeaderViewModel model, LiveNow live) {
        var dot = new Region();
        dot.getStyleClass().add("dot");
        var pill = new Label("", dot);
        pill.setId("source-pill");
        pill.getStyleClass().add("pill");
        pill.textProperty().bind(model.sourceProperty());
        pill.visibleProperty().bind(model.sourceProperty().map(text -> !text.isEmpty()));
        pill.managedProperty().bind(pill.visibleProperty());
        pill.setMinWidth(90);
        var tooltip = new Tooltip();
        tooltip.textProperty().bind(Bindings.createStringBinding(() -> model.sourceProperty().getValue() + (live.ageProperty().get().isEmpty() ? "" : "\n" + live.ageProperty().get()),
                model.sourceProperty(), live.ageProperty()));
        live.lookProperty().subscribe(look -> LOOKS.forEach(name -> pill.pseudoClassStateChanged(PseudoClass.getPseudoClass(name), name.equals(look))));
        pill.setTooltip(tooltip);
        return pill;
    }
}
