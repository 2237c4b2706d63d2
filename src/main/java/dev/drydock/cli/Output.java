package dev.drydock.cli;

import dev.drydock.bundle.WholeFile;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.InvalidPathException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.exc.JacksonIOException;

/// Where a command writes its result: stdout, or a file that is there whole or not at all.
final class Output {
    @FunctionalInterface
    interface Writer {
        void write(OutputStream out) throws IOException;
    }

    private final Terminal terminal;

    Output(Terminal terminal) {
        this.terminal = terminal;
    }

    static boolean isStdout(@Nullable String file) {
        return file == null || file.equals("-");
    }

    /// Writes to a file, or for none and `-` to stdout. A reader of stdout that has seen enough and left (as `head` does) is not an error.
    void write(@Nullable String file, Writer writer) {
        if (isStdout(file)) {
            try {
                buffered(terminal.out(), writer);
            } catch (IOException e) {
                if (!isBrokenPipe(e)) {
                    throw CommandFailure.unusable("The output cannot be written: " + reason(e) + ".");
                }
            }
            return;
        }
        try {
            WholeFile.write(terminal.folder().resolve(file), out -> buffered(out, writer));
        } catch (InvalidPathException e) {
            throw CommandFailure.unusable(file + " is not the name of a file: " + e.getReason() + ".");
        } catch (IOException e) {
            throw CommandFailure.unusable(file + " cannot be written: " + reason(e) + ".");
        }
    }

    private static void buffered(OutputStream out, Writer writer) throws IOException {
        var buffer = new BufferedOutputStream(out, 1 << 16);
        try {
            writer.write(buffer);
            buffer.flush();
        } catch (JacksonIOException e) {
            throw e.getCause();
        }
    }

    /// Java knows no other sign of it than the words of the system.
    private static boolean isBrokenPipe(IOException e) {
        return e.getMessage() != null && e.getMessage().toLowerCase(Locale.ROOT).contains("pipe");
    }

    static String reason(IOException e) {
        return WholeFile.reason(e);
    }
}
