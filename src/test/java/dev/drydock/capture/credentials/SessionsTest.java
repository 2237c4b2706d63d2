package dev.drydock.capture.credentials;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.capture.Session;
import dev.drydock.capture.profile.AwsEnvironment;
import dev.drydock.capture.profile.Endpoints;
import dev.drydock.capture.profile.Profiles;
import dev.drydock.capture.profile.SsoSession;
import dev.drydock.capture.sso.Browser;
import dev.drydock.capture.sso.SignInClients;
import dev.drydock.capture.sso.SignInException;
import dev.drydock.capture.sso.SignInException.Reason;
import dev.drydock.capture.sso.SsoServer;
import dev.drydock.capture.sso.SsoSignIn;
import dev.drydock.capture.sso.SsoSignIn.Way;
import dev.drydock.capture.sso.TokenCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/// Every way in which a profile comes by credentials, against local servers and programs.
class SessionsTest {
    private static final String CONFIG = """
            [profile acme]
            sso_session = acme
            sso_account_id = 111122223333
            sso_role_name = ReadOnly
            region = eu-central-1
            [sso-session acme]
            sso_start_url = https://acme.awsapps.com/start
            sso_region = eu-west-1
            [profile deep]
            role_arn = arn:aws:iam::444455556666:role/Deep
            source_profile = middle
            region = eu-central-1
            [profile middle]
            role_arn = arn:aws:iam::111122223333:role/Middle
            source_profile = acme
            external_id = agreed
            mfa_serial = arn:aws:iam::111122223333:mfa/me
            [profile middle-eu]
            role_arn = arn:aws:iam::111122223333:role/Middle
            source_profile = acme
            region = eu-west-1
            [profile pod]
            role_arn = arn:aws:iam::111122223333:role/Pod
            web_identity_token_file = ~/web-token
            region = eu-central-1
            [profile broken]
            role_arn = x
            """;

    @TempDir
    Path home;

    private final SsoServer server = new SsoServer();
    private final SignInClients clients = new SignInClients();
    private final Map<String, String> variables = new HashMap<>(Map.of("AWS_ENDPOINT_URL", server.address()));
    private final List<String> questions = new ArrayList<>();
    private boolean mayRun = true;

    @BeforeEach
    void write() throws IOException {
        write(CONFIG);
    }

    private void write(String config) throws IOException {
        Files.createDirectories(home.resolve(".aws"));
        Files.writeString(home.resolve(".aws/config"), config);
    }

    @AfterEach
    void close() {
        server.close();
        clients.close();
    }

    private AwsEnvironment environment() {
        return new AwsEnvironment(variables, home);
    }

    private TokenCache cache() {
        return new TokenCache(environment().ssoCache());
    }

    private Sessions sessions() {
        return new Sessions(environment(), clients, cache(), new AllowedCommands(home.resolve("allowed")), new Questions() {
            @Override
            public boolean mayRun(String profile, String command) {
                questions.add(command);
                return mayRun;
            }

            @Override
            public Optional<String> mfaCode(String profile, String serial) {
                questions.add(serial);
                return Optional.of("123456");
            }
        }, InstantSource.system());
    }

    private Session session(String profile) {
        return sessions().of(Profiles.read(environment()), profile, null, null);
    }

    private void signIn() {
        new SsoSignIn(clients, cache(), Browser.NONE, InstantSource.system(), _ -> {})
                .signIn(new SsoSession("acme", "https://acme.awsapps.com/start", "eu-west-1", List.of()), Endpoints.of(environment()), Way.CODE, _ -> {});
    }

    private Readiness.State state(String profile) {
        return sessions().readiness(Profiles.read(environment()).named(profile).orElseThrow()).state();
    }

    @Test
    void aRoleOfThePortalIsAskedForOnceForManyCalls() {
        var before = session("acme");
        assertEquals(Reason.NEEDED, assertThrows(SignInException.class, before.credentials()::resolveCredentials).reason());
        assertEquals(Readiness.State.SIGN_IN_NEEDED, state("acme"));
        assertEquals(0, server.calls(), "what nobody signed in to is not asked");

        signIn();
        assertEquals(Readiness.State.SIGNED_IN, state("acme"));
        var keys = assertInstanceOf(AwsSessionCredentials.class, before.credentials().resolveCredentials());
        assertTrue(keys.secretAccessKey().startsWith("secret-key-"));
        before.credentials().resolveCredentials();
        assertEquals(1, server.asked("GetRoleCredentials").size());
        assertEquals("eu-central-1", before.region().id());
        assertFalse(before.toString().contains("secret"));
    }

    @Test
    void rolesAreTakenOnOneByTheOther() {
        signIn();
        var keys = assertInstanceOf(AwsSessionCredentials.class, session("deep").credentials().resolveCredentials());
        assertTrue(keys.secretAccessKey().startsWith("secret-role-"));
        var asked = server.asked("Sts").stream().map(SsoServer.Asked::query).toList();
        assertEquals(List.of("arn:aws:iam::111122223333:role/Middle", "arn:aws:iam::444455556666:role/Deep"), asked.stream().map(query -> query.get("RoleArn")).toList());
        assertEquals("agreed", asked.getFirst().get("ExternalId"));
        assertEquals("123456", asked.getFirst().get("TokenCode"));
        assertEquals(List.of("arn:aws:iam::111122223333:mfa/me"), questions);
    }

