package dev.drydock.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.check.Badge;
import dev.drydock.check.Check;
import dev.drydock.check.CheckInfo;
import dev.drydock.check.Finding;
import dev.drydock.check.Owner;
import dev.drydock.check.Status;
import dev.drydock.check.Subject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The command line as a library: what is printed where, and the exit status.
class CliTest {
    private static final String BUNDLE = """
            {"manifest": {"format": "drydock-bundle", "schemaVersion": 1, "capturedAt": "2026-11-18T03:12:44Z", "account": "111122223333", "region": "eu-west-1", "calls": [
               {"service": "ecs", "operation": "describe-services", "file": "s.json", "status": "ok", "parameters": {}}]},
             "responses": {"s.json": {"services": [
               {"serviceArn": "arn:aws:ecs:eu-west-1:111122223333:service/prod/checkout-api", "serviceName": "checkout-api", "clusterArn": "arn:aws:ecs:eu-west-1:111122223333:cluster/prod", "desiredCount": 3},
               {"serviceArn": "arn:aws:ecs:eu-west-1:111122223333:service/prod/web", "serviceName": "web", "clusterArn": "arn:aws:ecs:eu-west-1:111122223333:cluster/prod", "desiredCount": 2},
               {"serviceArn": "arn:aws:ecs:eu-west-1:111122223333:service/dev/web", "serviceName": "web", "clusterArn": "arn:aws:ecs:eu-west-1:111122223333:cluster/dev", "desiredCount": 1}]}}}""";
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G'};

