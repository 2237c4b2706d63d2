package dev.drydock.bundle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.bundle.redaction.CustomPatterns;
import dev.drydock.bundle.redaction.Redactor;
import dev.drydock.inventory.Capture;
import dev.drydock.inventory.call.Call;
import dev.drydock.inventory.call.CallStatus;
import dev.drydock.inventory.call.Gap;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.ec2.Vpc;
import dev.drydock.inventory.ecs.Service;
import dev.drydock.inventory.ecs.Task;
import dev.drydock.inventory.elbv2.TargetHealthDescription;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Several captures of one scope in one bundle.
class SeriesTest {
    private static final String T1 = "captures/2026-11-18T03:00:00Z/";
    private static final String T2 = "captures/2026-11-18T03:00:30Z/";
    private static final String T3 = "captures/2026-11-18T03:01:00Z/";

    @TempDir
    private Path folder;

    enum Form {
        FOLDER, ZIP, TAR;

        Path write(BundleTree tree, Path folder) throws IOException {
            return switch (this) {
                case FOLDER -> tree.directory(folder.resolve("series"));
                case ZIP -> tree.zip(folder.resolve("series.zip"));
                case TAR -> tree.tar(folder.resolve("series.tgz"), true);
            };
        }
    }

    private Bundle read(BundleTree tree) throws Exception {
        return read(tree.directory(folder.resolve("series")));
    }

    private static Bundle read(Path path) throws Exception {
        return new BundleReader(Limits.DEFAULT).read(1, path, Progress.NONE);
    }

    private static String manifest(String at, String... calls) {
        return """
                {"format": "drydock-bundle", "schemaVersion": 1, "capturedAt": "%s", "account": "111122223333", "region": "eu-west-1", "calls": [%s]}""".formatted(at, String.join(",", calls));
    }

    private static String call(String operation, String file, String parameters) {
        return BundleTree.call("ecs", operation, file, parameters);
    }

    private static String services(int running) {
        return BundleTree.services().replace("\"desiredCount\": 2", "\"desiredCount\": 2, \"runningCount\": " + running);
    }

    private static String task(String id, String status) {
        return """
                {"taskArn": "arn:aws:ecs:eu-west-1:111122223333:task/prod/%s", "clusterArn": "arn:aws:ecs:eu-west-1:111122223333:cluster/prod", "group": "service:web", "lastStatus": "%s"}"""
                .formatted(id, status);
    }

    private static String tasks(String... tasks) {
        return "{\"tasks\": [" + String.join(",", tasks) + "], \"failures\": []}";
    }

    /// One capture: the service, and its tasks.
    private static BundleTree capture(BundleTree tree, String at, String folder, int running, String... tasks) {
        var arns = String.join(",", List.of(tasks).stream().map(task -> task.replaceAll("(?s).*?(\"arn:[^\"]*\").*", "$1")).toList());
        return tree.file(folder + "manifest.json", manifest(at, call("describe-services", "ecs/s.json", "{\"cluster\": \"prod\", \"services\": [\"web\"]}"),
                        call("describe-tasks", "ecs/t.json", "{\"cluster\": \"prod\", \"tasks\": [" + arns + "]}")))
                .file(folder + "ecs/s.json", services(running))
                .file(folder + "ecs/t.json", tasks(tasks));
    }

    /// Task a is stopped in the first capture and forgotten by ECS after it; b is replaced by c without ever being seen to stop.
    private static BundleTree rollout() {
        var tree = capture(new BundleTree(), "2026-11-18T03:01:02Z", T3, 2, task("c", "RUNNING"), task("d", "RUNNING"));
        capture(tree, "2026-11-18T03:00:32Z", T2, 1, task("b", "RUNNING"), task("d", "PENDING"));
        return capture(tree, "2026-11-18T03:00:02Z", T1, 2, task("a", "STOPPED"), task("b", "RUNNING"))
                .file("manifest.json", """
                        {"format": "drydock-bundle", "schemaVersion": 1, "account": "111122223333", "region": "eu-west-1",
                         "captures": ["%s", "%s", {"folder": "%s"}]}""".formatted(T1, T2, T3));
    }

