package dev.drydock.bundle;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.apache.commons.io.input.ReaderInputStream;
import org.jspecify.annotations.Nullable;

/// JSON as people copy it out of a terminal: between shell prompts and the commands themselves, in colours, with the pager's last words behind it. What is no JSON becomes blanks, so
/// that lines and columns stay what they are; JSON itself goes through unchanged.
///
/// An answer begins with a brace at the start of a line, or after the bracket or comma of a list of answers.
final class CopiedText extends FilterInputStream {
    private static final int ESCAPE = 0x1b;
    /// Bytes of what is no JSON that are kept, in case that the AWS CLI said them.
    private static final int ASIDE = 1 << 16;

    private enum State {
        LINE_START, PASSING_OVER, VALUE, TEXT, BACKSLASH
    }

    private enum Sequence {
        NONE, BEGUN, CONTROL, COMMAND
    }

    private final ByteArrayOutputStream aside = new ByteArrayOutputStream();
    private State state = State.LINE_START;
    private Sequence sequence = Sequence.NONE;
    private int depth;

    private CopiedText(InputStream in) {
        super(in);
    }

    /// The JSON of a file in UTF-8, or in UTF-16 with its mark, as UTF-8.
    static CopiedText of(InputStream in) throws IOException {
        var marked = new PushbackInputStream(in, 3);
        var mark = marked.readNBytes(3);
        marked.unread(mark);
        var charset = charset(mark);
        return new CopiedText(charset == null ? marked : ReaderInputStream.builder().setReader(new InputStreamReader(marked, charset)).setCharset(StandardCharsets.UTF_8).get());
    }

    /// What has been passed over so far because it is no JSON.
    String aside() {
        return aside.toString(StandardCharsets.UTF_8);
    }

    /// The text that some bytes begin.
    static String text(byte[] head) {
        var charset = charset(head);
        return new String(head, charset == null ? StandardCharsets.UTF_8 : charset);
    }

    /// What a mark says, or the zeros of the first character; null for UTF-8, marked or not.
    private static @Nullable Charset charset(byte[] head) {
        if (head.length < 2) {
            return null;
        }
        if ((head[0] & 0xff) + (head[1] & 0xff) == 0xff + 0xfe) {
            return StandardCharsets.UTF_16;
        }
        // An answer in the middle of a document has no mark of its own; the zeros beside its brace tell (RFC 4627, section 3).
        return head[0] == 0 && head[1] != 0 ? StandardCharsets.UTF_16BE : head[0] != 0 && head[1] == 0 ? StandardCharsets.UTF_16LE : null;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        var n = super.read(bytes, offset, length);
        for (var i = offset; i < offset + n; i++) {
            bytes[i] = kept(bytes[i]);
        }
        return n;
    }

    private byte kept(byte b) {
        if (state == State.TEXT || state == State.BACKSLASH) {
            state = state == State.BACKSLASH ? State.TEXT : b == '\\' ? State.BACKSLASH : b == '"' ? State.VALUE : State.TEXT;
            return b;
        }
        if (sequence != Sequence.NONE || b == ESCAPE) {
            sequence(b);
            return ' ';
        }
        if (state == State.VALUE) {
            inValue(b);
            return b;
        }
        return outside(b);
    }

    private void inValue(byte b) {
        switch (b) {
            case '"' -> state = State.TEXT;
            case '{', '[' -> depth++;
            case '}', ']' -> {
                depth--;
                state = depth == 0 ? State.LINE_START : state;
            }
            default -> { }
        }
    }

    private byte outside(byte b) {
        if (aside.size() < ASIDE) {
            aside.write(b);
        }
        if (b == '\n' || b == '\r') {
            state = State.LINE_START;
            return b;
        }
        if (state == State.LINE_START && b == '{') {
            state = State.VALUE;
            depth = 1;
            return b;
        }
        // The bytes of a mark of UTF-8 count as blanks.
        var stays = b == ' ' || b == '\t' || b == '[' || b == ']' || b == ',' || b == (byte) 0xef || b == (byte) 0xbb || b == (byte) 0xbf;
        state = state == State.LINE_START && stays ? State.LINE_START : State.PASSING_OVER;
        return ' ';
    }

    /// Control sequences (ECMA-48, 5.4) and commands to the terminal, such as those that set the window's title.
    private void sequence(byte b) {
        sequence = switch (sequence) {
            case NONE -> Sequence.BEGUN;
            case BEGUN -> b == '[' ? Sequence.CONTROL : b == ']' ? Sequence.COMMAND : Sequence.NONE;
            case CONTROL -> b >= 0x40 && b <= 0x7e ? Sequence.NONE : Sequence.CONTROL;
            case COMMAND -> b == 7 || b == '\\' || b == '\n' ? Sequence.NONE : Sequence.COMMAND;
        };
    }
}
