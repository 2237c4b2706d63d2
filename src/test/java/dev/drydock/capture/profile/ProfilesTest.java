package dev.drydock.capture.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Both files, read as the AWS CLI reads them, and what it would only refuse.
class ProfilesTest {
    @TempDir
    Path home;

    private final Map<String, String> variables = new HashMap<>();

    private Profiles read(String config, String credentials) throws IOException {
        Files.createDirectories(home.resolve(".aws"));
        Files.writeString(home.resolve(".aws/config"), config);
        Files.writeString(home.resolve(".aws/credentials"), credentials);
        return read();
    }

    private Profiles read() {
        return Profiles.read(new AwsEnvironment(variables, home));
    }

    private static Profile named(Profiles profiles, String name) {
        return profiles.named(name).orElseThrow();
    }

    private static Fault stop(Profiles profiles, String name) {
        var stops = named(profiles, name).faults().stream().filter(Fault::stops).toList();
        assertEquals(1, stops.size(), stops.toString());
        return stops.getFirst();
    }

    @Test
    void namesEveryWayToSignIn() throws IOException {
        var profiles = read("""
                [default]
                region = eu-west-1
                [profile acme]
                sso_session = acme
                sso_account_id = 111122223333
                sso_role_name = ReadOnly
                region=eu-central-1
                [sso-session acme]
                sso_start_url = https://acme.awsapps.com/start
                sso_region = us-east-1
                sso_registration_scopes = sso:account:access, codewhisperer:completions
                [profile old]
                sso_start_url = https://old.awsapps.com/start
                sso_region = us-east-2
                sso_account_id = 111122223333
                sso_role_name = Admin
                [profile chained]
                role_arn = arn:aws:iam::444455556666:role/path/Reader
                source_profile = middle
                external_id = agreed
                duration_seconds = 900
                [profile middle]
                role_arn = arn:aws:iam::111122223333:role/Middle
                source_profile = default
                [profile box]
                role_arn = arn:aws:iam::111122223333:role/Box
                credential_source = ec2InstanceMetadata
                [profile pod]
                role_arn = arn:aws:iam::111122223333:role/Pod
                web_identity_token_file = ~/token
                [profile vault]
                credential_process = "/opt/my vault/bin" --secret x
                """, """
                [default]
                aws_access_key_id = AKIA
                aws_secret_access_key = hidden
                [temporary]
                aws_access_key_id: ASIA
                aws_secret_access_key: hidden
                aws_session_token: hidden
                """);

        assertEquals(List.of("default", "acme", "box", "chained", "middle", "old", "pod", "temporary", "vault"), profiles.all().stream().map(Profile::name).toList());
        assertTrue(profiles.all().stream().allMatch(profile -> profile.faults().isEmpty()), profiles.all().stream().map(Profile::faults).toList().toString());
        assertEquals(List.of(), profiles.faults());

        assertEquals(new SignIn.Keys(false), named(profiles, "default").signIn());
        assertEquals(new SignIn.Keys(true), named(profiles, "temporary").signIn());
        var session = new SsoSession("acme", "https://acme.awsapps.com/start", "us-east-1", List.of("sso:account:access", "codewhisperer:completions"));
        assertEquals(new SignIn.Sso(session, "111122223333", "ReadOnly"), named(profiles, "acme").signIn());
        assertEquals("eu-central-1", named(profiles, "acme").region());
        assertEquals(null, named(profiles, "old").ssoSession().orElseThrow().name());
        var chained = assertInstanceOf(SignIn.AssumedRole.class, named(profiles, "chained").signIn());
        assertEquals(Integer.valueOf(900), chained.terms().durationSeconds());
        assertEquals(new SignIn.Keys(false), assertInstanceOf(SignIn.AssumedRole.class, chained.source()).source());
        assertEquals(Optional.of("444455556666"), named(profiles, "chained").account());
        assertEquals(Optional.of("Reader"), named(profiles, "chained").role());
        assertEquals(SignIn.Machine.INSTANCE, assertInstanceOf(SignIn.AssumedRole.class, named(profiles, "box").signIn()).source());
        assertInstanceOf(SignIn.WebIdentity.class, named(profiles, "pod").signIn());
        assertEquals("credential_process /opt/my vault/bin", named(profiles, "vault").signIn().words());
        assertFalse(profiles.toString().contains("hidden") || profiles.all().toString().contains("hidden") || named(profiles, "vault").signIn().toString().contains("secret"));
    }

