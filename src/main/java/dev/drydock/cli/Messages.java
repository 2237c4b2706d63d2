package dev.drydock.cli;

import dev.drydock.advice.Unseen;

/// The one line on stderr that tells people what happened.
final class Messages {
    private Messages() {}

    /// What was said may name things from a bundle or a command line: whatever they hold, it stays one line and does nothing to the terminal.
    static String line(String sentence) {
        return "drydock: " + Unseen.shown(sentence.strip());
    }
}
