package dev.drydock.ui.kit;

import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;
import javafx.scene.shape.SVGPath;
import javafx.scene.transform.Scale;

/// Drydock's mark, a bow in its dock, as `icons/drydock.svg` has it; coloured by the stylesheet.
public final class Mark extends Group {
    private static final double DRAWN = 64;

    public Mark(double size) {
        super(
                path("dock", "M4 12h10v14h6v14h6v10h12V40h6V26h6V12h10v46H4z"),
                path("bow", "M20 8h24c0 14-5 24-12 30-7-6-12-16-12-30z"),
                path("bow", "M29 40h6v10h-6z"));
        getStyleClass().add("mark");
        getTransforms().add(new Scale(size / DRAWN, size / DRAWN));
    }

    /// The mark for where the system shows the window: on the task bar, in lists of windows.
    public static Image image() {
        var scene = new Scene(new Group(new Mark(DRAWN)), DRAWN, DRAWN, Color.TRANSPARENT);
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