    @TempDir Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final List<Window.Place> opened = new ArrayList<>();
    private final List<String> logging = new ArrayList<>();

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("acme.json"), BUNDLE);
    }

    /// Fails what wants 3 tasks, warns of what wants 2, is content with 1.
    private static final class Count implements Check {
        private static final CheckInfo INFO = CheckInfo.of(Badge.SCALING, "count", Owner.APP, "How many?", Set.of(), Set.of(), List.of());

        @Override
        public CheckInfo info() {
            return INFO;
        }

        @Override
        public List<Finding> judge(Subject subject) {
            var desired = subject.service().desiredCount() == null ? 0 : subject.service().desiredCount();
            var status = desired > 2 ? Status.FAIL : desired > 1 ? Status.WARN : Status.OK;
            return List.of(Finding.draft(INFO, status, subject.service().serviceArn(), "Wants " + desired).finding());
        }
    }

    private int run(Check check, OutputStream stdout, boolean terminal, boolean display, Map<String, String> environment, String... args) {
        var here = new Terminal(stdout, new PrintStream(err, true, StandardCharsets.UTF_8), terminal, terminal, environment, folder, "Linux");
        return CliHere.of(folder, here, List.of(check), display ? Optional.of(opened::add) : Optional.empty(), () -> logging.add("on")).run(args);
    }

    private int run(String... args) {
        return run(new Count(), out, false, false, Map.of(), args);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private void assertOneLine(String sentence) {
        assertEquals("drydock: " + sentence + System.lineSeparator(), err());
        assertEquals("", out());
    }

    @Test
    void diagnosesAsTextUnlessToldOtherwise() {
        assertEquals(0, run("diagnose", "acme.json"));
        assertTrue(out().startsWith("acme.json · captured 2026-11-18 03:12:44 UTC · account 111122223333 · eu-west-1\n"), out());
        assertEquals("", err());
    }

    @Test
    void diagnosesAsJsonIntoAFile() throws Exception {
        assertEquals(0, run("diagnose", "acme.json", "--format", "json", "-o", "report.json"));
        assertTrue(Files.readString(folder.resolve("report.json")).startsWith("{\n  \"schemaVersion\": 1,\n  \"tool\": \"drydock 0.1.0\""));
        assertEquals("", out());
        assertEquals("", err());
        try (var files = Files.list(folder)) {
            assertEquals(List.of("acme.json", "report.json"), files.map(file -> file.getFileName().toString()).sorted().toList());
        }
    }

    @Test
    void everyLimitCanBeSet() {
        for (var limit : List.of("--max-unpacked=100", "--max-file=100", "--max-entries=0", "--max-ratio=x", "--max-nesting=1001", "--max-unpacked=-1", "--max-file=1t")) {
            out.reset();
            err.reset();
            assertEquals(2, run("diagnose", "acme.json", limit), limit);
            assertTrue(err().startsWith("drydock: ") && err().contains(limit.substring(0, limit.indexOf('='))), err());
            assertEquals(1, err().lines().count(), err());
        }
        assertEquals(0, run("diagnose", "acme.json", "--max-unpacked", "4G", "--max-file", "512MiB", "--max-entries", "5", "--max-ratio", "1000", "--max-nesting", "1000"));
    }

    @Test
    void aDashIsStdout() {
        assertEquals(0, run("diagnose", "acme.json", "--format", "JSON", "-o", "-"));
        assertTrue(out().startsWith("{"));
    }

    /// Says what a person entered.
    private static final class Echo implements Check {
        private static final CheckInfo INFO = CheckInfo.of(Badge.SCALING, "echo", Owner.APP, "What was entered?", Set.of(), Set.of(), List.of());

        @Override
        public CheckInfo info() {
            return INFO;
        }

        @Override
        public List<Finding> judge(Subject subject) {
            return List.of(Finding.draft(INFO, Status.WARN, subject.service().serviceArn(), subject.entered().toString()).finding());
        }
    }

    @Test
    void whatIsEnteredIsAboutTheChosenService() {
        assertEquals(0, run(new Echo(), out, false, false, Map.of(), "diagnose", "acme.json", "--service", "checkout-api",
                "--keep-alive", "65", "--drain", "20", "--latency", "0.3"));
        assertTrue(out().contains("Entered[keepAliveSeconds=65, drainSeconds=20, latencySeconds=0.3]"), out());
    }

    @Test
    void nothingEnteredIsNothing() {
        assertEquals(0, run(new Echo(), out, false, false, Map.of(), "diagnose", "acme.json"));
        assertTrue(out().contains("Entered[keepAliveSeconds=null, drainSeconds=null, latencySeconds=null]"), out());
    }

    @Test
    void whatIsEnteredWantsAService() {
        assertEquals(2, run("diagnose", "acme.json", "--latency", "0.3"));
        assertOneLine("--keep-alive, --drain and --latency tell about one service; choose it with --service.");
    }

    @ParameterizedTest
    @CsvSource({"--latency,0,a number of seconds above 0; 0.0 is not.", "--latency,NaN,a number of seconds above 0; NaN is not.",
            "--latency,Infinity,a number of seconds above 0; Infinity is not.", "--drain,-1,a number of seconds from 0 on; -1 is not.",
            "--keep-alive,-5,a number of seconds from 0 on; -5 is not."})
    void whatIsEnteredIsANumberOfSeconds(String option, String value, String takes) {
        assertEquals(2, run("diagnose", "acme.json", "--service", "checkout-api", option + "=" + value));
        assertOneLine(option + " takes " + takes);
    }

    @ParameterizedTest
    @CsvSource({"fail,1", "warn,1", "never,0"})
    void failsOnWhatItIsToldTo(String failOn, int exit) {
        assertEquals(exit, run("diagnose", "acme.json", "--fail-on", failOn));
        assertFalse(out().isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"fail,0", "warn,1"})
    void aWarningIsNoFailure(String failOn, int exit) {
        assertEquals(exit, run("diagnose", "acme.json", "--service", "web", "--fail-on", failOn));
    }

    @ParameterizedTest
    @ValueSource(strings = {"checkout-api", "arn:aws:ecs:eu-west-1:111122223333:service/prod/checkout-api"})
    void choosesAService(String service) {
        assertEquals(0, run("diagnose", "acme.json", "--service", service));
        assertTrue(out().contains("prod/checkout-api"));
        assertFalse(out().contains("/web"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "arn:aws:ecs:eu-west-1:111122223333:cluster/dev"})
    void choosesACluster(String cluster) {
        assertEquals(0, run("diagnose", "acme.json", "--cluster", cluster));
        assertTrue(out().contains("dev/web"));
        assertFalse(out().contains("prod/"));
    }

    @Test
    void namesServicesNearToOneThatIsNotThere() {
        assertEquals(2, run("diagnose", "acme.json", "--service", "chekout-api"));
        assertOneLine("There is no service \"chekout-api\" in acme.json; the nearest is checkout-api.");
    }

    @Test
    void namesAllServicesWhereNoneIsNear() {
        assertEquals(2, run("diagnose", "acme.json", "--cluster", "prod", "--service", "zzz\u001b[2J"));
        assertOneLine("There is no service \"zzz\\u001b[2J\" in acme.json; there are checkout-api, web (in cluster prod).");
    }

    @Test
    void namesClustersNearToOneThatIsNotThere() {
        assertEquals(2, run("diagnose", "acme.json", "--cluster", "prd"));
        assertOneLine("There is no cluster \"prd\" in acme.json; the nearest is prod.");
    }

    @Test
    void readsSeveralBundles() {
        assertEquals(0, run("diagnose", "acme.json", "sample:healthy"));
        assertTrue(out().contains("acme.json · ") && out().contains("sample:healthy · "));
        assertTrue(out().contains("\n1: prod/web") && out().contains("\n2: "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '^', value = {
        "diagnose ¦ Missing required parameter: 'BUNDLE'; see 'drydock diagnose --help'.",
        "diagnose acme.json --format pdf ¦ Invalid value for option '--format': expected one of [text, json, md, html, sarif] but was 'pdf'; see 'drydock diagnose --help'.",
        "diagnose acme.json --fail-on ok ¦ Invalid value for option '--fail-on': expected one of [warn, fail, never] but was 'ok'; see 'drydock diagnose --help'.",
        "diagnoze ¦ Unmatched argument at index 0: 'diagnoze'; did you mean diagnose? See 'drydock --help'.",
        "diagnose acme.json --no-such ¦ Unknown option: '--no-such'; see 'drydock diagnose --help'.",
        "diagnose gone.zip ¦ gone.zip is not there; check the path.",
        "diagnose sample:gone ¦ sample:gone cannot be opened: there is no such sample; there are friday-502s, healthy, stall-at-600-before, stall-at-600-after.",
        "diagnose acme.json -o no/such/folder.txt ¦ no/such/folder.txt cannot be written: its folder is not there.",
        "path acme.json --service web --cluster dev ¦ Missing required option: '--output=FILE.png|.svg'; see 'drydock path --help'.",
        "path acme.json -o a.png ¦ Missing required option: '--service=SERVICE'; see 'drydock path --help'.",
        "path acme.json --service web -o a.gif ¦ The name of a picture ends in .png or .svg; a.gif does not.",
        "path acme.json --service web -o a.png ¦ There are 2 services ~web~; choose one with --cluster: dev, prod.",
        "path acme.json --service web --cluster dev -o a.png --width 0 ¦ The width of a picture is a number of pixels above 0; 0 is not.",
        "diagnose @acme.json ¦ @acme.json is not there; check the path.",
        "sample gone -o a.zip ¦ There is no sample ~gone~; there are friday-502s, healthy, stall-at-600-before, stall-at-600-after.",
        "open ¦ Missing required parameter: 'BUNDLE'; see 'drydock open --help'."})
    void whatCannotBeDoneIsOneLine(String commandLine, String sentence) {
        assertEquals(2, run(commandLine.strip().split(" ")));
        assertOneLine(sentence.replace('~', '"'));
    }

    @ParameterizedTest
    @ValueSource(strings = {"no bundle", "cut archive", "services is a text", "no manifest", "empty folder", "empty file"})
    void whatCannotBeReadIsOneLine(String which) throws Exception {
        var bad = folder.resolve("bad");
        switch (which) {
            case "no bundle" -> Files.writeString(bad, "Dear team,\nplease find attached nothing.\n");
            case "cut archive" -> {
                assertEquals(0, run("sample", "healthy", "-o", "whole.zip"));
                var whole = Files.readAllBytes(folder.resolve("whole.zip"));
                Files.write(bad, Arrays.copyOf(whole, whole.length / 2));
            }
            case "services is a text" -> Files.writeString(bad, "{\"services\": \"all of them\"}");
            case "no manifest" -> {
                Files.createDirectory(bad);
                Files.writeString(bad.resolve("notes.txt"), "nothing recorded here");
            }
            case "empty folder" -> Files.createDirectory(bad);
            case "empty file" -> Files.createFile(bad);
            default -> throw new IllegalArgumentException(which);
        }
        assertEquals(2, run("diagnose", "bad"));
        assertAll(
                () -> assertEquals("", out()),
                () -> assertEquals(1, err().lines().count(), err()),
                () -> assertTrue(err().startsWith("drydock: bad "), err()),
                () -> assertFalse(err().contains("Exception") || err().contains("\tat "), err()));
    }

    @Test
    void showsTheRestOfAPartlyBadBundle() throws Exception {
        Files.createDirectory(folder.resolve("partly"));
        Files.writeString(folder.resolve("partly/tasks.json"), "{\"tasks\": [{\"taskArn\"");
        Files.writeString(folder.resolve("partly/services.json"), "{\"services\": [{\"serviceArn\": \"arn:aws:ecs:eu-west-1:1:service/prod/web\"}]}");
        assertEquals(0, run("diagnose", "partly"));
        assertTrue(out().contains("prod/web") || out().contains("default/web"), out());
        assertTrue(out().contains("Not read in full: 1 of 2 files of partly"), out());
    }

    @Test
    void drawsAPath() throws Exception {
        assertEquals(0, run("path", "acme.json", "--service", "checkout-api", "-o", "a.png", "--theme", "dark", "--width", "700"));
        assertArrayEquals(PNG, Arrays.copyOf(Files.readAllBytes(folder.resolve("a.png")), PNG.length));
        assertEquals(0, run("path", "acme.json", "--service", "checkout-api", "-o", "b.SVG"));
        assertTrue(Files.readString(folder.resolve("b.SVG")).contains("<svg"));
        assertEquals("", err());
    }

    @Test
    void saysAPathInWords() throws Exception {
        assertEquals(0, run("path", "acme.json", "--service", "checkout-api", "--words"));
        assertTrue(out().startsWith("Load balancer\n  No load balancer. "), out());
        assertTrue(out().contains("\n    Badge 3, "), out());
        assertEquals("", err());
    }

    @Test
    void writesASampleThatOpens() {
        assertEquals(0, run("sample", "friday-502s", "-o", "friday.zip"));
        assertEquals(0, run("diagnose", "friday.zip"));
        assertEquals("", err());
    }

    @Test
    void opensTheWindow() {
        run(new Count(), out, false, true, Map.of(), "open", "acme.json", "--cluster", "prod", "--service", "web", "--finding", "count@x");
        run(new Count(), out, false, true, Map.of());
        assertEquals(List.of(new Window.Place(List.of("acme.json"), "prod", "web", "count@x", false), new Window.Place(List.of(), null, null, null, false)), opened);
    }

    @Test
    void withNoDisplayItPrintsAndDraws() throws Exception {
        assertEquals(0, run("open", "acme.json"));
        assertTrue(out().contains("prod/checkout-api"));
        assertArrayEquals(PNG, Arrays.copyOf(Files.readAllBytes(folder.resolve("drydock-path.png")), PNG.length));
        assertEquals("drydock: No display here for the window, so the diagnosis of acme.json is printed and the path of checkout-api is drawn in drydock-path.png; "
                + "`drydock diagnose` and `drydock path` do this for any bundle." + System.lineSeparator(), err());
        assertEquals(List.of(), opened);
    }

    @Test
    void aFolderThatCannotBeWrittenTakesNothingFromTheDiagnosis() throws Exception {
        Files.createDirectory(folder.resolve("drydock-path.png"));
        assertEquals(0, run("open", "acme.json"));
        assertTrue(out().contains("prod/checkout-api"));
        assertEquals(1, err().lines().count(), err());
        assertTrue(err().contains("but no path is drawn (drydock-path.png cannot be written: "), err());
    }

    @Test
    void aDisplayThatHasGoneIsNone() {
        var here = new Terminal(out, new PrintStream(err, true, StandardCharsets.UTF_8), false, false, Map.of("DISPLAY", ":99"), folder, "Linux");
        Window gone = place -> {
            throw new UnsupportedOperationException("Unable to open DISPLAY");
        };
        assertEquals(0, CliHere.of(folder, here, List.of(new Count()), Optional.of(gone), () -> {}).run("open", "acme.json"));
        assertTrue(out().contains("prod/checkout-api"));
        assertEquals(1, err().lines().count(), err());
    }

    @Test
    void withNoDisplayAndNothingNamedItShowsTheSampleIncident() {
        assertEquals(0, run());
        assertTrue(out().startsWith("sample:friday-502s · "), out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "open", "diagnose", "mute", "path", "redact", "sample"})
    void helpsWithAnExample(String command) {
        assertEquals(0, run((command + " --help").strip().split(" ")));
        assertTrue(out().startsWith("Usage: drydock " + command), out());
        assertTrue(out().contains("Example"), out());
        assertEquals("", err());
    }

    @Test
    void tellsItsVersion() {
        assertEquals(0, run("--version"));
        assertEquals("drydock 0.1.0" + System.lineSeparator(), out());
    }

    @Test
    void logsWhenAsked() {
        run("diagnose", "acme.json");
        assertEquals(List.of(), logging);
        run("diagnose", "acme.json", "-v");
        assertEquals(List.of("on"), logging);
    }

    @Test
    void showsProgressAndColourOnATerminalOnly() {
        run(new Count(), out, true, false, Map.of("TERM", "xterm"), "diagnose", "acme.json");
        assertTrue(err().startsWith("\r\u001b[KReading acme.json: ") && err().endsWith("\r\u001b[K"), err());
        assertTrue(out().contains("\u001b[1;31m✖ Fail\u001b[0m"));
        out.reset();
        run(new Count(), out, true, false, Map.of("NO_COLOR", "1"), "diagnose", "acme.json");
        assertFalse(out().contains("\u001b"));
        out.reset();
        run(new Count(), out, true, false, Map.of("TERM", "xterm"), "diagnose", "acme.json", "--format", "json");
        assertFalse(out().contains("\u001b"));
    }

    @Test
    void aCancelledCommandExitsAsAShellExpects() {
        assertEquals(130, run(throwing(new CancellationException()), out, false, false, Map.of(), "diagnose", "acme.json"));
        assertOneLine("Cancelled.");
    }

    @Test
    void aReaderThatLeftIsNoError() {
        var gone = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        assertEquals(0, run(new Count(), gone, false, false, Map.of(), "diagnose", "acme.json"));
        assertEquals(1, run(new Count(), gone, false, false, Map.of(), "diagnose", "acme.json", "--format", "json", "--fail-on", "fail"));
        assertEquals("", err());
    }

    @Test
    void aFullDiskIsOneLine() {
        var full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        assertEquals(2, run(new Count(), full, false, false, Map.of(), "diagnose", "acme.json"));
        assertOneLine("The output cannot be written: No space left on device.");
    }

    @Test
    void aFileKeepsWhatItHeldUntilTheNewIsWhole() throws Exception {
        Files.writeString(folder.resolve("kept.txt"), "old");
        assertEquals(2, run("diagnose", "gone.zip", "-o", "kept.txt"));
        assertEquals("old", Files.readString(folder.resolve("kept.txt")));
        assertEquals(0, run("diagnose", "acme.json", "-o", "kept.txt"));
        assertTrue(Files.readString(folder.resolve("kept.txt")).startsWith("acme.json"));
    }

    @ParameterizedTest
    @CsvSource({"md,# Drydock", "html,<!doctype html>", "sarif,{"})
    void diagnosesInEachFormat(String format, String start) throws Exception {
        assertEquals(0, run("diagnose", "acme.json", "--format", format, "-o", "report"));
        assertTrue(Files.readString(folder.resolve("report")).startsWith(start));
        assertEquals("", out());
        assertEquals(1, run("diagnose", "acme.json", "--format", format, "--fail-on", "fail"));
        assertTrue(out().startsWith(start), out());
    }

    @Test
    void whatIsMutedFailsNoBuildAndStaysListed() throws Exception {
        assertEquals(0, run("mute", "acme.json", "--check", "count", "--resource", "arn:aws:ecs:eu-west-1:111122223333:service/prod/checkout-api", "--reason", "known; $(x)", "--until", "2026-11-21"));
        assertEquals("Muted count@arn:aws:ecs:eu-west-1:111122223333:service/prod/checkout-api until 2026-11-21, in " + folder.resolve("acme.json.muted.json")
                + ". Of acme.json it mutes 1 fail.\n", out());
        out.reset();
        assertEquals(0, run("diagnose", "acme.json", "--fail-on", "fail"));
        assertTrue(out().contains("4 ✖ Fail*") && out().contains("Muted: 1 finding") && out().contains("known; $(x). Until 2026-11-21."), out());
        assertEquals(1, run("diagnose", "acme.json", "--fail-on", "warn"), "the other service still warns");
        out.reset();
        run("diagnose", "acme.json", "--format", "json");
        assertTrue(out().contains("\"reason\": \"known; $(x)\""), out());
        assertTrue(out().contains("\"scaling\": \"fail\"") && out().contains("\"mutedBadges\": [ \"scaling\" ]"), out());
        out.reset();
        assertEquals(0, run("mute", "acme.json", "--list"));
        assertEquals("count@arn:aws:ecs:eu-west-1:111122223333:service/prod/checkout-api  (until 2026-11-21, mutes 1)  known; $(x)\n", out());
        assertEquals(0, run("mute", "acme.json", "--remove", "--check", "count", "--resource", "arn:aws:ecs:eu-west-1:111122223333:service/prod/checkout-api"));
        out.reset();
        assertEquals(0, run("mute", "acme.json", "--list"));
        assertEquals("Nothing is muted in acme.json.\n", out());
        assertEquals(1, run("diagnose", "acme.json", "--fail-on", "fail"));
        assertEquals("", err());
    }

    @Test
    void mutesFromFurtherFilesAndTheSettingsToo() throws Exception {
        assertEquals(0, run("mute", "acme.json", "--check", "count", "--resource", "*", "--reason", "known", "--everywhere"));
        assertTrue(Files.exists(folder.resolve("settings/muted.json")));
        assertEquals(0, run("diagnose", "acme.json", "--fail-on", "warn"));
        Files.move(folder.resolve("settings/muted.json"), folder.resolve("team.json"));
        assertEquals(1, run("diagnose", "acme.json", "--fail-on", "warn"));
        assertEquals(0, run("diagnose", "acme.json", "--fail-on", "warn", "--muted", "team.json"));
    }

    @Test
    void aBadFileOfMutingsIsOneLineAndAllElseWorks() throws Exception {
        Files.writeString(folder.resolve("acme.json.muted.json"), "nonsense");
        assertEquals(1, run("diagnose", "acme.json", "--fail-on", "fail"));
        assertEquals(1, err().lines().count(), err());
        assertTrue(err().startsWith("drydock: acme.json.muted.json is no JSON ("), err());
        assertTrue(out().contains("prod/checkout-api"), out());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "--check pid1 --resource * --reason r|There is no check \"pid1\"; there is count.",
        "--check count --resource prod --reason r|count says nothing of \"prod\" in acme.json; the nearest are ",
        "--check count --resource *|Missing required option: '--reason'; see 'drydock mute --help'.",
        "--check count --resource * --reason r --until 2026-11-20|2026-11-20 is over already, so nothing would be muted.",
        "--check count --resource * --reason r --until soon|soon is no date such as 2026-12-31.",
        "--remove --check count --resource x|count@x is not muted in ",
    })
    void whatCannotBeMutedIsOneLine(String options, String sentence) {
        assertEquals(2, run(("mute acme.json " + options).split(" ")));
        assertEquals(1, err().lines().count(), err());
        assertTrue(err().startsWith("drydock: " + sentence), err());
        assertFalse(Files.exists(folder.resolve("acme.json.muted.json")));
    }

    private static Check throwing(RuntimeException e) {
        return new Check() {
            @Override
            public CheckInfo info() {
                throw e;
            }

            @Override
            public List<Finding> judge(Subject subject) {
                throw e;
            }
        };
    }

    @Test
    void comparesTwoBundles() throws IOException {
        Files.writeString(folder.resolve("later.json"), BUNDLE.replace("\"desiredCount\": 3", "\"desiredCount\": 1"));
        assertEquals(0, run("compare", "acme.json", "later.json", "--service", "checkout-api"));
        assertTrue(out().contains("✖ Fail → ● OK  Wants 1") && out().contains("desiredCount"), out());
        assertFalse(out().contains("prod/web"), "only the service that was asked for");
        assertEquals("", err());
        out.reset();
        assertEquals(0, run("compare", "acme.json", "later.json", "--format", "json", "-o", "shift.json"));
        assertEquals("", out());
        assertTrue(Files.readString(folder.resolve("shift.json")).contains("\"scaling\": [ \"fail\", \"ok\" ]"), Files.readString(folder.resolve("shift.json")));
        assertEquals(0, run("compare", "acme.json", "later.json", "--format", "md"));
        assertTrue(out().startsWith("# Drydock: before and after\n"), out());
        out.reset();
        assertEquals(0, run("compare", "acme.json", "later.json", "--format", "html"));
        assertTrue(out().startsWith("<!doctype html>"), out());
    }

    @Test
    void comparingSaysWhatItNeeds() {
        assertEquals(2, run("compare", "acme.json"));
        assertOneLine("Missing required parameter: 'AFTER'; see 'drydock compare --help'.");
        err.reset();
        assertEquals(2, run("compare", "acme.json", "gone.json"));
        assertTrue(err().startsWith("drydock: ") && err().lines().count() == 1, err());
        err.reset();
        assertEquals(2, run("compare", "acme.json", "acme.json", "--format", "sarif"));
        assertTrue(err().contains("text, json, md, html"), err());
        err.reset();
        assertEquals(0, run("compare", "--help"));
        assertTrue(out().contains("drydock compare sample:stall-at-600-before sample:stall-at-600-after"), out());
    }
}
