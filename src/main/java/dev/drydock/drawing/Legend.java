package dev.drydock.drawing;

import dev.drydock.check.ServiceDiagnosis;
import dev.drydock.check.Status;
import dev.drydock.drawing.Shape.Text;
import dev.drydock.path.PathEdge;
import dev.drydock.path.PathEdge.Way;
import dev.drydock.path.PathNode.HostNode;
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
    private static final double LINE_HEIGHT = 20;

    private final double left;
    private final double right;
    private final List<Shape> shapes = new ArrayList<>();
    private double x;
    private double y;

    private Legend(double left, double y, double right) {
        this.left = left;
        this.right = right;
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
        for (var way : ways(path)) {
            legend.entry(28, word(way), (at, centre) -> List.of(Lines.straight(stroke(way), new Point(at, centre), new Point(at + 22, centre))));
        }
        var bounds = new Bounds(left, y - LINE_HEIGHT / 2, width - 2 * left, legend.y - y + LINE_HEIGHT);
        return new Item(null, "", bounds, List.copyOf(legend.shapes));
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
        x += sampleWidth + 4 + width + 18;
    }

    private static EnumSet<State> states(ServicePath path) {
        var states = EnumSet.noneOf(State.class);
        Stream.concat(path.nodes(SubnetNode.class).flatMap(node -> node.tasks().stream()), path.nodes(HostNode.class).flatMap(node -> node.tasks().stream()))
                .forEach(task -> states.add(task.state()));
        return states;
    }

    /// The ways that are in the picture; those that look alike once.
    private static EnumSet<Way> ways(ServicePath path) {
        var ways = EnumSet.noneOf(Way.class);
        path.edges().stream().map(PathEdge::way).map(way -> way == Way.GATEWAY_ENDPOINT ? Way.INTERFACE_ENDPOINT : way).forEach(ways::add);
        ways.removeAll(EnumSet.of(Way.TRAFFIC, Way.PLACEMENT));
        return ways;
    }

    /// What leaves the VPC has the colour of what is said of its end, so that here only its dashes tell the way.
    private static Stroke stroke(Way way) {
        return Wires.stroke(way, Role.NEUTRAL);
    }

    private static String word(Way way) {
        return switch (way) {
            case TRAFFIC -> "requests";
            case PLACEMENT -> "placement";
            case INTERFACE_ENDPOINT, GATEWAY_ENDPOINT -> "private, by an endpoint";
            case NAT -> "by NAT";
            case INTERNET -> "by the internet";
            case OTHER -> "by another target";
            case NOTHING -> "no way";
            case UNKNOWN -> "not recorded";
        };
    }
}
