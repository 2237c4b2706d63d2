package dev.drydock.capture.credentials;

import dev.drydock.capture.sso.SignInException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/// Keeps credentials in memory until shortly before their end, and then asks for others; one thread at a time.
final class HeldCredentials implements AwsCredentialsProvider {
    private static final Duration EARLY = Duration.ofMinutes(5);

    /// Credentials, and their end.
    ///
    /// @param expiresAt null where they have none
    record Held(AwsCredentials credentials, @Nullable Instant expiresAt) {
        @Override
        public String toString() {
            return "Held[until " + expiresAt + "]";
        }
    }

    /// Where credentials come from.
    @FunctionalInterface
    interface Source {
        /// @throws SignInException where there are none
        Held fetch();
    }

    private final Source source;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Held held;

    HeldCredentials(Source source, InstantSource clock) {
        this.source = source;
        this.clock = clock;
    }

    @Override
    public AwsCredentials resolveCredentials() {
        lock.lock();
        try {
            var now = held;
            if (now == null || endsWithin(now, EARLY)) {
                now = next(now);
                held = now;
            }
            return now.credentials();
        } finally {
            lock.unlock();
        }
    }

    /// Where there are no others, those that still work do.
    private Held next(@Nullable Held last) {
        try {
            return source.fetch();
        } catch (SignInException e) {
            if (last == null || endsWithin(last, Duration.ZERO)) {
                throw e;
            }
            return last;
        }
    }

    private boolean endsWithin(Held credentials, Duration duration) {
        var end = credentials.expiresAt();
        return end != null && !clock.instant().plus(duration).isBefore(end);
    }

    @Override
    public String toString() {
        return "HeldCredentials";
    }
}