    private static Map<String, String> tasks(Bundle bundle) {
        return bundle.inventory().all(Task.class).stream().collect(Collectors.toMap(Task::shortId, task -> task.lastStatus() + " " + task.origin().call().file()));
    }

    private static List<FileReport> notInOrder(Bundle bundle) {
        return bundle.files().stream().filter(report -> report.status() != FileReport.Status.OK).toList();
    }

    @ParameterizedTest
    @EnumSource
    void theNewestStateOfEverythingIsDiagnosed(Form form) throws Exception {
        var bundle = read(form.write(rollout(), folder));

        assertEquals(List.of(), notInOrder(bundle));
        assertEquals(Instant.parse("2026-11-18T03:01:02Z"), bundle.inventory().source().capturedAt());
        assertEquals(2, bundle.inventory().all(Service.class).getFirst().runningCount());
        assertEquals(T3 + "ecs/s.json", bundle.inventory().all(Service.class).getFirst().origin().call().file());
        assertEquals(Map.of("a", "STOPPED " + T1 + "ecs/t.json", "c", "RUNNING " + T3 + "ecs/t.json", "d", "RUNNING " + T3 + "ecs/t.json"), tasks(bundle));
        assertEquals(1, bundle.inventory().calls().named("ecs describe-services").size());
        assertEquals(2, bundle.inventory().calls().named("ecs describe-tasks").size(), "the newest answer, and the one that still tells of a task");
    }

    @Test
    void eachCaptureIsKeptWithItsOwnClockAndState() throws Exception {
        var captures = read(rollout()).captures();

        assertEquals(List.of("03:00:02", "03:00:32", "03:01:02"), captures.stream().map(capture -> capture.at().toString().substring(11, 19)).toList());
        assertEquals(List.of(2, 1, 2), captures.stream().map(capture -> capture.find(Service.class, BundleTree.SERVICE).orElseThrow().runningCount()).toList());
        assertEquals(List.of("ab", "abd", "acd"), captures.stream().map(SeriesTest::taskIds).toList());
        var then = captures.get(1).inventory();
        assertEquals(captures.get(1).at(), then.source().capturedAt());
        assertEquals(3, then.tasks(then.all(Service.class).getFirst()).size());
        assertEquals(2, captures.get(1).made().size());
    }

    private static String taskIds(Capture capture) {
        return capture.tasks(capture.all(Service.class).getFirst()).stream().map(Task::shortId).sorted().reduce("", String::concat);
    }

    @Test
    void whatDoesNotChangeIsHeldOnce() throws Exception {
        var tree = new BundleTree();
        IntStream.range(0, 40).forEach(i -> capture(tree, "2026-11-18T03:%02d:00Z".formatted(i), "captures/2026-11-18T03-%02d-00Z/".formatted(i), i / 30, task("a", "RUNNING"), task("b", "RUNNING")));

        var captures = read(tree).captures();

        assertEquals(40, captures.size());
        for (var i = 1; i < 40; i++) {
            var before = captures.get(i - 1).find(Service.class, BundleTree.SERVICE).orElseThrow();
            var after = captures.get(i).find(Service.class, BundleTree.SERVICE).orElseThrow();
            if (i == 30) {
                assertNotSame(before, after);
                assertSame(before.clusterArn(), after.clusterArn(), "what is alike is shared even then");
            } else {
                assertSame(before, after);
            }
            assertSame(captures.get(i - 1).all(Task.class).getFirst(), captures.get(i).all(Task.class).getFirst());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"captures/20261118T030100Z/", "captures/2026-11-18T03-01-00Z/", "captures/2026-11-18T03_01_00.000Z/", "captures/2026-11-18T05-01-00+0200/", "watch/captures/2026-11-18T03-01-00Z/"})
    void windowsCannotWriteColons(String spelled) throws Exception {
        var top = spelled.startsWith("watch/") ? "watch/" : "";
        var bundle = read(new BundleTree().file(top + "captures/2026-11-18T03-00-00Z/s.json", services(1)).file(spelled + "s.json", services(2)));

        assertEquals(List.of(), notInOrder(bundle));
        assertEquals(2, bundle.inventory().all(Service.class).getFirst().runningCount());
        assertEquals(Instant.parse("2026-11-18T03:01:00Z"), bundle.inventory().source().capturedAt());
        assertEquals(spelled.substring(top.length()) + "s.json", bundle.inventory().all(Service.class).getFirst().origin().call().file());
    }

