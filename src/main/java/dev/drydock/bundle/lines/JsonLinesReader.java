package dev.drydock.bundle.lines;

import dev.drydock.bundle.lines.JsonLine.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;

/// One pass over a file. What is not kept is skipped without being looked at, and the pass ends where nothing more would be kept.
final class JsonLinesReader {
    private static final int NESTING = 1_000;
    private static final int ASK_EVERY = 4_096;
    private static final String TOO_LARGE = "The file is too large to show whole: ";

    /// Something open.
    private static final class Frame {
        final boolean isObject;
        final String pointer;
        final int line;
        final boolean onPath;
        final boolean around;
        int items;
        int skipped;
        int last = -1;

        Frame(boolean isObject, String pointer, int line, boolean onPath, boolean around) {
            this.isObject = isObject;
            this.pointer = pointer;
            this.line = line;
            this.onPath = onPath;
            this.around = around;
        }
    }

    private final int answer;
    private final List<String> path;
    private final JsonLines.Bounds bounds;
    private final BooleanSupplier cancelled;
    private final List<JsonLine> lines = new ArrayList<>();
    private final Deque<Frame> open = new ArrayDeque<>();
    private String note = "";
    private int target = -1;
    private int reached = -1;
    private int kept;
    private int root;
    private long asked;

    JsonLinesReader(int answer, String pointer, JsonLines.Bounds bounds, BooleanSupplier cancelled) {
        this.answer = answer;
        this.path = pointer.isEmpty() ? List.of() : List.of(pointer.substring(1).split("/", -1));
        this.bounds = bounds;
        this.cancelled = cancelled;
    }

    JsonLines read(InputStream in) throws IOException {
        var constraints = StreamReadConstraints.builder().maxNestingDepth(NESTING).maxStringLength(Integer.MAX_VALUE).maxNumberLength(1_000_000).build();
        var factory = JsonFactory.builder().streamReadConstraints(constraints).build();
        try (var parser = factory.createParser(ObjectReadContext.empty(), in)) {
            JsonToken token;
            String name = null;
            while ((token = parser.nextToken()) != null) {
                if (asked++ % ASK_EVERY == 0 && cancelled.getAsBoolean()) {
                    throw new CancellationException();
                }
                if (token == JsonToken.PROPERTY_NAME) {
                    name = parser.currentName();
                } else if (token == JsonToken.END_OBJECT || token == JsonToken.END_ARRAY) {
                    close(parser.currentTokenLocation().getLineNr());
                } else {
                    take(parser, token, name);
                    name = null;
                }
                if (isDone()) {
                    note = TOO_LARGE + "what stands behind the place that is pointed at is left out.";
                    break;
                }
            }
        } catch (JacksonIOException e) {
            throw e.getCause();
        } catch (JacksonException e) {
            note = "The file cannot be read beyond line " + (e.getLocation() == null ? "?" : e.getLocation().getLineNr()) + ": " + shown(String.valueOf(e.getOriginalMessage())) + ".";
        }
        while (!open.isEmpty()) {
            close(lines.isEmpty() ? 1 : lines.getLast().number());
        }
        return new JsonLines(List.copyOf(lines), target, target >= 0 && reached == path.size(), note);
    }

    /// Once more lines are read than are shown, and the place is reached and left, nothing more would be kept.
    private boolean isDone() {
        return lines.size() > bounds.lines() && (root > answer + 1 || root > answer && open.isEmpty() || reached == path.size() && open.stream().noneMatch(frame -> frame.around));
    }

    private void take(JsonParser parser, JsonToken token, @Nullable String name) {
        var parent = open.peek();
        var key = parent == null ? "" : parent.isObject ? String.valueOf(name) : String.valueOf(parent.items);
        var depth = open.size();
        var onPath = parent == null ? root == answer : parent.onPath && depth <= path.size() && path.get(depth - 1).equals(escaped(key));
        var around = parent != null && parent.around || onPath && depth >= path.size() - 1;
        if (parent == null) {
            root++;
        } else {
            parent.items++;
        }
        var free = lines.size() < bounds.lines();
        if (!free && !onPath && !(around && kept < bounds.around())) {
            if (parent != null) {
                parent.skipped++;
            }
            note = TOO_LARGE + "lines are left out where it says so.";
            parser.skipChildren();
            return;
        }
        kept += free ? 0 : 1;
        leftOut(parent);
        var pointer = parent == null ? "" : parent.pointer + "/" + escaped(key);
        follows(parent);
        var number = parser.currentTokenLocation().getLineNr();
        var line = switch (token) {
            case START_OBJECT -> new JsonLine(depth, name, "{", Kind.OPEN_OBJECT, pointer, -1, 0, false, number);
            case START_ARRAY -> new JsonLine(depth, name, "[", Kind.OPEN_LIST, pointer, -1, 0, false, number);
            case VALUE_STRING -> new JsonLine(depth, name, cut(parser.getString()), Kind.TEXT, pointer, -1, 0, false, number);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new JsonLine(depth, name, cut(parser.getString()), Kind.NUMBER, pointer, -1, 0, false, number);
            default -> new JsonLine(depth, name, parser.getString(), Kind.WORD, pointer, -1, 0, false, number);
        };
        if (onPath && depth > reached) {
            reached = depth;
            target = lines.size();
        }
        lines.add(line);
        if (line.opens()) {
            open.push(new Frame(token == JsonToken.START_OBJECT, pointer, lines.size() - 1, onPath, around));
        }
    }

    /// The line before in the same list or object is followed by another.
    private void follows(@Nullable Frame parent) {
        if (parent != null) {
            if (parent.last >= 0) {
                var before = lines.get(parent.last);
                lines.set(parent.last, new JsonLine(before.depth(), before.name(), before.value(), before.kind(), before.pointer(), before.end(), before.items(), true, before.number()));
            }
            parent.last = lines.size();
        }
    }

    private void leftOut(@Nullable Frame parent) {
        if (parent != null && parent.skipped > 0) {
            lines.add(new JsonLine(open.size(), null, "… " + parent.skipped + (parent.isObject ? " members" : " items") + " left out", Kind.NOTE, parent.pointer, -1, 0, false,
                    lines.getLast().number()));
            parent.skipped = 0;
        }
    }

    private void close(int number) {
        var frame = open.peek();
        if (frame == null) {
            return;
        }
        leftOut(frame);
        open.pop();
        var opener = lines.get(frame.line);
        var parent = open.peek();
        if (frame.line == lines.size() - 1) {
            lines.set(frame.line, new JsonLine(opener.depth(), opener.name(), frame.isObject ? "{}" : "[]", Kind.EMPTY, opener.pointer(), -1, 0, false, opener.number()));
            return;
        }
        lines.set(frame.line, new JsonLine(opener.depth(), opener.name(), opener.value(), opener.kind(), opener.pointer(), lines.size(), frame.items, false, opener.number()));
        if (parent != null) {
            parent.last = lines.size();
        }
        lines.add(new JsonLine(opener.depth(), null, frame.isObject ? "}" : "]", Kind.CLOSE, opener.pointer(), -1, 0, false, number));
    }

    private String cut(String text) {
        return text.length() <= bounds.text() ? text : text.substring(0, bounds.text()) + "… (" + text.length() + " characters)";
    }

    private static String shown(String message) {
        var line = message.lines().findFirst().orElse("").replaceAll("\\p{Cntrl}", "?");
        return line.length() > 160 ? line.substring(0, 160) + "…" : line;
    }

    /// As RFC 6901 writes a name in a pointer.
    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
