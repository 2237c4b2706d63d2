package dev.drydock.check;

import org.jspecify.annotations.Nullable;

/// What no AWS call tells and a person may have entered about a service.
///
/// @param keepAliveSeconds how long the application keeps an idle connection open; null when not entered
/// @param drainSeconds how long the application takes to finish its work after SIGTERM; null when not entered
/// @param latencySeconds the response time that 95 of 100 requests are to stay under; null when not entered
public record Entered(@Nullable Integer keepAliveSeconds, @Nullable Integer drainSeconds, @Nullable Double latencySeconds) {
    public static final Entered NOTHING = new Entered(null, null, null);
}
