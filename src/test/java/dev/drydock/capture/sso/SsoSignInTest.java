package dev.drydock.capture.sso;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.capture.profile.AwsEnvironment;
import dev.drydock.capture.profile.Endpoints;
import dev.drydock.capture.profile.SsoSession;
import dev.drydock.capture.sso.SignInException.Reason;
import dev.drydock.capture.sso.SsoServer.Answer;
import dev.drydock.capture.sso.SsoSignIn.Way;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The flows against a server that speaks the real protocols.
class SsoSignInTest {
    private static final SsoSession SESSION = new SsoSession("acme", "https://acme.awsapps.com/start", "eu-west-1", List.of("sso:account:access"));
    private static final SsoSession PORTAL = new SsoSession(null, "https://acme.awsapps.com/start", "eu-west-1", List.of());

    @TempDir
    Path home;

    private final SsoServer server = new SsoServer();
    private final SignInClients clients = new SignInClients();
    private final List<Duration> pauses = new ArrayList<>();
    private final List<Prompt> prompts = new ArrayList<>();
    private final List<String> opened = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-21T12:00:00Z");

    @AfterEach
    void close() {
        server.close();
        clients.close();
    }

    private TokenCache cache() {
        return new TokenCache(home.resolve(".aws/sso/cache"));
    }

    private Endpoints endpoints() {
        return Endpoints.of(new AwsEnvironment(Map.of("AWS_ENDPOINT_URL", server.address()), home));
    }

    private InstantSource clock() {
        return () -> now;
    }

    private SsoSignIn signIn(Browser browser) {
        return new SsoSignIn(clients, cache(), browser, clock(), duration -> {
            pauses.add(duration);
            now = now.plus(duration);
        });
    }

    private void withCode(SsoSession session) {
        signIn(page -> opened.add(page)).signIn(session, endpoints(), Way.CODE, prompts::add);
    }

    private SignInException refused(SsoSession session) {
        return assertThrows(SignInException.class, () -> withCode(session));
    }

    @Test
    void waitsForTheCodeToBeEnteredAndKeepsTheToken() throws IOException {
        server.script("CreateToken", Answer.refused("AuthorizationPendingException"), Answer.refused("SlowDownException"), Answer.refused("AuthorizationPendingException"));

        withCode(PORTAL);

        var prompt = prompts.getFirst();
        assertEquals("ABCD-EFGH", prompt.code());
        assertEquals(List.of(prompt.pageWithCode()), opened);
        assertEquals(List.of(1L, 1L, 6L, 6L), pauses.stream().map(Duration::toSeconds).toList(), "slow_down adds five seconds for good");
        assertEquals("urn:ietf:params:oauth:grant-type:device_code", server.asked("CreateToken").getLast().body().path("grantType").asString());
        var token = cache().token(PORTAL).orElseThrow();
        assertTrue(token.accessToken().startsWith("secret-access-"));
        assertEquals(now.plusSeconds(28800), token.expiresAt());
    }

