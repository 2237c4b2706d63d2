package dev.drydock.check.loadbalancing;

import dev.drydock.check.Numbers;
import java.util.OptionalInt;

/// The deregistration delay that fits a service: one and a half times the longest response that was seen.
///
/// @param longestSeconds the longest response seen
/// @param spot whether tasks may run on Fargate Spot, which takes them away 120 s after its warning
record WantedDelay(double longestSeconds, boolean spot) {
    private static final double MARGIN = 1.5;
    private static final int LEAST = 30;
    private static final int MOST = 3600;

    /// Between the Spot warning and the end of the task (AWS Fargate capacity providers, "Fargate Spot termination notice").
    static final int SPOT_WARNING_SECONDS = 120;

    /// Empty where no delay fits: responses that last longer than a Spot task has left.
    OptionalInt seconds() {
        var most = spot ? SPOT_WARNING_SECONDS - 1 : MOST;
        return longestSeconds > most ? OptionalInt.empty() : OptionalInt.of(Math.min(most, Math.max(LEAST, withMargin())));
    }

    /// The longest response with its margin, in whole seconds.
    int withMargin() {
        return (int) Math.min(Integer.MAX_VALUE, Math.ceil(longestSeconds * MARGIN));
    }

    /// How the number comes about: `1.5 × 12.4 s = 18.6 s, at least 30 s, so 30 s`.
    String workedOut() {
        var product = "1.5 × " + Numbers.seconds(longestSeconds) + " (the longest response seen) = " + Numbers.seconds(longestSeconds * MARGIN);
        var limits = "at least " + LEAST + " s" + (spot ? " and under " + SPOT_WARNING_SECONDS + " s on Spot" : "");
        return seconds().isPresent()
                ? product + ", " + limits + ": " + seconds().getAsInt() + " s"
                : product + ", which does not fit under the " + SPOT_WARNING_SECONDS + " s that a Spot task has left: move such requests to on-demand tasks";
    }
}
