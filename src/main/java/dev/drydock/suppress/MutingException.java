package dev.drydock.suppress;

/// A file of mutings that cannot be read or written. The message is one sentence for people.
public final class MutingException extends Exception {
    private static final long serialVersionUID = 1L;

    MutingException(String sentence) {
        super(sentence);
    }
}