    @Test
    void filesAreTheOwnersAlone() throws IOException {
        withCode(PORTAL);
        var folder = home.resolve(".aws/sso/cache");
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)));
        try (var files = Files.list(folder)) {
            var all = files.toList();
            assertEquals(2, all.size(), "a token and a registration, nothing half-written: " + all);
            for (var file : all) {
                assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
            }
        }
    }

    @Test
    void asksForOneRegistrationForManySignIns() {
        withCode(PORTAL);
        withCode(PORTAL);
        assertEquals(1, server.asked("RegisterClient").size());
    }

    @Test
    void registersAnewWhereTheKeptRegistrationIsNotTaken() {
        withCode(PORTAL);
        server.script("StartDeviceAuthorization", new Answer(401, "InvalidClientException", "{}"));
        withCode(PORTAL);
        assertEquals(2, server.asked("RegisterClient").size());
    }

    @ParameterizedTest
    @CsvSource({
        "AccessDeniedException,REFUSED", "ExpiredTokenException,TIMED_OUT", "InvalidGrantException,REFUSED", "InvalidRequestException,PROFILE", "UnauthorizedClientException,REFUSED", "InvalidClientException,REFUSED"
    })
    void saysWhatARefusalMeans(String error, Reason reason) {
        server.script("CreateToken", Answer.refused("AuthorizationPendingException"), Answer.refused(error));
        var refused = refused(PORTAL);
        assertEquals(reason, refused.reason());
        assertFalse(String.valueOf(refused.getMessage()).contains("secret"), "nothing of the answer");
        assertFalse(cache().token(PORTAL).isPresent());
    }

    @Test
    void dropsARegistrationThatIsKnownNoMore() {
        server.script("CreateToken", new Answer(401, "InvalidClientException", "{}"));
        assertEquals(Reason.REFUSED, refused(PORTAL).reason());
        withCode(PORTAL);
        assertEquals(2, server.asked("RegisterClient").size());
    }

    @Test
    void givesUpWhenTheTimeIsOver() {
        for (var i = 0; i < 1000; i++) {
            server.script("CreateToken", Answer.refused("AuthorizationPendingException"), Answer.refused("SlowDownException"));
        }
        assertEquals(Reason.TIMED_OUT, refused(PORTAL).reason());
        assertTrue(server.asked("CreateToken").size() < 30, "slower each time");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"CreateToken|<html>secret-proxy</html>", "CreateToken|{}", "CreateToken|[1]", "CreateToken|''", "StartDeviceAuthorization|{\"userCode\": \"secret\"}", "RegisterClient|{\"clientId\": 7}",
        "RegisterClient|{\"clientId\": \"secret-x\", \"clientSecret\": \"secret"})
    void garbageIsNoSignIn(String operation, String body) {
        server.script(operation, new Answer(200, "", body), new Answer(200, "", body), new Answer(200, "", body), new Answer(200, "", body));
        var refused = refused(PORTAL);
        assertEquals(Reason.FAILED, refused.reason());
        assertFalse(String.valueOf(refused.getMessage()).contains("secret"));
        assertEquals(null, refused.getCause(), "a cause would carry the answer along");
        assertFalse(cache().token(PORTAL).isPresent());
    }

    @Test
    void goesOnOverAServerThatStumbles() {
        server.script("CreateToken", new Answer(500, "InternalServerException", "{}"), new Answer(500, "InternalServerException", "{}"), Answer.refused("AuthorizationPendingException"));
        withCode(PORTAL);
        assertTrue(cache().token(PORTAL).isPresent());
    }

    @Test
    void opensNothingButPages() {
        server.script("StartDeviceAuthorization", new Answer(200, "", "{\"deviceCode\": \"d\", \"userCode\": \"A\", \"verificationUri\": \"file:///etc/passwd\", \"verificationUriComplete\": \"calculator:x\"}"));
        withCode(PORTAL);
        assertEquals(List.of(), opened);
        assertFalse(prompts.getFirst().opened());
    }

    @Test
    void browserBringsTheCodeBack() throws Exception {
        signIn(page -> {
            opened.add(page);
            var query = query(page);
            assertEquals(400, get(query.get("redirect_uri") + "?code=forged&state=guessed"), "any page could call here");
            assertEquals(404, get(query.get("redirect_uri").replace("/oauth/callback", "/") + "?code=forged&state=" + query.get("state")));
            assertEquals(200, get(query.get("redirect_uri") + "?code=secret-code&state=" + query.get("state")));
            return true;
        }).signIn(SESSION, endpoints(), Way.BROWSER, prompts::add);

        var query = query(opened.getFirst());
        assertTrue(opened.getFirst().startsWith(server.address() + "/authorize?"));
        assertEquals("sso:account:access", query.get("scopes"));
        assertEquals(null, prompts.getFirst().code());
        var register = server.asked("RegisterClient").getFirst().body();
        assertEquals("http://127.0.0.1/oauth/callback", register.path("redirectUris").path(0).asString());
        assertEquals(SESSION.startUrl(), register.path("issuerUrl").asString());
        var token = server.asked("CreateToken").getFirst().body();
        assertEquals("authorization_code", token.path("grantType").asString());
        assertEquals("secret-code", token.path("code").asString());
        assertEquals(query.get("redirect_uri"), token.path("redirectUri").asString());
        var verifier = token.path("codeVerifier").asString();
        assertTrue(verifier.length() >= 43, "RFC 7636, section 4.1");
        assertEquals(query.get("code_challenge"), Base64.getUrlEncoder().withoutPadding().encodeToString(MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII))));
        assertTrue(cache().token(SESSION).isPresent());
    }

    @Test
    void aNoInTheBrowserIsOne() {
        var refused = assertThrows(SignInException.class, () -> signIn(page -> get(query(page).get("redirect_uri") + "?error=access_denied&state=" + query(page).get("state")) == 200)
                .signIn(SESSION, endpoints(), Way.BROWSER, prompts::add));
        assertEquals(Reason.REFUSED, refused.reason());
        assertFalse(cache().token(SESSION).isPresent());
    }

    @Test
    void aRegistrationForCodesIsNotTakenForTheBrowser() {
        withCode(SESSION);
        signIn(page -> get(query(page).get("redirect_uri") + "?code=c&state=" + query(page).get("state")) == 200).signIn(SESSION, endpoints(), Way.BROWSER, prompts::add);
        assertEquals(2, server.asked("RegisterClient").size());
    }

    @ParameterizedTest
    @CsvSource({"RegisterClient,CODE", "StartDeviceAuthorization,CODE", "CreateToken,CODE", "waiting,CODE", "waiting,BROWSER"})
    void endsWithinASecondWhenCancelled(String at, Way way) throws Exception {
        if (!at.equals("waiting")) {
            server.script(at, new Answer(0, "", ""));
        }
        var here = new CompletableFuture<Void>();
        var ended = new CompletableFuture<Throwable>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var flow = new SsoSignIn(clients, cache(), Browser.NONE, InstantSource.system(), at.equals("waiting") ? Thread::sleep : _ -> {});
            var run = threads.submit(() -> {
                try {
                    flow.signIn(PORTAL, endpoints(), way, _ -> here.complete(null));
                    ended.complete(null);
                } catch (Throwable e) {
                    ended.complete(e);
                }
            });
            if (at.equals("waiting")) {
                here.get(10, TimeUnit.SECONDS);
            } else {
                while (server.asked(at).isEmpty()) {
                    Thread.onSpinWait();
                }
            }
            var before = System.nanoTime();
            run.cancel(true);
            assertInstanceOf(CancellationException.class, ended.get(5, TimeUnit.SECONDS));
            assertTrue(System.nanoTime() - before < TimeUnit.SECONDS.toNanos(1));
        }
    }

    @Test
    void aTokenIsMadeNewBeforeItEnds() {
        withCode(PORTAL);
        var first = cache().token(PORTAL).orElseThrow();
        var tokens = new SsoTokens(clients, cache(), clock());
        assertEquals(first.accessToken(), tokens.token(PORTAL, endpoints()).accessToken());

        now = first.expiresAt().minus(Duration.ofMinutes(14));
        var second = tokens.token(PORTAL, endpoints());

        assertFalse(second.accessToken().equals(first.accessToken()));
        assertEquals("refresh_token", server.asked("CreateToken").getLast().body().path("grantType").asString());
        assertEquals(second, cache().token(PORTAL).orElseThrow());
    }

    @Test
    void aTokenThatCannotBeMadeNewServesToItsEnd() {
        withCode(PORTAL);
        var first = cache().token(PORTAL).orElseThrow();
        var tokens = new SsoTokens(clients, cache(), clock());
        now = first.expiresAt().minus(Duration.ofMinutes(1));
        server.script("CreateToken", Answer.refused("InvalidGrantException"), Answer.refused("InvalidGrantException"));
        assertEquals(first.accessToken(), tokens.token(PORTAL, endpoints()).accessToken());

        now = first.expiresAt();
        var needed = assertThrows(SignInException.class, () -> tokens.token(PORTAL, endpoints()));
        assertEquals(Reason.NEEDED, needed.reason());
        assertTrue(String.valueOf(needed.getMessage()).contains("ended at"));
    }

    @Test
    void accountsAndRolesComeFromAllPages() {
        withCode(PORTAL);
        var portal = new SsoPortal(clients, new SsoTokens(clients, cache(), clock()));
        assertEquals(250, portal.accounts(PORTAL, endpoints()).size());
        assertEquals(3, server.asked("ListAccounts").size());
        assertEquals(List.of("Role0", "Role1", "Role2"), portal.roles(PORTAL, endpoints(), "000000000007"));
        assertEquals(cache().token(PORTAL).orElseThrow().accessToken(), server.asked("ListAccounts").getFirst().bearer());
    }

    @Test
    void aPortalThatTakesTheTokenNoMoreAsksForASignIn() {
        withCode(PORTAL);
        server.script("GetRoleCredentials", new Answer(401, "UnauthorizedException", "{\"message\": \"Session token not found or invalid\"}"));
        var portal = new SsoPortal(clients, new SsoTokens(clients, cache(), clock()));
        var needed = assertThrows(SignInException.class, () -> portal.credentials(PORTAL, endpoints(), "111122223333", "ReadOnly"));
        assertEquals(Reason.NEEDED, needed.reason());
    }

    @Test
    void aRoleThatIsNotOnesOwnIsRefused() {
        withCode(PORTAL);
        server.script("GetRoleCredentials", new Answer(403, "ForbiddenException", "{\"message\": \"No access\"}"));
        var portal = new SsoPortal(clients, new SsoTokens(clients, cache(), clock()));
        var refused = assertThrows(SignInException.class, () -> portal.credentials(PORTAL, endpoints(), "111122223333", "Admin"));
        assertEquals(Reason.REFUSED, refused.reason());
        assertTrue(String.valueOf(refused.getMessage()).contains("role Admin in account 111122223333"));
    }

    private static int get(String address) {
        try {
            return ((HttpURLConnection) URI.create(address).toURL().openConnection()).getResponseCode();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Map<String, String> query(String address) {
        return Arrays.stream(URI.create(address).getRawQuery().split("&"))
                .collect(Collectors.toMap(pair -> pair.substring(0, pair.indexOf('=')), pair -> URLDecoder.decode(pair.substring(pair.indexOf('=') + 1), StandardCharsets.UTF_8)));
    }
}
