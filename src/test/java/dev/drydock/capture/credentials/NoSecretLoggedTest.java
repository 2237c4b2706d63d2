package dev.drydock.capture.credentials;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import dev.drydock.capture.profile.AwsEnvironment;
import dev.drydock.capture.profile.Endpoints;
import dev.drydock.capture.profile.Profiles;
import dev.drydock.capture.sso.SignInClients;
import dev.drydock.capture.sso.SignInException;
import dev.drydock.capture.sso.SsoServer;
import dev.drydock.capture.sso.SsoServer.Answer;
import dev.drydock.capture.sso.SsoSignIn;
import dev.drydock.capture.sso.SsoSignIn.Way;
import dev.drydock.capture.sso.TokenCache;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/// Everything is logged, all flows are gone through, and no secret may have come by.
class NoSecretLoggedTest {
    @TempDir
    Path home;

    @Test
    void noFlowLogsASecret() throws IOException {
        var logged = new CopyOnWriteArrayList<String>();
        var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        var before = root.getLevel();
        var listening = new AppenderBase<ILoggingEvent>() {
            @Override
            protected void append(ILoggingEvent event) {
                logged.add(event.getLoggerName() + ": " + event.getFormattedMessage());
                for (IThrowableProxy at = event.getThrowableProxy(); at != null; at = at.getCause()) {
                    logged.add(event.getLoggerName() + ": " + at.getMessage());
                }
            }
        };
        listening.start();
        // As -v does, and more.
        var requests = (Logger) LoggerFactory.getLogger("software.amazon.awssdk.request");
        var requestsBefore = requests.getLevel();
        root.setLevel(Level.TRACE);
        requests.setLevel(Level.TRACE);
        root.addAppender(listening);
        var kept = root.getAppender("stderr");
        root.detachAppender("stderr");
        try (var server = new SsoServer(); var clients = new SignInClients()) {
            flows(server, clients);
            assertTrue(server.calls() > 10);
        } finally {
            root.detachAppender(listening);
            root.setLevel(before);
            requests.setLevel(requestsBefore);
            if (kept != null) {
                root.addAppender(kept);
            }
        }
        assertTrue(logged.size() > 20, "the requests were listened to: " + logged.size());
        assertEquals(List.of(), logged.stream().filter(line -> line.contains("secret")).map(line -> line.substring(0, Math.min(300, line.length()))).distinct().toList());
    }

    private void flows(SsoServer server, SignInClients clients) throws IOException {
        Files.createDirectories(home.resolve(".aws"));
        Files.writeString(home.resolve(".aws/config"), """
                [profile acme]
                sso_session = acme
                sso_account_id = 111122223333
                sso_role_name = ReadOnly
                region = eu-central-1
                [sso-session acme]
                sso_start_url = https://acme.awsapps.com/start
                sso_region = eu-west-1
                [profile role]
                role_arn = arn:aws:iam::444455556666:role/Deep
                source_profile = acme
                external_id = secret-external
                region = eu-central-1
                [profile pod]
                role_arn = arn:aws:iam::111122223333:role/Pod
                web_identity_token_file = ~/web-token
                region = eu-central-1
                [profile keyed]
                role_arn = arn:aws:iam::111122223333:role/Keyed
                source_profile = keys
                region = eu-central-1
                """);
        Files.writeString(home.resolve(".aws/credentials"), "[keys]\naws_access_key_id = AKIA\naws_secret_access_key = secret-file\naws_session_token = secret-file-token\nsecret-stray\n");
        Files.writeString(home.resolve("web-token"), "secret-web");
        var environment = new AwsEnvironment(Map.of("AWS_ENDPOINT_URL", server.address()), home);
        var profiles = Profiles.read(environment);
        var session = profiles.sessions().get("acme");
        var endpoints = Endpoints.of(environment);
        var cache = new TokenCache(environment.ssoCache());
        var signIn = new SsoSignIn(clients, cache, page -> back(page), InstantSource.system(), _ -> {});

        server.script("CreateToken", Answer.refused("AuthorizationPendingException"), Answer.refused("SlowDownException"));
        signIn.signIn(session, endpoints, Way.CODE, _ -> {});
        signIn.signIn(session, endpoints, Way.BROWSER, _ -> {});
        for (var error : List.of("AccessDeniedException", "InvalidClientException", "ExpiredTokenException")) {
            server.script("CreateToken", Answer.refused(error));
            attempt(() -> signIn.signIn(session, endpoints, Way.CODE, _ -> {}));
        }
        server.script("CreateToken", new Answer(200, "", "{\"accessToken\": \"secret-broken"), new Answer(500, "", "secret-page"), new Answer(500, "", "secret-page"));
        attempt(() -> signIn.signIn(session, endpoints, Way.BROWSER, _ -> {}));

        var sessions = new Sessions(environment, clients, cache, new AllowedCommands(home.resolve("allowed")), Questions.UNANSWERED, InstantSource.system());
        for (var profile : List.of("acme", "role", "pod", "keyed")) {
            sessions.of(profiles, profile, null, null).credentials().resolveCredentials();
        }
        sessions.portal().accounts(session, endpoints);
        server.script("Sts", new Answer(403, "", "<ErrorResponse><Error><Code>AccessDenied</Code><Message>secret-echo</Message></Error></ErrorResponse>"));
        attempt(() -> sessions.of(profiles, "keyed", null, null).credentials().resolveCredentials());
        server.script("GetRoleCredentials", new Answer(200, "", "{\"roleCredentials\": {\"secretAccessKey\": \"secret-half"));
        attempt(() -> sessions.of(profiles, "acme", null, null).credentials().resolveCredentials());
    }

    private static void attempt(Runnable flow) {
        try {
            flow.run();
        } catch (SignInException e) {
            assertTrue(!String.valueOf(e.getMessage()).contains("secret") && e.getCause() == null);
        }
    }

    private static boolean back(String page) {
        if (!page.contains("redirect_uri=")) {
            return false;
        }
        try {
            var redirect = URLDecoder.decode(page.replaceAll(".*redirect_uri=([^&]*).*", "$1"), StandardCharsets.UTF_8);
            return ((HttpURLConnection) URI.create(redirect + "?code=secret-code&state=" + page.replaceAll(".*[?&]state=([^&]*).*", "$1")).toURL().openConnection()).getResponseCode() == 200;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
