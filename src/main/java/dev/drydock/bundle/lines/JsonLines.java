package dev.drydock.bundle.lines;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.BooleanSupplier;

/// What is shown of a file.
///
/// @param target the index of the line that is pointed at, or of the nearest that is there above it; -1 where there is none
/// @param exact whether what is pointed at is there: a member that is absent has no line
/// @param note what is not shown, and why; empty where all is
public record JsonLines(List<JsonLine> lines, int target, boolean exact, String note) {

    /// How much of a file is shown.
    ///
    /// @param lines so many from its start; then only what leads to the place that is pointed at, and what stands around it
    /// @param around so many around that place
    /// @param text so many characters of one value
    public record Bounds(int lines, int around, int text) {
        public static final Bounds DEFAULT = new Bounds(60_000, 20_000, 20_000);
    }

    /// Reads a file that holds one answer or several. One that is damaged is read up to the damage, and the note says so.
    ///
    /// @param answer which of its answers is meant, from 0
    /// @param pointer the JSON pointer within that answer
    /// @param cancelled asked now and then; once true, the reading ends with a [java.util.concurrent.CancellationException]
    public static JsonLines read(InputStream in, int answer, String pointer, Bounds bounds, BooleanSupplier cancelled) throws IOException {
        return new JsonLinesReader(answer, pointer, bounds, cancelled).read(in);
    }

    /// What a line opens, down to its end, as text; any other line by itself.
    public String text(int line) {
        var from = lines.get(line);
        var to = from.opens() ? from.end() : line;
        var text = new StringBuilder();
        for (var i = line; i <= to; i++) {
            var indented = lines.get(i).indented();
            text.append(indented.substring(Math.min(indented.length(), from.depth() * 4))).append('\n');
        }
        var stripped = text.toString().stripTrailing();
        return stripped.endsWith(",") ? stripped.substring(0, stripped.length() - 1) : stripped;
    }
}
