package dev.drydock.ui.kit;

import java.util.List;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;
import javafx.scene.shape.SVGPath;
import javafx.scene.transform.Scale;

/// Drydock's mark, a ship in her dry dock seen from the front: the outlines of `icons/drydock.svg`, coloured by the stylesheet.
public final class Mark extends Group {
    private static final double DRAWN = 64;
    /// From a list of windows to a dock of large icons, on displays of one and two pixels a point. A system that is given one size alone scales it, and blurs it.
    private static final List<Integer> SIZES = List.of(16, 24, 32, 48, 64, 128, 256);

    public Mark(double size) {
        super(
                path("dock", "M4 24h8v16h4v8h8v4h16v-4h8v-8h4V24h8v36H4z"),
                path("bow", "M30 2h4v4h10v8H20V6h10z"),
                path("bow", "M16 16h15v28c-8-2-15-8-15-20zM48 16H33v28c8-2 15-8 15-20z"),
                path("bow", "M28 46h8v6h-8z"));
        getStyleClass().add("mark");
        getTransforms().add(new Scale(size / DRAWN, size / DRAWN));
    }

    /// The mark for where the system shows the window: on the task bar, in lists of windows.
    public static List<Image> images() {
        return SIZES.stream().map(Mark::image).toList();
    }

    private static Image image(int size) {
        var scene = new Scene(new Group(new Mark(size)), size, size, Color.TRANSPARENT);
        Theme.LIGHT.applyTo(scene);
        return scene.snapshot(null);
    }

    /// The same with a spot on it, for as long as there is something that nobody has looked at.
    public static Image spotted() {
        var spot = new Circle(50, 14, 13);
        spot.getStyleClass().add("mark-spot");
        var scene = new Scene(new Group(new Mark(DRAWN), spot), DRAWN, DRAWN, Color.TRANSPARENT);
        Theme.LIGHT.applyTo(scene);
        return scene.snapshot(null);
    }

    private static SVGPath path(String styleClass, String outline) {
        var path = new SVGPath();
        path.setContent(outline);
        path.getStyleClass().add(styleClass);
        return path;
    }
}