    @Test
    void theFoldersMayStandAtTheTop() throws Exception {
        var bundle = read(new BundleTree().file("2026-11-18T03-00-00Z/s.json", services(1)).file("2026-11-18T03-01-00Z/export-prod/s.json", services(2)));

        assertEquals(2, bundle.captures().size());
        assertEquals(2, bundle.inventory().all(Service.class).getFirst().runningCount());
    }

    @Test
    void aFolderWithoutATimeIsDatedByItsAnswers() throws Exception {
        var later = services(2).replace("2026-11-18T11:12:44.5+08:00", "2026-11-18T12:00:00+08:00");
        var bundle = read(new BundleTree().file("captures/first/s.json", later).file("captures/second/s.json", services(1)));

        assertEquals(2, bundle.inventory().all(Service.class).getFirst().runningCount());
        assertTrue(bundle.inventory().source().capturedAtInferred());
        assertTrue(bundle.captures().getFirst().isInferred());
    }

    /// Raw JSON shows what was recorded then, wherever the captures stand.
    @ParameterizedTest
    @EnumSource(Form.class)
    void everyFileOfEveryCaptureIsOpenedUnderTheNameThatItIsReportedBy(Form form) throws Exception {
        for (var within : List.of("", "acme/")) {
            for (var inner : List.of("", "export/")) {
                var tree = capture(new BundleTree(), "2026-11-18T03:00:02Z", within + T1 + inner, 1, task("a", "STOPPED"));
                capture(tree, "2026-11-18T03:00:32Z", within + T2 + inner, 2, task("b", "RUNNING"));
                var path = form.write(tree, Files.createDirectory(folder.resolve("at-" + within.length() + inner.length())));
                var bundle = read(path);
                var files = Stream.concat(bundle.captures().stream().flatMap(capture -> capture.inventory().calls().all().stream()).map(Call::file),
                        bundle.files().stream().map(FileReport::file)).collect(Collectors.toSet());
                assertTrue(files.containsAll(List.of(T1 + inner + "ecs/t.json", T2 + inner + "ecs/t.json")), files::toString);
                for (var file : files) {
                    try (var in = new BundleReader(Limits.DEFAULT).open(path, file)) {
                        var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                        assertTrue(!file.endsWith("t.json") || text.contains(file.startsWith(T1) ? "task/prod/a" : "task/prod/b"), () -> file + ": " + text);
                    }
                }
            }
        }
    }

    @Test
    void whatStandsOutsideOfAllCapturesIsOlderThanThey() throws Exception {
        var bundle = read(new BundleTree().file("s.json", services(7)).file("vpcs.json", "{\"Vpcs\": [{\"VpcId\": \"vpc-1\"}]}").file(T1 + "s.json", services(2)));

        assertEquals(2, bundle.inventory().all(Service.class).getFirst().runningCount());
        assertEquals(1, bundle.inventory().all(Vpc.class).size());
    }

    @Test
    void theManifestAtTheTopMayListTheCallsOfAll() throws Exception {
        var bundle = read(new BundleTree().file(T1 + "s.json", services(1)).file(T2 + "s.json", services(2)).file("manifest.json", manifest("2026-11-18T03:00:30Z",
                call("describe-services", T1 + "s.json", "{\"cluster\": \"prod\"}"), call("describe-services", T2 + "s.json", "{\"cluster\": \"prod\"}"))));

        assertEquals(List.of(), notInOrder(bundle));
        assertEquals(2, bundle.inventory().all(Service.class).getFirst().runningCount());
        assertEquals(1, bundle.inventory().calls().named("ecs describe-services").size());
    }

    @Test
    void aCaptureOfElsewhereIsLeftOutAndReported() throws Exception {
        var bundle = read(rollout().file(T2 + "manifest.json", manifest("2026-11-18T03:00:32Z").replace("eu-west-1", "us-east-1")));

        assertEquals(2, bundle.captures().size());
        assertTrue(notInOrder(bundle).getFirst().reason().contains("in us-east-1, and the series of account 111122223333 in eu-west-1"), notInOrder(bundle).toString());
    }

