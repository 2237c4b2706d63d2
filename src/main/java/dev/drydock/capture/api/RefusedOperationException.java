package dev.drydock.capture.api;

/// A call that is not on the list of reads. It was neither signed nor sent.
public final class RefusedOperationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RefusedOperationException(String call) {
        super("Drydock never calls " + call + ": it is not on the list of reads");
    }
}
