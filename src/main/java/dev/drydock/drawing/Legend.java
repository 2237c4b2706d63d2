package dev.drydock.drawing;

import dev.drydock.check.ServiceDiagnosis;
import dev.drydock.check.Status;
import dev.drydock.drawing.Shape.Text;
import dev.drydock.path.PathNode.HostNode;
import dev.drydock.path.PathNode.OtherTargetNode;
import dev.drydock.path.PathNode.SubnetNode;
import dev.drydock.path.PathNode.TaskSquare.State;
import dev.drydock.path.ServicePath;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;

/// Says what the shapes, squares and lines of one picture mean; only those that are in it.
final class Legend {
    private static final double SIZE = 11;
    private static final double LINE_HEIGHT = 18;
    private static final double GAP = 14;
    /// What the buttons on the canvas take at the right.
    private static final double OF_BUTTONS = 170;

    private final double left;
    private final double right;
    private final List<Shape> shapes = new ArrayList<>();
    private double x;
    private double y;

    private Legend(double left, double y, double right) {
        this.left = left;
        this.right = right - OF_BUTTONS;
        this.x = left;
        this.y = y;
    }

    static Item of(ServicePath path, ServiceDiagnosis diagnosis, double left, double y, double width) {
        var legend = new Legend(left, y, width - left);
        for (var status : Status.values()) {
            if (diagnosis.count(status) > 0) {
                legend.entry(15, status.word(), (at, centre) -> StatusShape.pip(status, at + 6, centre, 6));
            }
        }
        for (var state : states(path)) {
            legend.entry(14, "task " + Squares.word(state), (at, centre) -> Squares.square(state, at, centre - 5, 10));
        }
        for (var style : styles(path)) {
            // What leaves the VPC has the colour of what is said of its end, so that here only its dashes and its mark tell the way.
            var stroke = style.stroke(Role.NEUTRAL);
            legend.entry(30, style.word(), (at, centre) -> Stream.concat(
                    Stream.of(Lines.straight(stroke, new Point(at, centre), new Point(at + 23, centre))), style.mark(at + 26, centre, stroke.role()).stream()).toList());
        }
        var bounds = new Bounds(left, y - LINE_HEIGHT / 2, width - 2 * left, legend.y - y + LINE_HEIGHT);
        return Item.decoration(bounds, List.copyOf(legend.shapes));
    }

    private interface Sample {
        List<Shape> at(double x, double centre);
    }

    private void entry(double sampleWidth, String word, Sample sample) {
        var width = Typeface.REGULAR.width(word, SIZE);
        if (x > left && x + sampleWidth + 4 + width > right) {
            x = left;
            y += LINE_HEIGHT;
        }
        shapes.addAll(sample.at(x, y));
        shapes.add(new Text(x + sampleWidth + 3, y + 4, width, word, Typeface.REGULAR, SIZE, Text.Anchor.START, Role.TEXT_MUTED));
        x += sampleWidth + 4 + width + GAP;
    }

    private static EnumSet<State> states(ServicePath path) {
        var states = EnumSet.noneOf(State.class);
        Stream.concat(path.nodes(SubnetNode.class).flatMap(node -> node.tasks().stream()), path.nodes(HostNode.class).flatMap(node -> node.tasks().stream()))
                .forEach(task -> states.add(task.state()));
        return states;
    }

    /// The ways that are in the picture.
    private static EnumSet<WireStyle> styles(ServicePath path) {
        var styles = EnumSet.noneOf(WireStyle.class);
        path.edges().forEach(edge -> styles.add(WireStyle.of(edge.way(), edge.to().equals(OtherTargetNode.NO_ROUTE.id()))));
        styles.removeAll(EnumSet.of(WireStyle.REQUESTS, WireStyle.PLACEMENT));
        return styles;
    }
}
