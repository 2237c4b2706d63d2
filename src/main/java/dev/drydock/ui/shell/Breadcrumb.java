package dev.drydock.ui.shell;

import dev.drydock.advice.Unseen;
import dev.drydock.ui.kit.Crumb;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;

/// The way to what is selected, each step of it a click. Where there is no room for all, the first steps give way: the end of the way says most.
final class Breadcrumb extends Region {
    private static final double GAP = 5;
    /// So much of a name says what it is.
    private static final double LONGEST = 260;

    private final HeaderViewModel model;
    /// In turn a step and the sign before the next; the sign that steps are left out stands before them all.
    private final List<Label> signs = new ArrayList<>();
    private final List<Labeled> steps = new ArrayList<>();
    private final Label more = sign("…");

    Breadcrumb(HeaderViewModel model) {
        this.model = model;
        setId("breadcrumb");
        getStyleClass().add("crumbs");
        setMinWidth(0);
        model.crumbsProperty().addListener((_, _, crumbs) -> show(crumbs));
        show(model.crumbsProperty().getValue());
    }

    private void show(List<Crumb> crumbs) {
        steps.clear();
        signs.clear();
        for (var i = 0; i < crumbs.size(); i++) {
            steps.add(step(crumbs.get(i), i == crumbs.size() - 1));
            signs.add(sign("›"));
        }
        var names = crumbs.stream().map(Crumb::title).map(Unseen::shown).toList();
        more.setTooltip(new Tooltip(String.join(" › ", names)));
        getChildren().setAll(more);
        getChildren().addAll(steps);
        getChildren().addAll(signs);
        requestLayout();
    }

    private Labeled step(Crumb crumb, boolean last) {
        var name = Unseen.shown(crumb.title());
        var goes = crumb.goes();
        Labeled step;
        if (goes == null) {
            step = new Label(name);
            step.getStyleClass().add("muted");
        } else {
            var button = new Button(name);
            button.getStyleClass().add("crumb");
            button.setAccessibleText(name + (last ? ", selected" : ", go back to it"));
            button.setOnAction(_ -> model.go(goes));
            step = button;
        }
        if (last) {
            step.getStyleClass().add("last");
        }
        step.setTooltip(new Tooltip(name));
        step.setMinWidth(0);
        return step;
    }

    private static Label sign(String text) {
        var sign = new Label(text);
        sign.getStyleClass().add("muted");
        sign.setMinWidth(USE_PREF_SIZE);
        return sign;
    }

    private static double wide(Labeled step) {
        return Math.min(LONGEST, Math.ceil(step.prefWidth(-1)));
    }

    @Override
    protected double computePrefWidth(double height) {
        var width = 0.0;
        for (var i = 0; i < steps.size(); i++) {
            width += wide(steps.get(i)) + (i == 0 ? 0 : signs.get(i).prefWidth(-1) + 2 * GAP);
        }
        return Math.ceil(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        return steps.stream().mapToDouble(step -> step.prefHeight(-1)).max().orElse(0);
    }

    @Override
    protected void layoutChildren() {
        var from = 0;
        var needed = computePrefWidth(-1);
        var left = more.prefWidth(-1) + 2 * GAP + (signs.isEmpty() ? 0 : signs.getFirst().prefWidth(-1));
        while (from < steps.size() - 1 && needed + (from == 0 ? 0 : left) > getWidth() + 0.5) {
            needed -= wide(steps.get(from)) + signs.get(from + 1).prefWidth(-1) + 2 * GAP;
            from++;
        }
        var x = 0.0;
        more.setVisible(from > 0 && getWidth() > 3 * left);
        if (more.isVisible()) {
            x = place(more, x, more.prefWidth(-1)) + GAP;
        }
        for (var i = 0; i < steps.size(); i++) {
            var shown = i >= from;
            steps.get(i).setVisible(shown);
            signs.get(i).setVisible(shown && (i > from || more.isVisible()));
            if (shown) {
                x = signs.get(i).isVisible() ? place(signs.get(i), x, signs.get(i).prefWidth(-1)) + GAP : x;
                x = place(steps.get(i), x, Math.min(wide(steps.get(i)), Math.max(0, getWidth() - x))) + GAP;
            }
        }
    }

    /// @return where the next thing may stand
    private double place(Labeled thing, double x, double width) {
        var height = thing.prefHeight(-1);
        thing.resizeRelocate(x, Math.round((getHeight() - height) / 2), width, height);
        return x + width;
    }
}