    @Test
    void aDamagedCaptureCostsItselfOnly() throws Exception {
        var bundle = read(rollout().file(T3 + "manifest.json", "{\"schemaVersion\": 1, \"calls\": [").file(T3 + "ecs/s.json", "{\"services\": [{").file(T3 + "ecs/t.json", "nonsense")
                .file("captures/2026-11-18T03:02:00Z/manifest.json", "{\"format\": \"drydock-bundle\", \"schemaVersion\": 9}")
                .file("captures/2026-11-18T03:02:00Z/s.json", services(9))
                .file("manifest.json", "{\"schemaVersion\": 1, \"captures\": [\"captures/2026-11-18T09:00:00Z\"]}"));

        assertEquals(List.of("captures/2026-11-18T03:01:00Z/ecs/s.json", "captures/2026-11-18T03:01:00Z/ecs/t.json", "captures/2026-11-18T03:01:00Z/manifest.json", "captures/2026-11-18T03:02:00Z",
                        "captures/2026-11-18T09:00:00Z"),
                notInOrder(bundle).stream().map(FileReport::file).filter(file -> !file.equals("captures/2026-11-18T03:01:00Z")).toList());
        assertEquals(1, bundle.inventory().all(Service.class).getFirst().runningCount());
    }

    @Test
    void ofEqualTimesTheFoldersDecide() throws Exception {
        var tree = capture(new BundleTree(), "2026-11-18T03:00:00Z", "captures/a/", 1);
        var bundle = read(capture(tree, "2026-11-18T03:00:00Z", "captures/b/", 2));

        assertEquals(List.of("captures/a", "captures/b"), bundle.captures().stream().map(Capture::folder).toList());
        assertEquals(2, bundle.inventory().all(Service.class).getFirst().runningCount());
    }

    @Test
    void aLaterFailureDoesNotTakeAwayWhatWasKnown() throws Exception {
        var throttled = """
                {"service": "ecs", "operation": "describe-services", "parameters": {"cluster": "prod", "services": ["web"]}, "status": "throttled", "error": {"code": "ThrottlingException", "message": ""}}""";
        var denied = """
                {"service": "ec2", "operation": "describe-subnets", "parameters": {}, "status": "denied", "error": {"code": "UnauthorizedOperation", "message": ""}}""";
        var bundle = read(rollout().file("captures/2026-11-18T03:02:00Z/manifest.json", manifest("2026-11-18T03:02:00Z", throttled, denied))
                .file("captures/2026-11-18T03:02:30Z/manifest.json", manifest("2026-11-18T03:02:30Z", throttled, denied)));

        assertEquals(2, bundle.inventory().all(Service.class).getFirst().runningCount());
        assertTrue(bundle.inventory().calls().covering(Reads.describeServices("prod", "web")).isPresent());
        assertEquals(1, bundle.inventory().calls().counts().get(CallStatus.THROTTLED));
        assertEquals(Gap.Reason.DENIED, bundle.inventory().calls().gap(Reads.describeSubnets("subnet-1")).reason());
        assertEquals(1, bundle.inventory().calls().counts().get(CallStatus.DENIED));
    }

    @Test
    void aTargetThatIsNotListedAnyMoreIsGoneAndAnotherGroupsAnswerStands() throws Exception {
        var answer = "{\"TargetHealthDescriptions\": [{\"Target\": {\"Id\": \"%s\", \"Port\": 80}, \"TargetHealth\": {\"State\": \"%s\"}}]}";
        var ask = BundleTree.call("elbv2", "describe-target-health", "h.json", "{\"TargetGroupArn\": \"arn:one\"}");
        var other = BundleTree.call("elbv2", "describe-target-health", "o.json", "{\"TargetGroupArn\": \"arn:other\"}");
        var bundle = read(new BundleTree().file(T1 + "manifest.json", manifest("2026-11-18T03:00:00Z", ask, other)).file(T1 + "h.json", answer.formatted("10.0.0.1", "draining"))
                .file(T1 + "o.json", answer.formatted("10.0.0.9", "healthy"))
                .file(T2 + "manifest.json", manifest("2026-11-18T03:00:30Z", ask)).file(T2 + "h.json", answer.formatted("10.0.0.2", "healthy")));

        assertEquals(List.of("10.0.0.2"), bundle.inventory().targetHealth("arn:one").stream().map(health -> health.target().id()).toList());
        assertEquals(1, bundle.inventory().targetHealth("arn:other").size());
        assertEquals("draining", bundle.captures().getFirst().targetHealth("arn:one").getFirst().targetHealth().state());
        assertEquals(2, bundle.captures().getLast().all(TargetHealthDescription.class).size());
    }

