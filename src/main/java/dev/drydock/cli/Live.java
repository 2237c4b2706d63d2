package dev.drydock.cli;

import dev.drydock.capture.Capture;

/// What the commands need that ask AWS.
///
/// @param interrupts what is told when somebody presses Ctrl+C
public record Live(Capture capture, Interrupts interrupts) {
    /// Tells of Ctrl+C.
    @FunctionalInterface
    public interface Interrupts {
        /// Does something when the process is told to end, and lets it come to an end of its own then.
        ///
        /// @return what, closed, takes it back
        Watch on(Runnable action);
    }

    /// A watch over the end of the process.
    @FunctionalInterface
    public interface Watch extends AutoCloseable {
        @Override
        void close();
    }
}
