package dev.drydock.cli;

import dev.drydock.advice.Unseen;
import dev.drydock.bundle.Progress;
import java.io.PrintStream;

/// Tells on one line of a terminal how far a load has come, and takes the line away again.
final class ProgressLine implements Progress, AutoCloseable {
    private static final int NAME = 48;
    private static final String CLEAR = "\r\u001b[K";

    private final PrintStream err;
    private final String source;
    private int shown = -1;

    ProgressLine(PrintStream err, String source) {
        this.err = err;
        this.source = Unseen.shown(source);
    }

    @Override
    public void at(String file, long done, long total) {
        var percent = total > 0 ? (int) Math.min(100, done * 100 / total) : 0;
        if (percent != shown) {
            shown = percent;
            var name = Unseen.shown(file);
            err.print(CLEAR + "Reading " + source + ": " + percent + " % " + (name.length() > NAME ? "…" + name.substring(name.length() - NAME) : name));
            err.flush();
        }
    }

    @Override
    public void close() {
        if (shown >= 0) {
            err.print(CLEAR);
            err.flush();
        }
    }
}
