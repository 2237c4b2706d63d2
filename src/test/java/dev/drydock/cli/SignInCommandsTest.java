package dev.drydock.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.capture.sso.SsoServer;
import dev.drydock.capture.sso.SsoServer.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `drydock profiles` and `drydock login`, as scripts and people see them.
class SignInCommandsTest {
    @TempDir
    Path home;

    private final SsoServer server = new SsoServer();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void write() throws IOException {
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
                [profile broken]
                role_arn = arn:aws:iam::111122223333:role/X
                source_profile = gone
                [profile odd\u202E\u001b[31m]
                credential_process = /opt/keys --token secret-argument
                """);
        Files.writeString(home.resolve(".aws/credentials"), "[keys]\naws_access_key_id = AKIASECRET\naws_secret_access_key = secret-key\n");
    }

    @AfterEach
    void close() {
        server.close();
    }

    private int run(String... arguments) {
        out.reset();
        err.reset();
        var here = new Terminal(out, new PrintStream(err, true, StandardCharsets.UTF_8), false, false, Map.of("HOME", home.toString(), "AWS_ENDPOINT_URL", server.address()), home, "Linux");
        return CliHere.of(home, here, List.of()).run(arguments);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private String line(String profile) {
        return out().lines().filter(line -> line.startsWith(profile)).findFirst().orElse("");
    }

    @Test
    void listsProfilesWithTheirStateAndFaults() {
        assertEquals(0, run("profiles"));
        assertTrue(line("acme").matches("acme +sign-in needed +SSO session acme +eu-central-1 +111122223333 +ReadOnly"), out());
        assertTrue(line("keys").matches("keys +ready +access keys +- +- +-"), out());
        assertTrue(line("broken").contains("broken"), out());
        assertTrue(out().contains("✗ " + home.resolve(".aws/config") + ":11: source_profile names \"gone\""), out());
        assertTrue(line("odd").contains("asks first"));
        assertFalse(out().contains("\u001b") || out().contains("\u202E"), "nothing that acts on the terminal");
        assertFalse((out() + err()).toLowerCase(Locale.ROOT).contains("secret"), out());
        assertEquals(0, server.calls());
    }

    @Test
    void signsInWithACodeAndSaysUntilWhen() {
        assertEquals(0, run("login", "--profile", "acme", "--use-device-code", "--no-browser"), err());
        assertTrue(err().contains("https://device.example/?user_code=ABCD-EFGH"), err());
        assertTrue(err().contains("Signed in to acme until 20"), err());
        assertEquals("", out());
        assertFalse(err().contains("secret"));
        assertEquals(0, run("profiles"));
        assertTrue(line("acme").contains("signed in until 20"), out());
    }

    @Test
    void aRefusalHasItsExitStatus() {
        server.script("CreateToken", Answer.refused("AccessDeniedException"));
        assertEquals(3, run("login", "--profile", "acme", "--use-device-code"));
        assertEquals("drydock: The sign-in was denied in the browser. Sign in again and allow it, or ask who manages IAM Identity Center in eu-west-1.", err().lines().toList().getLast());
        server.close();
        assertEquals(3, run("login", "--profile", "acme", "--use-device-code"));
        assertTrue(err().contains("cannot be reached"), err());
    }

    @Test
    void whatCannotBeSignedInToIsBadInput() {
        assertEquals(2, run("login", "--profile", "gone"));
        assertEquals(1, err().lines().count(), err());
        assertEquals(2, run("login", "--profile", "broken"));
        assertTrue(err().contains(".aws/config:11"), err());
        assertEquals(2, run("login", "--start-url", "https://x"));
        assertEquals(0, run("login", "--profile", "keys"));
        assertTrue(err().contains("nothing to sign in to"), err());
    }

    @Test
    void aPortalWithoutAProfileSaysWhatItOffers() {
        assertEquals(0, run("login", "--start-url", "https://acme.awsapps.com/start", "--sso-region", "eu-west-1"), err());
        assertTrue(err().contains("000000000007  account 007"), err());
        assertEquals(0, server.asked("ListAccountRoles").size(), "a call for each of 250 accounts would be too many");

        server.script("ListAccounts", new Answer(200, "", "{\"accountList\": [{\"accountId\": \"111122223333\", \"accountName\": \"prod\"}]}"));
        assertEquals(0, run("login", "--start-url", "https://acme.awsapps.com/start", "--sso-region", "eu-west-1"), err());
        assertTrue(err().contains("111122223333  prod  Role0, Role1, Role2"), err());
    }
}
