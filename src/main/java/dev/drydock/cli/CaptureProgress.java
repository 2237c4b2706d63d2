package dev.drydock.cli;

import dev.drydock.capture.CaptureListener;
import dev.drydock.inventory.call.CallError;
import dev.drydock.inventory.call.CallStatus;
import dev.drydock.inventory.call.Read;
import org.jspecify.annotations.Nullable;

/// Tells on one line of a terminal how far a capture has come, and takes the line away again.
final class CaptureProgress implements CaptureListener, AutoCloseable {
    private static final String CLEAR = "\r\u001b[K";

    private final Terminal terminal;
    private final DeniedCalls denied;
    private boolean shown;
    private boolean closed;

    CaptureProgress(Terminal terminal, DeniedCalls denied) {
        this.terminal = terminal;
        this.denied = denied;
    }

    @Override
    public synchronized void answered(Read read, CallStatus status, @Nullable CallError error, int done, int planned) {
        denied.add(read, status, error);
        if (terminal.errIsTerminal() && !closed) {
            shown = true;
            terminal.err().print(CLEAR + done + " of " + planned + " calls: " + read.name());
            terminal.err().flush();
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (shown) {
            terminal.err().print(CLEAR);
            terminal.err().flush();
            shown = false;
        }
    }
}
