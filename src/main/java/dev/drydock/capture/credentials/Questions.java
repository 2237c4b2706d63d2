package dev.drydock.capture.credentials;

import java.util.Optional;

/// What only the user can answer, asked on the thread that needs the credentials.
public interface Questions {
    /// Nobody is there to answer.
    Questions UNANSWERED = new Questions() {
        @Override
        public boolean mayRun(String profile, String command) {
            return false;
        }

        @Override
        public Optional<String> mfaCode(String profile, String serial) {
            return Optional.empty();
        }
    };

    /// Whether the program that a profile names may be run, asked once for each command before its first run.
    boolean mayRun(String profile, String command);

    /// The code that the user's MFA device shows now.
    ///
    /// @param serial the device's name or ARN
    Optional<String> mfaCode(String profile, String serial);
}