    @Test
    void aSignInThatIsMissingShowsThroughTheWholeChain() {
        assertEquals(Readiness.State.SIGN_IN_NEEDED, state("deep"));
        var failure = assertThrows(RuntimeException.class, session("deep").credentials()::resolveCredentials);
        var needed = SignInException.in(failure);
        assertEquals(Reason.NEEDED, needed == null ? null : needed.reason(), failure.toString());
    }

    @Test
    void aRoleThatStsRefusesIsSaidWithItsAction() {
        signIn();
        server.script("Sts", new SsoServer.Answer(403, "", "<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>secret-echo</Message></Error></ErrorResponse>"));
        var refused = assertThrows(SignInException.class, session("middle-eu").credentials()::resolveCredentials);
        assertEquals(Reason.REFUSED, refused.reason());
        assertTrue(String.valueOf(refused.getMessage()).contains("sts:AssumeRole on arn:aws:iam::111122223333:role/Middle"));
        assertFalse(String.valueOf(refused.getMessage()).contains("secret"));
    }

    @Test
    void aWebIdentityBringsItsToken() throws IOException {
        Files.writeString(home.resolve("web-token"), "secret-web\n");
        session("pod").credentials().resolveCredentials();
        assertEquals("secret-web", server.asked("Sts").getFirst().query().get("WebIdentityToken"));
        Files.delete(home.resolve("web-token"));
        assertEquals(Reason.PROFILE, assertThrows(SignInException.class, session("pod").credentials()::resolveCredentials).reason());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aProgramIsRunOnceTheUserAllowsIt() throws IOException {
        write("[profile vault]\nregion = eu-west-1\ncredential_process = sh -c \"echo run >> '" + home.resolve("runs")
                + "'; echo '{\\\"Version\\\": 1, \\\"AccessKeyId\\\": \\\"AKIA\\\", \\\"SecretAccessKey\\\": \\\"secret-x\\\", \\\"Expiration\\\": \\\"2040-01-01T00:00:00Z\\\"}'\"\n");
        mayRun = false;
        assertEquals(Readiness.State.ASKS_FIRST, state("vault"));
        assertEquals(Reason.NEEDED, assertThrows(SignInException.class, session("vault").credentials()::resolveCredentials).reason());
        assertFalse(Files.exists(home.resolve("runs")));

        mayRun = true;
        var session = session("vault");
        assertEquals("secret-x", session.credentials().resolveCredentials().secretAccessKey());
        session.credentials().resolveCredentials();
        session("vault").credentials().resolveCredentials();
        assertEquals(2, questions.size(), "asked twice, since the first answer was no");
        assertEquals(2, Files.readAllLines(home.resolve("runs")).size(), "once for each session");
        assertEquals(Readiness.State.READY, state("vault"));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aProgramThatFailsIsToldWithoutWhatItSays() throws IOException {
        for (var command : List.of("sh -c \"echo secret-out; echo secret-err >&2; exit 3\"", "echo secret-noise", "/does/not/exist secret-arg", "sh -c \"echo '{\\\"Version\\\": 2}'\"")) {
            write("[profile vault]\nregion = eu-west-1\ncredential_process = " + command + "\n");
            var failed = assertThrows(SignInException.class, session("vault").credentials()::resolveCredentials);
            assertEquals(Reason.FAILED, failed.reason());
            assertFalse(String.valueOf(failed.getMessage()).contains("secret"), failed.getMessage());
        }
        var slow = assertThrows(SignInException.class, new ProcessCredentials("vault", "sleep 60", Duration.ofMillis(100))::fetch);
        assertTrue(String.valueOf(slow.getMessage()).contains("did not end"), slow.getMessage());
    }

    @Test
    void withoutAProfileTheEnvironmentsKeysComeFirst() {
        variables.putAll(Map.of("AWS_ACCESS_KEY_ID", "AKIA", "AWS_SECRET_ACCESS_KEY", "secret-x", "AWS_PROFILE", "acme"));
        var session = sessions().of(Profiles.read(environment()), null, null, null);
        assertEquals("AKIA", session.credentials().resolveCredentials().accessKeyId());
        assertEquals("eu-central-1", session.region().id(), "of the profile that the environment names");
        assertEquals("acme", sessions().of(Profiles.read(environment()), "acme", null, null).profile(), "a profile that is named comes before keys");
    }

    @Test
    void whatCannotWorkIsSaidBeforeAnyCall() {
        for (var profile : List.of("broken", "gone", "middle")) {
            assertEquals(Reason.PROFILE, assertThrows(SignInException.class, () -> session(profile)).reason(), profile);
        }
        assertTrue(String.valueOf(assertThrows(SignInException.class, () -> session("broken")).getMessage()).contains(".aws/config:"), "where it is wrong");
        assertEquals(0, server.calls());
    }
}