    @Test
    void oddlyWrittenFilesMeanWhatTheyMeanToTheCli() throws IOException {
        var profiles = read(("""
                # a comment
                [ profile  "two words" ]
                  Region : eu-west-1  # no comment here
                ; another
                  output = json
                  s3 =
                    max_concurrent_requests = 20
                  role_arn = arn:aws:iam::111122223333:role/X

                  credential_source = Environment
                [profile 'o''k']
                credential_process = x
                """).replace("\n", "\r\n"), "");
        assertEquals("eu-west-1  # no comment here", named(profiles, "two words").region(), "as the AWS CLI reads it");
        assertEquals(Optional.of("json"), named(profiles, "two words").get("output"));
        assertInstanceOf(SignIn.AssumedRole.class, named(profiles, "two words").signIn());
        assertEquals(List.of(), named(profiles, "two words").faults());
        assertTrue(profiles.named("ok").isPresent());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "sso_session = none|2|no [sso-session none]|",
        "sso_start_url = https://x|1|sso_region is missing|",
        "sso_session = half|6|lacks sso_region|[sso-session half];sso_start_url = https://x",
        "sso_session = s;sso_region = us-east-9;sso_account_id = 111122223333;sso_role_name = x|3|something else than|[sso-session s];sso_start_url = https://x;sso_region = us-east-1",
        "sso_session = s;sso_account_id = 111122223333|3|sso_role_name is missing|[sso-session s];sso_start_url = https://x;sso_region = us-east-1",
        "sso_session = s;sso_account_id = 1111;sso_role_name = x|3|12 digits|[sso-session s];sso_start_url = https://x;sso_region = us-east-1",
        "role_arn = Admin;source_profile = k|2|not the ARN|[profile k];aws_access_key_id = A;aws_secret_access_key = B",
        "role_arn = arn:aws:iam::111122223333:role/A|2|needs source_profile or credential_source|",
        "role_arn = arn:aws:iam::111122223333:role/A;source_profile = gone|3|no such profile|",
        "role_arn = arn:aws:iam::111122223333:role/A;source_profile = p|3|p → p|",
        "role_arn = arn:aws:iam::111122223333:role/A;source_profile = q|3|p → q → p|[profile q];role_arn = arn:aws:iam::111122223333:role/B;source_profile = p",
        "role_arn = arn:aws:iam::111122223333:role/A;source_profile = q|3|cannot be used: Nothing here says|[profile q];region = eu-west-1",
        "role_arn = arn:aws:iam::111122223333:role/A;credential_source = Laptop|3|none of them|",
        "role_arn = arn:aws:iam::111122223333:role/A;credential_source = Environment;source_profile = p|3|exclude each other|",
        "web_identity_token_file = /x|2|role_arn is missing|",
        "aws_access_key_id = A|1|aws_secret_access_key is missing|",
        "credential_process = \"open|2|quotes|",
        "login_session = arn:aws:iam::111122223333:user/x|2|aws login|",
        "region = eu-west-1|1|Nothing here says|",
    })
    void saysWhatIsWrongWithAProfileAndWhere(String settings, int line, String says, String more) throws IOException {
        var profiles = read(("[profile p];" + settings + ";" + (more == null ? "" : more) + "\n").replace(";", "\n"), "");
        var stop = stop(profiles, "p");
        assertTrue(stop.sentence().contains(says), stop.sentence());
        if (!says.contains("lacks")) {
            assertEquals(home.resolve(".aws/config") + ":" + line, stop.where());
        }
    }

    @Test
    void aLineThatCannotBeReadCostsNoMoreThanItself() throws IOException {
        var profiles = read("""
                stray = 1
                [profile a]
                nonsense AKIAHALFAKEY
                region = eu-west-1
                   indented = more
                credential_process = x
                [profile b
                region = us-east-1
                [profile c d]
                region = us-east-1
                [e]
                region = us-east-1
                [plugins]
                x = y
                [profile a]
                region = eu-west-2
                region = eu-west-3
                """, "[profile f]\naws_access_key_id = A\naws_secret_access_key = B\n");
        var a = named(profiles, "a");
        assertEquals("eu-west-3", a.region());
        assertFalse(a.isBroken());
        assertEquals(List.of(3, 5, 15, 16, 17), a.faults().stream().map(Fault::line).toList(), a.faults().toString());
        assertFalse(a.faults().toString().contains("AKIAHALFAKEY"), "it may be half of a key");
        assertEquals(List.of(1, 7, 8, 9, 11, 1), profiles.faults().stream().map(Fault::line).toList(), profiles.faults().toString());
        assertTrue(profiles.faults().stream().anyMatch(fault -> fault.sentence().contains("[profile \"c d\"]")));
        assertTrue(profiles.faults().stream().anyMatch(fault -> fault.sentence().contains("[profile e]")));
    }

    @Test
    void twoLoopedProfilesAreBothToldOfIt() throws IOException {
        var profiles = read("[profile a]\nrole_arn=arn:aws:iam::111122223333:role/A\nsource_profile=b\n[profile b]\nrole_arn=arn:aws:iam::111122223333:role/B\nsource_profile=a\n", "");
        assertTrue(stop(profiles, "a").sentence().contains("a → b → a"), stop(profiles, "a").sentence());
        assertTrue(stop(profiles, "b").sentence().contains("b → a → b"), stop(profiles, "b").sentence());
    }

    @Test
    void aProfileMayLendItsOwnKeysToItsRole() throws IOException {
        var profiles = read("[profile a]\nrole_arn=arn:aws:iam::111122223333:role/A\nsource_profile=a\n", "[a]\naws_access_key_id=A\naws_secret_access_key=B\n");
        assertFalse(named(profiles, "a").isBroken());
        assertEquals(new SignIn.Keys(false), assertInstanceOf(SignIn.AssumedRole.class, named(profiles, "a").signIn()).source());
    }

    @Test
    void keysOfTheCredentialsFileComeFirst() throws IOException {
        var profiles = read("[profile a]\naws_access_key_id=CONFIG\naws_secret_access_key=CONFIG\nregion=eu-west-1\ncredential_process=x\n", "[a]\naws_access_key_id=CREDENTIALS\naws_secret_access_key=C\n");
        assertEquals(Optional.of("CREDENTIALS"), named(profiles, "a").get("aws_access_key_id"));
        assertEquals(new SignIn.Keys(false), named(profiles, "a").signIn());
    }

    @Test
    void aByteOrderMarkAndForeignLettersAreToldAndReadOver() throws IOException {
        var marked = read("\uFEFF[profile a]\ncredential_process = x\n", "");
        assertTrue(marked.named("a").isPresent());
        assertTrue(marked.faults().getFirst().sentence().contains("byte order mark"));

        Files.write(home.resolve(".aws/config"), "[profile größe]\ncredential_process = x\n".getBytes(StandardCharsets.ISO_8859_1));
        var foreign = read();
        assertTrue(foreign.named("größe").isPresent());
        assertTrue(foreign.faults().getFirst().sentence().contains("not UTF-8"));
    }

    @Test
    void filesThatAreNotThereHoldNothing() {
        assertEquals(List.of(), read().all());
        assertEquals(List.of(), read().faults());
    }

    @Test
    void variablesSayWhichFilesAndWhichProfile() throws IOException {
        Files.writeString(home.resolve("elsewhere"), "[profile a]\ncredential_process = x\n");
        variables.putAll(Map.of("AWS_CONFIG_FILE", "$PLACE/elsewhere", "PLACE", "~", "AWS_SHARED_CREDENTIALS_FILE", "~/none", "AWS_PROFILE", "one", "AWS_REGION", "eu-west-1", "AWS_DEFAULT_REGION", "eu-west-2"));
        var profiles = read();
        assertEquals(List.of("a"), profiles.all().stream().map(Profile::name).toList());
        assertEquals("one", profiles.chosen());
        assertEquals(Optional.of("eu-west-1"), profiles.environment().region());
        variables.put("AWS_DEFAULT_PROFILE", "two");
        assertEquals("two", read().chosen(), "as botocore orders them");
    }

    @Test
    void endpointsComeInTheClisOrder() throws IOException {
        var profiles = read("[profile a]\nservices = local\nendpoint_url = http://all.example\ncredential_process = x\n[services local]\necs =\n  endpoint_url = http://ecs.example\n", "");
        var profile = named(profiles, "a");
        assertEquals("http://ecs.example", endpoint(profile, "ecs"));
        assertEquals("http://all.example", endpoint(profile, "ec2"));
        variables.put("AWS_ENDPOINT_URL", "http://variable.example");
        assertEquals("http://variable.example", endpoint(profile, "ecs"));
        variables.put("AWS_ENDPOINT_URL_ECS", "http://own.example");
        assertEquals("http://own.example", endpoint(profile, "ecs"));
        variables.put("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "true");
        assertEquals("", endpoint(profile, "ecs"));
    }

    private String endpoint(Profile profile, String service) {
        return Endpoints.of(new AwsEnvironment(variables, home), profile).of(service).map(Object::toString).orElse("");
    }

    @Test
    void hostileFilesAreReadToTheirEnd() throws IOException {
        var lines = Stream.of("[", "]", "[]", "[profile ]", "[profile \"]", "=", ":", " = x", "[profile \u202Ex\u0007]", "\u0000=1", "[profile " + "x".repeat(300_000) + "]", "  deep", "\t\tdeeper");
        var profiles = read(String.join("\n", lines.toList()), String.join("\r", "[a]", "role_arn", "[b"));
        assertTrue(profiles.faults().size() > 3);
        Files.delete(home.resolve(".aws/config"));
        Files.createDirectory(home.resolve(".aws/config"));
        assertTrue(read().faults().getFirst().sentence().contains("a folder"));
    }
}
