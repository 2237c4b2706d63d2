package dev.drydock.advice;

/// An argument that a shell cannot be given in one line. The message is one sentence for people and holds nothing of the argument itself.
final class UnwritableException extends Exception {
    private static final long serialVersionUID = 1L;

    UnwritableException(String sentence) {
        super(sentence);
    }
}
