package dev.drydock.drawing;

import dev.drydock.path.Lane;
import java.util.EnumMap;
import java.util.Map;

/// Where the lanes stand across the picture. The boxes of a lane have its width, so that lines cross between lanes and never through a box.
final class Lanes {
    static final double CLIENTS = 66;
    static final double LOAD_BALANCER = 168;
    static final double SERVICE = 178;
    /// Between a zone's frame and the subnets in it.
    static final double FRAME_PADDING = 16;
    static final double SUBNET = Squares.WIDTH + 2 * Content.PADDING;
    static final double EGRESS = 188;

    /// The least space after each lane, and how it shares in what is to spare.
    private static final double[] GAPS = {24, 36, 52, 64, 0};

    private static final double MARGIN = 18;

    private final Map<Lane, Double> left = new EnumMap<>(Lane.class);
    private final double width;

    /// @param wanted the width of the picture; a lesser one than the lanes need is not heeded
    Lanes(double wanted) {
        var least = 2 * MARGIN;
        var gaps = 0.0;
        for (var lane : Lane.values()) {
            least += width(lane) + GAPS[lane.ordinal()];
            gaps += GAPS[lane.ordinal()];
        }
        width = Math.max(least, wanted);
        var stretch = 1 + (width - least) / gaps;
        var x = MARGIN;
        for (var lane : Lane.values()) {
            left.put(lane, x);
            x += width(lane) + GAPS[lane.ordinal()] * stretch;
        }
    }

    /// The width of the picture.
    double width() {
        return width;
    }

    double left(Lane lane) {
        return left.get(lane);
    }

    static double width(Lane lane) {
        return switch (lane) {
            case CLIENTS -> CLIENTS;
            case LOAD_BALANCER -> LOAD_BALANCER;
            case SERVICE -> SERVICE;
            case TASKS -> SUBNET + 2 * FRAME_PADDING;
            case EGRESS -> EGRESS;
        };
    }
}
