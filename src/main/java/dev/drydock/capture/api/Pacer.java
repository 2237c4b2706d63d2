package dev.drydock.capture.api;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/// Lets calls through no faster than their rates: one bucket of tokens for all operations that share one. Who comes first goes first.
final class Pacer {
    private final double share;
    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

    /// @param share of each rate that is taken
    Pacer(double share) {
        this.share = share;
    }

    /// Waits until a call may be made.
    void take(Rate rate) throws InterruptedException {
        var wait = buckets.computeIfAbsent(rate.bucket(), name -> new Bucket(rate, share)).reserve(System.nanoTime());
        if (wait > 0) {
            TimeUnit.NANOSECONDS.sleep(wait);
        }
    }

    /// A bucket whose tokens may be taken ahead of time, by who waits for as long as they take to come.
    private static final class Bucket {
        private final long burst;
        private final double nanosEach;
        private double tokens;
        private long at = Long.MIN_VALUE;

        Bucket(Rate rate, double share) {
            burst = Math.max(1, Math.round(rate.burst() * share));
            nanosEach = TimeUnit.SECONDS.toNanos(1) / (rate.perSecond() * share);
            tokens = burst;
        }

        synchronized long reserve(long now) {
            if (at != Long.MIN_VALUE) {
                tokens = Math.min(burst, tokens + (now - at) / nanosEach);
            }
            at = now;
            tokens--;
            return tokens >= 0 ? 0 : (long) (-tokens * nanosEach);
        }
    }
}
