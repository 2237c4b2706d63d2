package dev.drydock.cli;

import dev.drydock.bundle.BundleException;
import dev.drydock.bundle.BundleReader;
import dev.drydock.bundle.BundleRedactor;
import dev.drydock.bundle.Limits;
import dev.drydock.bundle.Progress;
import dev.drydock.bundle.Recording;
import dev.drydock.bundle.redaction.CustomPatterns;
import dev.drydock.bundle.redaction.Redactor;
import dev.drydock.capture.Capture;
import dev.drydock.capture.CaptureRun;
import dev.drydock.capture.Policy;
import dev.drydock.capture.Scope;
import dev.drydock.capture.Session;
import dev.drydock.capture.profile.Profiles;
import dev.drydock.capture.sso.SignInClients;
import dev.drydock.capture.sso.SignInException;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "capture",
        description = "Records read-only answers of AWS about ECS services as a bundle. Values that are secret or name people are replaced unless --no-redact.",
        footer = {"", "Examples:",
            "  drydock capture --profile prod --cluster shop --service checkout-api -o checkout.zip",
            "  drydock capture --print-policy", "",
            "Ctrl+C keeps what has come until then. Exit status: 0 done, 2 unusable, 3 sign-in needed or refused (what has come is kept), 130 cancelled."})
final class CaptureCommand implements Runnable {
    private static final Pattern SPAN = Pattern.compile("(\\d{1,4})([smh])");
    /// Messages of logs are many: more than a day's belongs to a tool for logs.
    private static final Duration LONGEST_LOGS = Duration.ofHours(24);

    @Option(names = "--profile", paramLabel = "P", description = "A profile of the AWS CLI; without it keys in the environment, then AWS_PROFILE, then default.")
    @Nullable String profile;

    @Option(names = "--region", paramLabel = "R", description = "The region; without it the environment's or the profile's.")
    @Nullable String region;

    @Option(names = "--cluster", paramLabel = "C", description = "A cluster, by name or ARN; may be repeated. Without it all clusters of the region.")
    List<String> clusters = List.of();

    @Option(names = "--service", paramLabel = "S", description = "A service, by name or ARN; may be repeated. Without it all services of the clusters.")
    List<String> services = List.of();

    @Option(names = "--endpoint-url", paramLabel = "U", description = "What is asked instead of AWS.")
    @Nullable String endpoint;

    @Option(names = {"-o", "--output"}, paramLabel = "BUNDLE.zip", description = "The file to write.")
    @Nullable String file;

    @Option(names = "--no-redact", description = "Keeps every value as AWS answered it.")
    boolean noRedact;

    @Option(names = "--logs", paramLabel = "15m", description = "Records the last messages of the containers' logs too, so far back: 90s, 15m, 2h.")
    @Nullable String logs;

    @Option(names = "--print-policy", description = "Prints the read-only IAM policy that a capture needs, and asks nobody.")
    boolean printPolicy;

    private final SignIns signIns;
    private final Live live;
    private final Terminal terminal;
    private final Output output;
    private final String tool;

    CaptureCommand(SignIns signIns, Live live, Terminal terminal, Output output, String tool) {
        this.signIns = signIns;
        this.live = live;
        this.terminal = terminal;
        this.output = output;
        this.tool = tool;
    }

    @Override
    public void run() {
        if (printPolicy) {
            output.write(file, out -> out.write(Policy.json().getBytes(StandardCharsets.UTF_8)));
            return;
        }
        if (file == null) {
            throw CommandFailure.unusable("Say where to with -o BUNDLE.zip; see 'drydock capture --help'.");
        }
        if (Output.isStdout(file)) {
            throw CommandFailure.unusable("A bundle is not written to stdout; name a file with -o.");
        }
        var scope = scope();
        var span = span();
        try (var clients = new SignInClients()) {
            var session = signIns.sessions(clients).of(Profiles.read(signIns.environment()), profile, region, uri());
            capture(session, scope, span);
        } catch (SignInException e) {
            throw SignIns.failure(e);
        }
    }

