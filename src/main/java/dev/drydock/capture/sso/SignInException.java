package dev.drydock.capture.sso;

import org.jspecify.annotations.Nullable;

/// No credentials, and what to do about it in one sentence. Says nothing that was secret, and has no cause that could.
public final class SignInException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// Why there are none.
    public enum Reason {
        /// Nobody has signed in yet, or it was too long ago.
        NEEDED,
        /// Somebody said no: the user in the browser, or AWS.
        REFUSED,
        /// The user took too long.
        TIMED_OUT,
        /// The profile cannot work as it is written.
        PROFILE,
        /// No answer, or none that could be understood.
        FAILED
    }

    private final Reason reason;

    public SignInException(Reason reason, String sentence) {
        super(sentence);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /// The one within what the SDK has made of it; null where something else went wrong.
    public static @Nullable SignInException in(@Nullable Throwable failure) {
        for (var at = failure; at != null; at = at.getCause()) {
            if (at instanceof SignInException found) {
                return found;
            }
        }
        return null;
    }
}
