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
    record Line(String text, Role role, double size) implements Block {
        @Override
        public double height() {
            return size + 4;
        }

        @Override
        public void place(double x, double y, double width, Sink sink) {
            sink.add(new Text(x, y + size, Typeface.REGULAR.width(text, size), text, Typeface.REGULAR, size, Text.Anchor.START, role));
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

    /// A thing of its own in a row: a pip, its name, and a note at the right, or below where the two do not stand side by side.
    record Row(Target target, Told told, boolean filled, Role pip, String name, String note, Role noteRole, double size, double width) implements Block {
        private static final double INDENT = 13;
        private static final double NOTE = 11;

        @Override
        public double height() {
            return isBeside() ? size + 6 : size + 6 + NOTE + 3;
        }

        private boolean isBeside() {
            return INDENT + Typeface.REGULAR.width(name, size) + 8 + Typeface.REGULAR.width(note, NOTE) <= width || note.isEmpty();
        }

        @Override
        public void place(double x, double y, double inner, Sink sink) {
            var shapes = new ArrayList<Shape>();
            if (sink.isSelected(target)) {
                shapes.add(new Box(x - 6, y, inner + 12, height(), 4, Role.ACCENT_SUBTLE, Stroke.solid(Role.ACCENT, 1.5)));
            } else if (sink.isRelated(target)) {
                shapes.add(new Box(x - 6, y, inner + 12, height(), 4, Role.ACCENT_SUBTLE, null));
            }
            var middle = y + (size + 6) / 2;
            shapes.add(new Shape.Disc(x + 4, middle, filled ? 4 : 3.25, filled ? pip : null, filled ? null : Stroke.solid(pip, 1.5)));
            var noteText = Typeface.REGULAR.fit(note, NOTE, inner - INDENT);
            var noteWidth = Typeface.REGULAR.width(noteText, NOTE);
            var nameText = Typeface.REGULAR.fit(name, size, inner - INDENT - (isBeside() && !note.isEmpty() ? noteWidth + 8 : 0));
            shapes.add(new Text(x + INDENT, middle + size * 0.36, Typeface.REGULAR.width(nameText, size), nameText, Typeface.REGULAR, size, Text.Anchor.START, Role.TEXT));
            if (!noteText.isEmpty()) {
                shapes.add(isBeside()
                        ? new Text(x + inner, middle + NOTE * 0.36, noteWidth, noteText, Typeface.REGULAR, NOTE, Text.Anchor.END, noteRole)
                        : new Text(x + INDENT, y + size + 6 + NOTE * 0.8, noteWidth, noteText, Typeface.REGULAR, NOTE, Text.Anchor.START, noteRole));
            }
            sink.add(new Item(target, told, new Bounds(x - 4, y, inner + 8, height()), List.copyOf(shapes)));
        }
    }
}
