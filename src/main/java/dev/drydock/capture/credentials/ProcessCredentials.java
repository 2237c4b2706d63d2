package dev.drydock.capture.credentials;

import dev.drydock.capture.profile.CommandWords;
import dev.drydock.capture.sso.SignInException;
import dev.drydock.capture.sso.SignInException.Reason;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Runs a `credential_process` and reads what it prints. Neither that nor what it complains about is shown or logged: both may hold keys.
///
/// The SDK's own one has no bound in time and repeats in exceptions what the program says.
///
/// @see <a href="https://docs.aws.amazon.com/sdkref/latest/guide/feature-process-credentials.html">Process credential provider</a>
final class ProcessCredentials implements HeldCredentials.Source {
    /// Some of these programs open a browser and wait for the user.
    static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final int LONGEST = 64 << 10;

    private final String profile;
    private final String command;
    private final Duration patience;

    ProcessCredentials(String profile, String command, Duration patience) {
        this.profile = profile;
        this.command = command;
        this.patience = patience;
    }

    @Override
    public HeldCredentials.Held fetch() {
        Process process;
        try {
            process = new ProcessBuilder(CommandWords.of(command)).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        } catch (IOException | IndexOutOfBoundsException e) {
            throw failed("cannot be started. Check that the program is there");
        }
        try {
            process.getOutputStream().close();
            // What it prints fits into the system's pipe; a program that prints more than that runs out of time.
            if (!process.waitFor(patience)) {
                throw failed("did not end within " + patience.toSeconds() + " s");
            }
            if (process.exitValue() != 0) {
                throw failed("ended with status " + process.exitValue() + ". Run it in a terminal to see why");
            }
            return read(process.getInputStream().readNBytes(LONGEST));
        } catch (IOException e) {
            throw failed("broke off");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private HeldCredentials.Held read(byte[] printed) {
        JsonNode json;
        try {
            json = JsonMapper.shared().readTree(printed);
        } catch (JacksonException e) {
            throw failed("printed no JSON");
        }
        if (json.path("Version").asInt(0) != 1) {
            throw failed("printed a Version other than 1");
        }
        var id = text(json, "AccessKeyId");
        var secret = text(json, "SecretAccessKey");
        if (id == null || secret == null) {
            throw failed("printed no AccessKeyId with SecretAccessKey");
        }
        var token = text(json, "SessionToken");
        var account = text(json, "AccountId");
        var credentials = token == null ? AwsBasicCredentials.builder().accessKeyId(id).secretAccessKey(secret).accountId(account).build()
                : AwsSessionCredentials.builder().accessKeyId(id).secretAccessKey(secret).sessionToken(token).accountId(account).build();
        return new HeldCredentials.Held(credentials, end(text(json, "Expiration")));
    }

    private @Nullable Instant end(@Nullable String text) {
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw failed("printed an Expiration that is no time");
        }
    }

    private static @Nullable String text(JsonNode json, String member) {
        var value = json.path(member);
        return value.isString() && !value.stringValue().isEmpty() ? value.stringValue() : null;
    }

    private SignInException failed(String how) {
        return new SignInException(Reason.FAILED, "The credential_process of profile " + profile + " " + how + ".");
    }
}
