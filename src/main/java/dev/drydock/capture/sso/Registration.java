package dev.drydock.capture.sso;

import java.time.Instant;
import java.util.List;

/// This program as a client of the portal, as the AWS CLI keeps it in a file of its own.
///
/// @param forBrowser whether it may have its answers brought back by the browser; one for codes alone may not
public record Registration(String clientId, String clientSecret, Instant expiresAt, List<String> scopes, boolean forBrowser) {
    boolean isDue(Instant now) {
        return !now.plus(Token.EARLY).isBefore(expiresAt);
    }

    @Override
    public String toString() {
        return "Registration[until " + expiresAt + "]";
    }
}
