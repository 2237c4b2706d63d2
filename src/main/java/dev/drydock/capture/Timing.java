package dev.drydock.capture;

import java.time.Duration;

/// How long capture waits, how often it tries, and how much it does at once.
///
/// @param connect until a connection stands
/// @param attempt until one attempt has its whole answer: a server that drips is not waited for
/// @param call until the call with all its attempts has come to an end, each page for itself
/// @param attempts of one call, the first included
/// @param atOnce calls in flight
/// @param share of the rates that the list of operations allows, above 0; the stand-ins of tests bear more than AWS
public record Timing(Duration connect, Duration attempt, Duration call, int attempts, int atOnce, double share) {
    public static final Timing DEFAULT = new Timing(Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofMinutes(2), 4, 24, 1);
}
