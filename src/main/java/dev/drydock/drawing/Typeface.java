package dev.drydock.drawing;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The bundled typefaces. All painters use these very files, and text is measured from them.
public enum Typeface {
    REGULAR("Inter", 400, "Inter-Regular.ttf"),
    BOLD("Inter", 600, "Inter-SemiBold.ttf"),
    MONO("JetBrains Mono", 400, "JetBrainsMono-Regular.ttf");

    private static final double LEAST_OF_CLAUSES = 0.4;
    private static final List<String> CLAUSE_ENDS = List.of("; ", ": ", ", ", " (");

    private final String family;
    private final int weight;
    private final String file;
    private volatile @Nullable Advances advances;

    Typeface(String family, int weight, String file) {
        this.family = family;
        this.weight = weight;
        this.file = file;
    }

    public String family() {
        return family;
    }

    /// The weight as CSS counts it.
    public int weight() {
        return weight;
    }

    /// The TrueType file.
    public InputStream open() {
        return Objects.requireNonNull(Typeface.class.getResourceAsStream("/dev/drydock/fonts/" + file), file);
    }

    /// The width of a text in pixels at scale 1, without kerning.
    public double width(String text, double size) {
        var advances = advances();
        return size * text.codePoints().mapToDouble(advances::of).sum();
    }

    /// Whether the typeface has a glyph for every character of the text; a painter takes another font for the others.
    public boolean covers(String text) {
        return text.codePoints().allMatch(advances()::has);
    }

    /// The text made fit for one line: what cannot be shown is replaced, and what is too long ends in an ellipsis.
    public String fit(String text, double size, double width) {
        var line = Plain.line(text);
        if (width(line, size) <= width) {
            return line;
        }
        var room = width / size - advances().of('…');
        var kept = new StringBuilder();
        for (var codePoint : line.codePoints().toArray()) {
            room -= advances().of(codePoint);
            if (room < 0) {
                break;
            }
            kept.appendCodePoint(codePoint);
        }
        return kept.toString().stripTrailing() + "…";
    }

    /// The same for an id: what is too long has its ellipsis in the middle, so that both ends can be read.
    public String fitEnds(String id, double size, double width) {
        var line = Plain.line(id);
        var keep = line.length();
        while (keep > 6 && width(line, size) > width) {
            keep--;
            line = id.substring(0, Math.ceilDiv(keep, 2) + 2) + "…" + id.substring(id.length() - keep / 2 + 2);
        }
        return fit(line, size, width);
    }

    /// The text broken between words into at most so many lines; the last one ends in an ellipsis where not all fits.
    public List<String> wrap(String text, double size, double width, int most) {
        var lines = new ArrayList<String>();
        var rest = Plain.line(text).strip();
        while (lines.size() < most - 1 && width(rest, size) > width) {
            var cut = lastBreak(rest, size, width);
            if (cut <= 0) {
                break;
            }
            lines.add(rest.substring(0, cut));
            rest = rest.substring(cut).strip();
        }
        lines.add(fit(rest, size, width));
        return lines;
    }

    /// The same for a sentence of clauses: where not all fits, it ends with the last clause that does, unless that leaves too little.
    public List<String> wrapClauses(String text, double size, double width, int most) {
        var whole = wrap(text, size, width, most);
        var rest = Plain.line(text).strip();
        var lines = whole;
        while (lines.getLast().endsWith("…") && !lines.getLast().endsWith(" …")) {
            var end = CLAUSE_ENDS.stream().mapToInt(rest::lastIndexOf).max().orElse(-1);
            if (end <= 0 || width(rest.substring(0, end), size) < width * most * LEAST_OF_CLAUSES) {
                return whole;
            }
            rest = rest.substring(0, end);
            lines = wrap(rest + " …", size, width, most);
        }
        return lines;
    }

    /// The end of the last word that fits, or 0 where not even one does.
    private int lastBreak(String text, double size, double width) {
        var cut = 0;
        for (var space = text.indexOf(' '); space > 0 && width(text.substring(0, space), size) <= width; space = text.indexOf(' ', space + 1)) {
            cut = space;
        }
        return cut;
    }

    private Advances advances() {
        var read = advances;
        if (read == null) {
            read = Advances.read(open());
            advances = read;
        }
        return read;
    }
}
