package dev.drydock.drawing;

import dev.drydock.path.Lane;
import java.util.EnumMap;
import java.util.Map;

/// Where the lanes stand across the picture. The boxes of a lane have its width, so that lines cross between lanes and never through a box.
final class Lanes {
    /// Between a zone's frame and the subnets in it.
    static final double FRAME_PADDING = 17;

    private static final double MARGIN = 16;

    /// How much of the space that is to spare makes boxes wider, and how much wider at most; the rest is between them.
    private static final double SHARE_OF_BOXES = 0.35;

    private static final double WIDEST = 1.35;

    private final Map<Lane, Double> left = new EnumMap<>(Lane.class);
    private final double width;
    private final double boxes;

    /// @param wanted the width of the picture; a lesser one than the lanes need is not heeded
    Lanes(double wanted) {
        var fixed = 2 * MARGIN;
        var elastic = 0.0;
        var gaps = 0.0;
        for (var lane : Lane.values()) {
            gaps += gap(lane);
            if (isElastic(lane)) {
                elastic += least(lane);
            } else {
                fixed += least(lane);
            }
        }
        width = Math.max(fixed + elastic + gaps, wanted);
        boxes = Math.min(WIDEST, 1 + (width - fixed - elastic - gaps) * SHARE_OF_BOXES / elastic);
        var stretch = (width - fixed - elastic * boxes) / gaps;
        var x = MARGIN;
        for (var lane : Lane.values()) {
            left.put(lane, x);
            x += width(lane) + gap(lane) * stretch;
        }
    }

    /// The width of the picture.
    double width() {
        return width;
    }

    double left(Lane lane) {
        return left.get(lane);
    }

    double width(Lane lane) {
        return isElastic(lane) ? least(lane) * boxes : least(lane);
    }

    /// The width of the boxes in a lane: the lane's, but where frames stand around them.
    double boxWidth(Lane lane) {
        return lane == Lane.TASKS ? least(lane) - 2 * FRAME_PADDING : width(lane);
    }

    /// The room for text in the boxes of a lane.
    double room(Lane lane) {
        return boxWidth(lane) - 2 * Content.PADDING;
    }

    private static double least(Lane lane) {
        return switch (lane) {
            case CLIENTS -> 66;
            case LOAD_BALANCER -> 168;
            case SERVICE -> 178;
            case TASKS -> Squares.WIDTH + 2 * Content.PADDING + 2 * FRAME_PADDING;
            case EGRESS -> 196;
        };
    }

    /// The least space after a lane, which shares in what is to spare.
    private static double gap(Lane lane) {
        return switch (lane) {
            case CLIENTS -> 24;
            case LOAD_BALANCER -> 34;
            case SERVICE -> 48;
            case TASKS -> 64;
            case EGRESS -> 0;
        };
    }

    private static boolean isElastic(Lane lane) {
        return switch (lane) {
            case LOAD_BALANCER, SERVICE, EGRESS -> true;
            case CLIENTS, TASKS -> false;
        };
    }
}
