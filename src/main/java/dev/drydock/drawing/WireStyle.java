package dev.drydock.drawing;

import dev.drydock.drawing.Shape.Disc;
import dev.drydock.drawing.Shape.Polygon;
import dev.drydock.path.PathEdge.Way;
import java.util.List;

/// How what flows is drawn: by the colour of its line, by its dashes, and by the mark at its end. A reader who sees no colour has the other two.
enum WireStyle {
    REQUESTS("requests"),
    PLACEMENT("placement"),
    PRIVATE("private endpoint"),
    NAT("NAT gateway"),
    INTERNET("internet gateway"),
    OTHER("transit, peering, appliance"),
    BLOCKED("blocked"),
    NO_WAY("no way"),
    UNKNOWN("not recorded");

    private final String word;

    WireStyle(String word) {
        this.word = word;
    }

    /// @param deadEnd whether it leads to nothing at all, rather than to a thing that lets nothing through
    static WireStyle of(Way way, boolean deadEnd) {
        return switch (way) {
            case TRAFFIC -> REQUESTS;
            case PLACEMENT -> PLACEMENT;
            case INTERFACE_ENDPOINT, GATEWAY_ENDPOINT -> PRIVATE;
            case NAT -> NAT;
            case INTERNET -> INTERNET;
            case OTHER -> OTHER;
            case NOTHING -> deadEnd ? NO_WAY : BLOCKED;
            case UNKNOWN -> UNKNOWN;
        };
    }

    String word() {
        return word;
    }

    /// @param outside the colour of what leaves the VPC: of what is said of its end, or [Role#OUTSIDE]
    Stroke stroke(Role outside) {
        return switch (this) {
            case REQUESTS -> Stroke.solid(Role.FLOW, 1.6);
            case PLACEMENT -> Stroke.solid(Role.FLOW, 1.3);
            case PRIVATE -> Stroke.solid(Role.OK, 1.4);
            case NAT -> new Stroke(outside, 1.4, Stroke.Dash.DASHED);
            case INTERNET -> Stroke.solid(outside, 1.4);
            case OTHER -> new Stroke(outside, 1.4, Stroke.Dash.FINE);
            case BLOCKED, NO_WAY -> new Stroke(Role.FAIL, 1.7, Stroke.Dash.DOTTED);
            case UNKNOWN -> new Stroke(Role.NEUTRAL, 1.4, Stroke.Dash.DOTTED);
        };
    }

    /// The mark at the end of a line.
    ///
    /// @param x where the line ends
    List<Shape> mark(double x, double y, Role role) {
        return switch (this) {
            case REQUESTS -> List.of(new Polygon(List.of(new Point(x - 7, y - 3.5), new Point(x - 1, y), new Point(x - 7, y + 3.5)), role, null));
            case PLACEMENT -> List.of();
            case PRIVATE -> List.of(new Disc(x - 4, y, 3, role, null));
            case NAT -> List.of(new Polygon(List.of(new Point(x - 8, y - 4), new Point(x - 1.5, y), new Point(x - 8, y + 4)), Role.CANVAS, Stroke.solid(role, 1.3)));
            case INTERNET -> List.of(new Polygon(List.of(new Point(x - 8, y - 4), new Point(x - 1, y), new Point(x - 8, y + 4)), role, null));
            case OTHER -> List.of(new Polygon(
                    List.of(new Point(x - 9, y), new Point(x - 5, y - 4), new Point(x - 1, y), new Point(x - 5, y + 4)), Role.CANVAS, Stroke.solid(role, 1.3)));
            case BLOCKED -> List.of(
                    Lines.straight(Stroke.solid(role, 1.8), new Point(x - 9, y - 4), new Point(x - 1, y + 4)),
                    Lines.straight(Stroke.solid(role, 1.8), new Point(x - 9, y + 4), new Point(x - 1, y - 4)));
            case NO_WAY -> List.of(Lines.straight(Stroke.solid(role, 2.2), new Point(x - 3, y - 5), new Point(x - 3, y + 5)));
            case UNKNOWN -> List.of(new Disc(x - 5, y, 3, Role.CANVAS, Stroke.solid(role, 1.3)));
        };
    }
}
