package dev.drydock.capture.sso;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.drydock.capture.profile.AwsEnvironment;
import dev.drydock.capture.profile.Endpoints;
import dev.drydock.capture.profile.Profiles;
import dev.drydock.capture.sso.SsoSignIn.Way;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The real AWS CLI and Drydock sign in for each other.
class AwsCliCacheTest {
    @TempDir
    Path home;

    private final SsoServer server = new SsoServer();
    private final SignInClients clients = new SignInClients();

    @AfterEach
    void close() {
        server.close();
        clients.close();
    }

    @Test
    void theCliReadsWhatDrydockWritesAndDrydockWhatTheCliWrites() throws Exception {
        var cli = Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)).map(folder -> Path.of(folder, "aws")).filter(Files::isExecutable).findFirst();
        assumeTrue(cli.isPresent(), "The AWS CLI is not installed.");
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
                sso_registration_scopes = sso:account:access
                """);
        var environment = new AwsEnvironment(Map.of("AWS_ENDPOINT_URL", server.address()), home);
        var profile = Profiles.read(environment).named("acme").orElseThrow();
        var session = profile.ssoSession().orElseThrow();
        var cache = new TokenCache(environment.ssoCache());

        // Ten minutes before its end the CLI makes it new, and writes the file itself.
        var almostOver = Instant.now().minus(Duration.ofSeconds(28800)).plus(Duration.ofMinutes(10));
        new SsoSignIn(clients, cache, Browser.NONE, InstantSource.fixed(almostOver), _ -> {}).signIn(session, Endpoints.of(environment, profile), Way.CODE, _ -> {});
        var ours = cache.token(session).orElseThrow();
        assertTrue(ours.isDue(Instant.now()));

        assertEquals(0, run(cli.get(), "sts", "get-caller-identity", "--profile", "acme"), "the CLI takes Drydock's token");
        assertEquals("refresh_token", server.asked("CreateToken").getLast().body().path("grantType").asString());
        var theirs = cache.token(session).orElseThrow();
        assertFalse(theirs.accessToken().equals(ours.accessToken()), "the CLI has written a new one");
        assertFalse(theirs.isDue(Instant.now()));

        var calls = server.asked("CreateToken").size();
        var portal = new SsoPortal(clients, new SsoTokens(clients, cache, InstantSource.system()));
        portal.credentials(session, Endpoints.of(environment, profile), "111122223333", "ReadOnly");
        assertEquals(theirs.accessToken(), server.asked("GetRoleCredentials").getLast().bearer(), "Drydock takes the CLI's token");
        assertEquals(calls, server.asked("CreateToken").size(), "and needs no other");
    }

    private int run(Path cli, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(cli.toString());
        command.addAll(Arrays.asList(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(home.resolve("cli.log").toFile());
        var kept = new HashMap<>(builder.environment());
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
        builder.environment().putAll(Map.of("HOME", home.toString(), "AWS_ENDPOINT_URL", server.address(), "AWS_EC2_METADATA_DISABLED", "true"));
        // Where the CLI is a shim, it looks for what it stands for below the real home.
        builder.environment().putIfAbsent("PYENV_ROOT", kept.getOrDefault("PYENV_ROOT", Path.of(System.getProperty("user.home")).resolve(".pyenv").toString()));
        var process = builder.start();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), "the AWS CLI did not end");
        assertEquals("", process.exitValue() == 0 ? "" : Files.readString(home.resolve("cli.log")));
        return process.exitValue();
    }
}
