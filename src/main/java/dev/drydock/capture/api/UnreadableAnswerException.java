package dev.drydock.capture.api;

/// What came back is not what the API answers.
final class UnreadableAnswerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableAnswerException(String clause) {
        super(clause);
    }
}
