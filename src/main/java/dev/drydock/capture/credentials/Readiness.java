package dev.drydock.capture.credentials;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Whether a profile can be used now, as far as this machine knows without asking anyone.
///
/// @param until when its sign-in ends; null where nothing tells
public record Readiness(State state, @Nullable Instant until) {
    public enum State {
        /// Nothing has to be done first.
        READY("ready"),
        SIGNED_IN("signed in"),
        SIGN_IN_NEEDED("sign-in needed"),
        /// Its program was not allowed yet.
        ASKS_FIRST("asks first"),
        BROKEN("broken");

        private final String words;

        State(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }
}
