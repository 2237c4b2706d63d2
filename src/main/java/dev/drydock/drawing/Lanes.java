package dev.drydock.drawing;

import dev.drydock.path.Lane;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// Where the lanes stand across the picture. The boxes of a lane have its width, so that lines cross between lanes and never through a box.
/// A narrow picture has narrow lanes and small, not shrunken, text: text below 11 pixels is not read.
final class Lanes {
    /// How much of the space that is to spare makes boxes wider, and how much wider at most; the rest is between them.
    private static final double SHARE_OF_BOXES = 0.35;

    private static final double WIDEST = 1.35;
    private static final int MOST_CHANNELS = 8;

    private final Map<Lane, Double> left = new EnumMap<>(Lane.class);
    private final int channels;
    private final double width;
    private final double boxes;
    /// From 0, the narrowest, to 1, where nothing is narrowed.
    private final double room;

    /// @param wanted the width of the picture; a lesser one than the lanes need is not heeded
    /// @param channels how many bundles of lines run between the tasks and the endpoints
    Lanes(double wanted, int channels) {
        this.channels = Math.min(MOST_CHANNELS, channels);
        var narrow = natural(0);
        var wide = natural(1);
        room = Math.clamp((wanted - narrow) / (wide - narrow), 0, 1);
        var elastic = Stream.of(Lane.values()).filter(Lanes::isElastic).mapToDouble(lane -> least(lane, room)).sum();
        var gaps = Stream.of(Lane.values()).mapToDouble(lane -> gap(lane, room)).sum();
        var spare = Math.max(0, wanted - natural(room));
        width = Math.max(narrow, wanted);
        boxes = Math.min(WIDEST, 1 + spare * SHARE_OF_BOXES / elastic);
        var stretch = (gaps + spare - elastic * (boxes - 1)) / gaps;
        var x = margin(room);
        for (var lane : Lane.values()) {
            left.put(lane, x);
            x += width(lane) + gap(lane, room) * stretch;
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
        return least(lane, room) * (isElastic(lane) ? boxes : 1);
    }

    /// The width of the boxes in a lane: the lane's, but where frames stand around them.
    double boxWidth(Lane lane) {
        return lane == Lane.TASKS ? width(lane) - 2 * framePadding() : width(lane);
    }

    /// The room for text in the boxes of a lane.
    double room(Lane lane) {
        return boxWidth(lane) - 2 * Content.PADDING;
    }

    /// Between a zone's frame and the subnets in it.
    double framePadding() {
        return between(9, 17, room);
    }

    /// The size of a line of text.
    double text() {
        return room < 0.5 ? 11 : 12;
    }

    boolean isNarrow() {
        return room < 0.5;
    }

    List<Drawing.Column> columns() {
        return Stream.of(Lane.values()).map(lane -> new Drawing.Column(lane.title(), left(lane), left(lane) + width(lane))).toList();
    }

    /// The titles above the lanes.
    List<Item> titles(double y) {
        return Stream.of(Lane.values()).map(lane -> {
            var text = Typeface.REGULAR.fit(lane.title().toUpperCase(Locale.ROOT), 11, width(lane) + gap(lane, room) - 6);
            var title = new Shape.Text(left(lane), y, Typeface.REGULAR.width(text, 11), text, Typeface.REGULAR, 11, Shape.Text.Anchor.START, Role.TEXT_MUTED);
            return Item.decoration(title.bounds(), List.of(title));
        }).toList();
    }

    private double natural(double roomy) {
        return 2 * margin(roomy) + Stream.of(Lane.values()).mapToDouble(lane -> least(lane, roomy) + gap(lane, roomy)).sum();
    }

    private static double margin(double roomy) {
        return between(10, 16, roomy);
    }

    private static double least(Lane lane, double roomy) {
        return switch (lane) {
            case CLIENTS -> between(60, 68, roomy);
            case LOAD_BALANCER -> between(130, 168, roomy);
            case SERVICE -> between(132, 178, roomy);
            case TASKS -> between(138, 190, roomy);
            case EGRESS -> between(126, 196, roomy);
        };
    }

    /// The least space after a lane, which shares in what is to spare.
    private double gap(Lane lane, double roomy) {
        return switch (lane) {
            case CLIENTS -> between(16, 26, roomy);
            case LOAD_BALANCER -> between(24, 36, roomy);
            case SERVICE -> between(28, 44, roomy);
            case TASKS -> between(12, 26, roomy) + channels * between(8, 12, roomy);
            case EGRESS -> 0;
        };
    }

    private static double between(double narrow, double wide, double roomy) {
        return narrow + (wide - narrow) * roomy;
    }

    private static boolean isElastic(Lane lane) {
        return switch (lane) {
            case LOAD_BALANCER, SERVICE, EGRESS -> true;
            case CLIENTS, TASKS -> false;
        };
    }
}
