package dev.drydock.capture.sso;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a sign-in leaves: one file of the cache, member by member.
///
/// @param registration the client that it was given to; null in the files of old tools
/// @param refreshToken null where the portal gives none
public record Token(String startUrl, String region, String accessToken, Instant expiresAt, @Nullable Registration registration, @Nullable String refreshToken) {
    /// How long before its end the AWS CLI counts a token as due for a new one.
    static final Duration EARLY = Duration.ofMinutes(15);

    boolean isDue(Instant now) {
        return !now.plus(EARLY).isBefore(expiresAt);
    }

    public boolean isExpired(Instant now) {
        return !now.isBefore(expiresAt);
    }

    /// Whether a new one can be had without asking the user.
    public boolean isRefreshable(Instant now) {
        return refreshToken != null && registration != null && now.isBefore(registration.expiresAt());
    }

    @Override
    public String toString() {
        return "Token[until " + expiresAt + "]";
    }
}