    @Test
    void metricsOfAllCapturesAreOneAndTheLaterValueOfAMinuteHolds() throws Exception {
        var query = BundleTree.call("cloudwatch", "get-metric-data", "m.json", """
                {"StartTime": "x", "MetricDataQueries": [{"Id": "m1", "MetricStat": {"Metric": {"Namespace": "AWS/ECS", "MetricName": "CPUUtilization", "Dimensions": []}, "Period": 60, "Stat": "Average"}}]}""");
        var answer = "{\"MetricDataResults\": [{\"Id\": \"m1\", \"Timestamps\": [%s], \"Values\": [%s]}]}";
        // The newer capture is read first.
        var bundle = read(new BundleTree()
                .file(T2 + "manifest.json", manifest("2026-11-18T03:00:30Z", query)).file(T2 + "m.json", answer.formatted("\"2026-11-18T02:59:00Z\", \"2026-11-18T03:00:00Z\"", "5.0, 7.0"))
                .file(T1 + "manifest.json", manifest("2026-11-18T02:59:30Z", query)).file(T1 + "m.json", answer.formatted("\"2026-11-18T02:58:00Z\", \"2026-11-18T02:59:00Z\"", "3.0, 4.0"))
                .zip(folder.resolve("series.zip")));

        var points = bundle.inventory().metrics().find("AWS/ECS", "CPUUtilization", Map.of(), "Average").orElseThrow().points();
        assertEquals(List.of(3.0, 5.0, 7.0), points.stream().map(point -> point.value()).toList());
        assertEquals(T2 + "m.json", points.get(1).origin().call().file());
        assertEquals(2, bundle.captures().getFirst().inventory().metrics().find("AWS/ECS", "CPUUtilization", Map.of(), "Average").orElseThrow().points().size());
    }

    @Test
    void aRedactedSeriesIsASeriesWithTheSameStandInsThroughout() throws Exception {
        var original = rollout().file(T1 + "notes.txt", "Ask Mira").directory(folder.resolve("series"));
        var bundle = read(original);
        var copy = folder.resolve("copy.zip");
        BundleRedactor.Report report;
        try (var out = Files.newOutputStream(copy)) {
            report = new BundleRedactor(bundle, original, Limits.DEFAULT, new Redactor(CustomPatterns.NONE, 200, 0), "test").write(out, Progress.NONE);
        }
        var redacted = read(copy);

        assertEquals(List.of(), notInOrder(redacted));
        assertEquals(List.of(T1 + "notes.txt"), report.files().stream().filter(file -> file.leftOut() != null).map(BundleRedactor.FileChange::file).toList());
        assertTrue(redacted.inventory().source().redacted());
        assertEquals(Set.of("account"), redacted.inventory().source().replaced());
        assertEquals(bundle.captures().stream().map(Capture::at).toList(), redacted.captures().stream().map(Capture::at).toList());
        assertEquals(bundle.captures().stream().map(SeriesTest::taskIds).toList(), redacted.captures().stream().map(SeriesTest::taskIds).toList());
        assertEquals(tasks(bundle).keySet(), tasks(redacted).keySet());
        assertEquals(1, redacted.captures().stream().flatMap(capture -> capture.all(Service.class).stream()).map(Service::serviceArn).distinct().count());
        assertTrue(redacted.inventory().all(Service.class).getFirst().origin().call().file().startsWith("captures/2026-11-18T03-01-02Z/"));
    }
}
