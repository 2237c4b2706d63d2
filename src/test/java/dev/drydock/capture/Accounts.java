package dev.drydock.capture;

import dev.drydock.bundle.Bundle;
import dev.drydock.bundle.BundleException;
import dev.drydock.bundle.BundleReader;
import dev.drydock.bundle.Limits;
import dev.drydock.bundle.Progress;
import dev.drydock.bundle.Recording;
import dev.drydock.capture.image.BlobCache;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/// Accounts to capture in tests: with made-up credentials, quickly, from a server on this machine.
public final class Accounts {
    public static final String KEY = "ASIAIOSFODNN7EXAMPLE";
    public static final String SECRET = "PLANTEDSECRETwJalrXUtnFEMI";
    public static final String TOKEN = "PLANTEDTOKENIQoJb3JpZ2luX2Vj";
    /// A stand-in bears what AWS would not.
    public static final Timing QUICK = new Timing(Duration.ofSeconds(2), Duration.ofSeconds(20), Duration.ofSeconds(60), 3, 24, 100);
    public static final ExecutorService THREADS = Executors.newVirtualThreadPerTaskExecutor();

    private Accounts() {}

    public static Session session(URI endpoint) {
        return new Session("test", StaticCredentialsProvider.create(AwsSessionCredentials.create(KEY, SECRET, TOKEN)), Region.EU_WEST_1, endpoint);
    }

    public static Capture capture(Timing timing, Path folder) {
        return new Capture("drydock test", THREADS, InstantSource.system(), timing, new BlobCache(folder.resolve("blobs"), 1 << 20));
    }

    /// Captures to the end.
    public static CaptureRun whole(URI endpoint, Scope scope, Timing timing, Path folder, CaptureListener listener) throws InterruptedException {
        try (var run = capture(timing, folder).start(session(endpoint), scope, listener)) {
            run.await();
            return run;
        }
    }

    public static Bundle read(Recording recording) throws BundleException {
        return new BundleReader(Limits.DEFAULT).read(1, "recording", recording, Progress.NONE);
    }
}