    private Scope scope() {
        try {
            return new Scope(clusters, services);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.unusable(e.getMessage());
        }
    }

    private @Nullable URI uri() {
        if (endpoint == null) {
            return null;
        }
        try {
            var uri = new URI(endpoint);
            if (uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // Said below: the parser's own words are about positions.
        }
        throw CommandFailure.unusable("--endpoint-url takes a URL such as http://localhost:5000; \"" + endpoint + "\" is none.");
    }

    private @Nullable Duration span() {
        if (logs == null) {
            return null;
        }
        var parts = SPAN.matcher(logs);
        if (parts.matches()) {
            var number = Long.parseLong(parts.group(1));
            var span = switch (parts.group(2)) {
                case "s" -> Duration.ofSeconds(number);
                case "m" -> Duration.ofMinutes(number);
                default -> Duration.ofHours(number);
            };
            if (span.isPositive() && span.compareTo(LONGEST_LOGS) <= 0) {
                return span;
            }
        }
        throw CommandFailure.unusable("--logs takes a time of at most 24h, such as 90s, 15m or 2h; \"" + logs + "\" is none.");
    }

    private void capture(Session session, Scope scope, @Nullable Duration span) {
        var denied = new DeniedCalls();
        var progress = new CaptureProgress(terminal, denied);
        try (var run = live.capture().start(session, scope.withLogs(span), progress); var _ = live.interrupts().on(run::cancel)) {
            try (progress) {
                await(run);
            }
            end(run, denied);
        }
    }

    private static void await(CaptureRun run) {
        try {
            run.await();
        } catch (InterruptedException e) {
            run.cancel();
            throw new CancellationException();
        }
    }

    private void end(CaptureRun run, DeniedCalls denied) {
        denied.sentences().forEach(this::say);
        var recording = run.recording();
        var needed = run.signInNeeded();
        if (recording.account() == null) {
            if (run.isCancelled()) {
                throw new CancellationException();
            }
            throw needed != null ? CommandFailure.signIn(signInSentence(needed)) : CommandFailure.unusable("AWS could not be asked: " + denied.firstFailure() + ".");
        }
        write(recording);
        var kept = run.isCancelled() || needed != null ? "what has come is kept: " : "";
        say(kept + file + ", " + size() + ", " + recording.size() + " calls: " + denied.counts() + (noRedact ? ". Nothing in it is redacted." : "."));
        if (needed != null) {
            throw CommandFailure.signIn(signInSentence(needed));
        }
        if (run.isCancelled()) {
            throw new CancellationException();
        }
    }

    private String signInSentence(String reason) {
        return "Sign in first" + (profile == null ? "" : ", with 'drydock login --profile " + profile + "'") + ": " + reason.strip();
    }

    private void write(Recording recording) {
        if (noRedact) {
            output.write(file, recording::writeZip);
            return;
        }
        try {
            var bundle = new BundleReader(Limits.DEFAULT).read(1, "capture", recording, Progress.NONE);
            var redactor = new BundleRedactor(bundle, recording, new Redactor(CustomPatterns.NONE, Limits.DEFAULT.nesting(), 0), tool);
            output.write(file, out -> redactor.write(out, Progress.NONE));
        } catch (BundleException e) {
            throw CommandFailure.unusable(e.getMessage());
        }
    }

    private String size() {
        try {
            var bytes = Files.size(terminal.folder().resolve(String.valueOf(file)));
            return bytes < 1 << 20 ? (bytes + 1023) / 1024 + " KB" : String.format(Locale.ROOT, "%.1f MB", bytes / 1048576.0);
        } catch (IOException e) {
            return "of unknown size";
        }
    }

    private void say(String sentence) {
        terminal.err().println(Messages.line(sentence));
    }
}
