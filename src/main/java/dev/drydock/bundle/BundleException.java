package dev.drydock.bundle;

/// A bundle that cannot be read at all. The message is one sentence for people: what, where, and what to do.
public final class BundleException extends Exception {
    private static final long serialVersionUID = 1L;

    public BundleException(String sentence) {
        super(sentence);
    }

    public BundleException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
