package dev.drydock.ui.signin;

import dev.drydock.capture.credentials.Readiness;
import dev.drydock.capture.profile.Profile;
import dev.drydock.check.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/// A profile as the list shows it.
public record ProfileRow(Profile profile, Readiness readiness) {
    /// Its state, as the shape that badges have for it.
    public Status status() {
        return switch (readiness.state()) {
            case READY, SIGNED_IN -> Status.OK;
            case SIGN_IN_NEEDED, ASKS_FIRST -> Status.UNKNOWN;
            case BROKEN -> Status.FAIL;
        };
    }

    /// Its state in words, with how long it lasts.
    public String state(Instant now) {
        var until = readiness.until();
        return until == null ? readiness.state().words() : readiness.state().words() + ", " + left(Duration.between(now, until)) + " left";
    }

    /// Where it leads, as far as that is written.
    public String leadsTo() {
        var account = profile.account().orElse("");
        var role = profile.role().orElse("");
        return account.isEmpty() && role.isEmpty() ? profile.signIn().words() : account + (account.isEmpty() || role.isEmpty() ? "" : " / ") + role;
    }

    boolean matches(String words) {
        return words.isBlank() || (profile.name() + " " + leadsTo() + " " + profile.signIn().words() + " " + profile.region()).toLowerCase(Locale.ROOT)
                .contains(words.strip().toLowerCase(Locale.ROOT));
    }

    private static String left(Duration duration) {
        return duration.toHours() > 0 ? duration.toHours() + " h " + duration.toMinutesPart() + " min" : Math.max(1, duration.toMinutes()) + " min";
    }
}
