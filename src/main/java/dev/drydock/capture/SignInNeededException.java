package dev.drydock.capture;

/// The credentials are missing, no longer valid, or refused: only a person can go on. The message is one sentence.
public final class SignInNeededException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SignInNeededException(String sentence) {
        super(sentence);
    }

    public SignInNeededException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
