package dev.drydock.drawing;

import dev.drydock.drawing.Shape.Box;
import dev.drydock.drawing.Shape.Text;
import java.util.List;
import java.util.Set;

/// What stands in one box, before it has a place.
///
/// @param target what the box stands for
/// @param nodes the ids of the nodes that it stands for: one, or those that were drawn together
/// @param blocks from the top, under the title
/// @param border the worst status that is spoken of it, else [Role#BORDER]
/// @param absent whether it stands for something that is not there or not recorded, and is outlined with dashes
record Content(Target target, Set<String> nodes, String title, List<Block> blocks, Role border, boolean absent, Told told) {
    static final double PADDING = 10;
    static final double TITLE_SIZE = 13;
    private static final double TITLE_HEIGHT = 18;
    private static final double RADIUS = 7;

    /// The same as the outline of what is not there, or is not known.
    Content asAbsent(Role newBorder) {
        return new Content(target, nodes, title, blocks, newBorder, true, told);
    }

    double height() {
        return PADDING - 1 + TITLE_HEIGHT + blocks.stream().mapToDouble(Block::height).sum() + PADDING - 2;
    }

    /// The box in its place, followed by the items that stand in it.
    ///
    /// @param taken how much of the title's line the badges on the box take
    List<Item> place(Bounds place, double taken, Emphasis emphasis) {
        var sink = new Sink(emphasis);
        var selected = sink.isSelected(target);
        if (selected) {
            var halo = place.grown(3.5);
            sink.add(new Box(halo.x(), halo.y(), halo.width(), halo.height(), RADIUS + 3.5, null, Stroke.solid(Role.ACCENT, 2)));
        }
        var stroke = new Stroke(border, border == Role.BORDER ? 1 : 1.6, absent ? Stroke.Dash.FINE : Stroke.Dash.SOLID);
        sink.add(new Box(place.x(), place.y(), place.width(), place.height(), RADIUS, selected || sink.isRelated(target) ? Role.ACCENT_SUBTLE : Role.BOX, stroke));
        var inner = place.width() - 2 * PADDING;
        var x = place.x() + PADDING;
        var y = place.y() + PADDING - 1;
        var line = isId(title) ? Typeface.BOLD.fitEnds(title, TITLE_SIZE, inner - taken) : Typeface.BOLD.fit(title, TITLE_SIZE, inner - taken);
        sink.add(new Text(x, y + 12.5, Typeface.BOLD.width(line, TITLE_SIZE), line, Typeface.BOLD, TITLE_SIZE, Text.Anchor.START, absent ? Role.TEXT_MUTED : Role.TEXT));
        y += TITLE_HEIGHT;
        for (var block : blocks) {
            block.place(x, y, inner, sink);
            y += block.height();
        }
        sink.items().addFirst(new Item(target, told, place, sink.shapes()));
        return List.copyOf(sink.items());
    }

    /// Whether a title is an AWS id such as `subnet-0f3c…`, which people know by its ends.
    private static boolean isId(String title) {
        return title.matches("[a-z]{1,12}-[0-9a-f]{8,32}");
    }
}
