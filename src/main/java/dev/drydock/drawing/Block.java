package dev.drydock.drawing;

import dev.drydock.drawing.Shape.Box;
import dev.drydock.drawing.Shape.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// One row of what stands in a box, under its title.
interface Block {
    double height();

    void place(double x, double y, double width, Sink sink);

    /// A line of text that was made to fit before.
    record Line(String text, Role role) implements Block {
        static final double SIZE = 12;

        @Override
        public double height() {
            return 16;
        }

        @Override
        public void place(double x, double y, double width, Sink sink) {
            sink.add(new Text(x, y + 12, Typeface.REGULAR.width(text, SIZE), text, Typeface.REGULAR, SIZE, Text.Anchor.START, role));
        }
    }

    /// A bar of which some parts are filled.
    record Bar(List<Part> parts) implements Block {
        private static final double THICKNESS = 6;
        private static final double LEAST = 0.05;

        /// @param share of the whole, from 0 to 1
        record Part(double share, Role role) {}

        @Override
        public double height() {
            return THICKNESS + 8;
        }

        @Override
        public void place(double x, double y, double width, Sink sink) {
            sink.add(new Box(x, y + 4, width, THICKNESS, THICKNESS / 2, Role.TRACK, null));
            var left = x;
            for (var part : seen()) {
                sink.add(new Box(left, y + 4, part.share() * width, THICKNESS, THICKNESS / 2, part.role(), null));
                left += part.share() * width;
            }
        }

        /// The parts that are there, each with enough of the bar to be seen: the largest gives what the small ones lack.
        private List<Part> seen() {
            var there = parts.stream().filter(part -> part.share() > 0).toList();
            var widened = there.stream().map(part -> new Part(Math.max(part.share(), LEAST), part.role())).toList();
            var excess = widened.stream().mapToDouble(Part::share).sum() - Math.max(LEAST, Math.min(1, there.stream().mapToDouble(Part::share).sum()));
            var largest = widened.stream().max(Comparator.comparingDouble(Part::share));
            return widened.stream().map(part -> largest.get() == part ? new Part(Math.max(LEAST, part.share() - excess), part.role()) : part).toList();
        }
    }

    /// A thing of its own in a row: a pip, its name, and a note at the right.
    record Row(Target target, String says, boolean filled, Role pip, String name, String note, Role noteRole) implements Block {
        @Override
        public double height() {
            return 18;
        }

        @Override
        public void place(double x, double y, double width, Sink sink) {
            var shapes = new ArrayList<Shape>();
            if (sink.isSelected(target)) {
                shapes.add(new Box(x - 6, y, width + 12, 18, 4, Role.ACCENT_SUBTLE, Stroke.solid(Role.ACCENT, 1.5)));
            }
            shapes.add(new Shape.Disc(x + 4, y + 9, filled ? 4 : 3.25, filled ? pip : null, filled ? null : Stroke.solid(pip, 1.5)));
            var noteText = Typeface.REGULAR.fit(note, 11, width * 0.6);
            var noteWidth = Typeface.REGULAR.width(noteText, 11);
            var nameText = Typeface.REGULAR.fit(name, Line.SIZE, width - 13 - noteWidth - 8);
            shapes.add(new Text(x + 13, y + 13, Typeface.REGULAR.width(nameText, Line.SIZE), nameText, Typeface.REGULAR, Line.SIZE, Text.Anchor.START, Role.TEXT));
            shapes.add(new Text(x + width, y + 13, noteWidth, noteText, Typeface.REGULAR, 11, Text.Anchor.END, noteRole));
            sink.add(new Item(target, says, new Bounds(x - 4, y, width + 8, 18), List.copyOf(shapes)));
        }
    }
}
