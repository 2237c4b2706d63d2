package dev.drydock.bundle;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Finds where the members of JSON objects begin and end, by brackets and quotes alone: whatever is wrong within a value is for whoever reads that value, and nothing of
/// it is held, however deep or long it is. UTF-8, or UTF-16 with a mark or without.
final class JsonSlices implements Closeable {
    /// Characters of a member's name.
    private static final int LONGEST = 4096;
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final InputStream in;
    private final int width;
    private final boolean bigEndian;
    /// Bytes before the next character.
    private long at;
    private int next = -2;
    private String name = "";
    private boolean first;
    private long end;

    JsonSlices(InputStream stream) throws IOException {
        in = new BufferedInputStream(stream, 1 << 16);
        in.mark(4);
        var head = in.readNBytes(4);
        in.reset();
        var a = head.length > 0 ? head[0] & 0xff : 0;
        var b = head.length > 1 ? head[1] & 0xff : 0;
        bigEndian = a == 0xfe && b == 0xff || a == 0;
        width = bigEndian || a == 0xff && b == 0xfe || b == 0 ? 2 : 1;
    }

    /// Steps into the object that comes next; false where something else does.
    boolean enterObject() throws IOException {
        blanks();
        if (peek() != '{') {
            return false;
        }
        take();
        first = true;
        return true;
    }

    /// Goes to the value of the next member of the object that was entered; at its end steps out of it.
    ///
    /// @throws MalformedInputException where no member can stand so
    /// @throws EOFException at the end of the file
    boolean nextMember() throws IOException {
        blanks();
        if (!first && peek() == ',') {
            take();
            blanks();
        } else if (!first && peek() != '}') {
            throw new MalformedInputException(1);
        }
        first = false;
        if (peek() == '}') {
            take();
            end = at;
            return false;
        }
        name = readName();
        blanks();
        if (take() != ':') {
            throw new MalformedInputException(1);
        }
        blanks();
        return true;
    }

    String name() {
        return name;
    }

    boolean isObject() throws IOException {
        return peek() == '{';
    }

    /// Bytes before the value that the scan stands at.
    long valueStart() {
        return at;
    }

    /// Bytes before what follows the value that was passed last.
    long valueEnd() {
        return end;
    }

    /// Passes over the value that the scan stands at; at the end of the file, over what there is of it.
    void passValue() throws IOException {
        var depth = 0L;
        do {
            switch (peek()) {
                case -1 -> {
                    end = at;
                    return;
                }
                case '"' -> passText();
                case '{', '[' -> {
                    depth++;
                    take();
                }
                case '}', ']' -> {
                    if (depth == 0) {
                        throw new MalformedInputException(1);
                    }
                    depth--;
                    take();
                }
                default -> {
                    if (depth == 0) {
                        passScalar();
                    } else {
                        take();
                    }
                }
            }
        } while (depth > 0);
        end = at;
        first = false;
    }

    private void passScalar() throws IOException {
        if (peek() == ',') {
            throw new MalformedInputException(1);
        }
        while (peek() != ',' && peek() != '}' && peek() != ']' && peek() != -1 && peek() > ' ') {
            take();
        }
    }

    private void passText() throws IOException {
        take();
        while (peek() != '"' && peek() != -1) {
            if (take() == '\\' && peek() != -1) {
                take();
            }
        }
        if (peek() == '"') {
            take();
        }
    }

    private String readName() throws IOException {
        if (peek() != '"') {
            throw new MalformedInputException(1);
        }
        var from = at;
        var text = new StringBuilder().append((char) take());
        while (peek() != '"') {
            var escapes = peek() == '\\';
            text.append((char) take());
            if (escapes) {
                text.append((char) take());
            }
            if (at - from > LONGEST) {
                throw new MalformedInputException(LONGEST);
            }
        }
        text.append((char) take());
        var quoted = width == 2 ? text.toString() : new String(text.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        try {
            return MAPPER.readValue(quoted, String.class);
        } catch (JacksonException e) {
            throw new MalformedInputException(text.length());
        }
    }

    private void blanks() throws IOException {
        while (peek() == ' ' || peek() == '\n' || peek() == '\r' || peek() == '\t' || at < 4 && isMark(peek())) {
            take();
        }
        if (peek() == -1) {
            throw new EOFException();
        }
    }

    private boolean isMark(int c) {
        return width == 2 ? c == 0xfeff : c == 0xef || c == 0xbb || c == 0xbf;
    }

    /// The next character, or byte of one; -1 at the end.
    private int peek() throws IOException {
        if (next == -2) {
            next = in.read();
            if (width == 2 && next >= 0) {
                var second = in.read();
                next = second < 0 ? -1 : bigEndian ? next << 8 | second : second << 8 | next;
            }
        }
        return next;
    }

    private int take() throws IOException {
        var c = peek();
        if (c == -1) {
            throw new EOFException();
        }
        at += width;
        next = -2;
        return c;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
