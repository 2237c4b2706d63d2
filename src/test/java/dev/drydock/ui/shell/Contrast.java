package dev.drydock.ui.shell;

import dev.drydock.ui.kit.StatusGlyph;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import org.kordamp.ikonli.javafx.FontIcon;

/// Measures every text of a window against what it stands on, as it was painted and not as it was meant.
final class Contrast {
    /// WCAG 2, success criterion 1.4.3.
    private static final double ENOUGH = 4.5;

    private Contrast() {}

    /// The texts that are too faint, with their contrast.
    static Set<String> tooFaint(Node root) {
        var faint = new LinkedHashSet<String>();
        for (var node : Nodes.below(root)) {
            if (node instanceof Text text && !(node instanceof FontIcon) && !text.getText().isBlank() && Nodes.isShown(text) && !text.isDisabled() && text.getFill() instanceof Color fill) {
                var behind = behind(text);
                var contrast = contrast(over(fill.deriveColor(0, 1, 1, opacity(text)), behind), behind);
                if (contrast < ENOUGH) {
                    faint.add(String.format("%.2f %s", contrast, where(text)));
                }
            }
        }
        return faint;
    }

    /// What the ancestors paint below a node, the nearest last.
    private static Color behind(Node node) {
        List<Color> layers = new ArrayList<>();
        var number = node.getParent();
        if (number != null && number.getStyleClass().contains("number") && number.getParent() instanceof StatusGlyph glyph && !glyph.getStyleClass().contains("unknown")
                && glyph.getChildren().getFirst() instanceof Region shape && shape.getBackground() != null && shape.getBackground().getFills().getLast().getFill() instanceof Color fill) {
            // The shape of a badge lies beside its number; that of an unknown one is a ring around it.
            return fill;
        }
        for (var each = node.getParent(); each != null; each = each.getParent()) {
            if (each instanceof Region region && region.getBackground() != null) {
                var fills = region.getBackground().getFills();
                for (var i = fills.size() - 1; i >= 0; i--) {
                    if (fills.get(i).getFill() instanceof Color fill && fill.getOpacity() > 0) {
                        layers.addFirst(fill);
                        if (fill.isOpaque()) {
                            return flat(layers);
                        }
                    }
                }
            }
        }
        return flat(layers);
    }

    private static Color flat(List<Color> layers) {
        var colour = Color.WHITE;
        for (var layer : layers) {
            colour = over(layer, colour);
        }
        return colour;
    }

    private static double opacity(Node node) {
        var opacity = 1.0;
        for (var each = node; each != null; each = each.getParent()) {
            opacity *= each.getOpacity();
        }
        return opacity;
    }

    private static Color over(Color top, Color below) {
        return below.interpolate(Color.color(top.getRed(), top.getGreen(), top.getBlue()), top.getOpacity());
    }

    private static double contrast(Color one, Color other) {
        var a = luminance(one);
        var b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed()) + 0.7152 * linear(colour.getGreen()) + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(double value) {
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    private static String where(Text text) {
        var parent = text.getParent();
        return "“" + text.getText().lines().findFirst().orElse("") + "” in " + (parent == null ? "" : parent.getClass().getSimpleName() + " " + parent.getStyleClass());
    }
}
