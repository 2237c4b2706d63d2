package dev.drydock.ui.shell;

import dev.drydock.ui.kit.Mark;
import dev.drydock.ui.kit.Theme;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Group;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The line at the top: the menus, the source, where the window stands, and the buttons.
final class Header extends HBox {

    Header(HeaderViewModel model, MenuBar menus, Runnable open, ObservableValue<Theme> theme, Runnable toggleTheme) {
        getStyleClass().add("header");
        var brand = new Label("Drydock", new Group(new Mark(18)));
        brand.getStyleClass().add("brand");
        brand.setMinWidth(USE_PREF_SIZE);
        menus.setMinWidth(USE_PREF_SIZE);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        getChildren().addAll(brand, menus, pill(model), crumbs(model), space, openButton(open), themeButton(theme, toggleTheme));
    }

    private static Label pill(HeaderViewModel model) {
        var dot = new Region();
        dot.getStyleClass().add("dot");
        var pill = new Label("", dot);
        pill.setId("source-pill");
        pill.getStyleClass().add("pill");
        pill.textProperty().bind(model.sourceProperty());
        pill.visibleProperty().bind(model.sourceProperty().map(text -> !text.isEmpty()));
        pill.managedProperty().bind(pill.visibleProperty());
        pill.setMinWidth(120);
        var tooltip = new Tooltip();
        tooltip.textProperty().bind(model.sourceProperty());
        pill.setTooltip(tooltip);
        return pill;
    }

    private static HBox crumbs(HeaderViewModel model) {
        var box = new HBox();
        box.setId("breadcrumb");
        box.getStyleClass().add("crumbs");
        Runnable show = () -> show(box, model.crumbsProperty().getValue(), model);
        model.crumbsProperty().addListener((_, _, _) -> show.run());
        show.run();
        return box;
    }

    private static void show(HBox box, List<String> crumbs, HeaderViewModel model) {
        box.getChildren().clear();
        for (var i = 0; i < crumbs.size(); i++) {
            var last = i == crumbs.size() - 1;
            if (i > 0) {
                box.getChildren().add(new Label("›"));
            }
            if (last) {
                var service = new Button(crumbs.get(i));
                service.getStyleClass().add("crumb-service");
                service.setTooltip(new Tooltip("Show the service as a whole"));
                service.setAccessibleText("Service " + crumbs.get(i) + ", show it as a whole");
                service.setOnAction(_ -> model.selectService());
                box.getChildren().add(service);
            } else {
                var label = new Label(crumbs.get(i));
                label.setTooltip(new Tooltip(crumbs.get(i)));
                box.getChildren().add(label);
            }
        }
    }

    private static Button openButton(Runnable open) {
        var button = new Button("Open…", new FontIcon(Feather.FOLDER));
        button.setId("open");
        button.setMinWidth(USE_PREF_SIZE);
        button.setTooltip(new Tooltip("Open a bundle"));
        button.setOnAction(_ -> open.run());
        return button;
    }

    private static Button themeButton(ObservableValue<Theme> theme, Runnable toggle) {
        var icon = new FontIcon();
        icon.iconCodeProperty().bind(theme.map(now -> now.isDark() ? Feather.SUN : Feather.MOON));
        var button = new Button("", icon);
        button.setId("theme");
        button.setMinWidth(USE_PREF_SIZE);
        var tooltip = new Tooltip();
        tooltip.textProperty().bind(theme.map(now -> now.isDark() ? "Light theme" : "Dark theme"));
        button.setTooltip(tooltip);
        button.accessibleTextProperty().bind(theme.map(now -> now.isDark() ? "Switch to the light theme" : "Switch to the dark theme"));
        button.setOnAction(_ -> toggle.run());
        return button;
    }
}
