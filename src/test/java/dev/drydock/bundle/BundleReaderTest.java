package dev.drydock.bundle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.inventory.call.Call;
import dev.drydock.inventory.call.CallStatus;
import dev.drydock.inventory.call.Gap;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.ecs.Service;
import dev.drydock.inventory.ecs.Task;
import dev.drydock.inventory.elbv2.TargetGroup;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whole bundles in all containers, with and without a manifest.
class BundleReaderTest {
    @TempDir
    Path folder;

    @FunctionalInterface
    interface Writer {
        Path write(BundleTree tree, Path folder) throws IOException;
    }

    record Form(String name, Writer writer) {
        @Override
        public String toString() {
            return name;
        }
    }

    /// The endings lie on purpose: containers are told by content.
    static Stream<Form> containers() {
        return Stream.of(
                new Form("directory", (tree, folder) -> tree.directory(folder.resolve("bundle.zip"))),
                new Form("zip", (tree, folder) -> tree.zip(folder.resolve("bundle.json"))),
                new Form("tar", (tree, folder) -> tree.tar(folder.resolve("bundle.zip"), false)),
                new Form("tar.gz", (tree, folder) -> tree.tar(folder.resolve("bundle"), true)),
                new Form("one document", (tree, folder) -> tree.document(folder.resolve("bundle.tar"))));
    }

    private static Bundle read(Path path) throws BundleException {
        return new BundleReader(Limits.DEFAULT).read(1, path, Progress.NONE);
    }

    private Bundle read(BundleTree tree) throws BundleException, IOException {
        return read(tree.directory(folder.resolve("tree")));
    }

    private static List<FileReport> notInOrder(Bundle bundle) {
        return bundle.files().stream().filter(report -> report.status() != FileReport.Status.OK).toList();
    }

    private static FileReport report(Bundle bundle, String file) {
        return bundle.files().stream().filter(report -> report.file().equals(file)).findFirst().orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("containers")
    void everyContainerHoldsTheSame(Form form) throws Exception {
        var bundle = read(form.writer().write(BundleTree.small(), folder));

        assertEquals(List.of(), notInOrder(bundle));
        var service = bundle.inventory().find(Service.class, BundleTree.SERVICE).orElseThrow();
        assertEquals(2, service.desiredCount());
        assertEquals(Instant.parse("2026-11-18T03:12:44.5Z"), service.createdAt());
        assertEquals("/services/0", service.origin().pointer());
        assertEquals("ecs/describe-services/prod.json", service.origin().call().file());
        var attribute = bundle.inventory().targetGroupAttribute("arn:tg", "deregistration_delay.timeout_seconds").orElseThrow();
        assertEquals("300", attribute.value());
        assertEquals("/Attributes/1", attribute.origin().pointer());
        var source = bundle.inventory().source();
        assertEquals(Instant.parse("2026-11-18T03:12:44Z"), source.capturedAt());
        assertFalse(source.capturedAtInferred());
        assertFalse(source.redacted());
        assertEquals("111122223333", source.account());
        assertEquals("eu-west-1", source.region());
    }

    @ParameterizedTest
    @MethodSource("containers")
    void filesThatNothingListsAreReadInEveryContainer(Form form) throws Exception {
        var bundle = read(form.writer().write(new BundleTree().file("a.json", BundleTree.services()).file("b.json", "{\"tasks\": [{\"taskArn\": \"a\"}]}")
                .file("notes.json", "{\"left\": \"behind\"}").file("c.json", "{\"tasks\": [{\"taskArn\": \"b\"}]}").manifest(), folder));

        assertEquals(2, bundle.inventory().all(Task.class).size());
        assertEquals(List.of("notes.json"), notInOrder(bundle).stream().map(FileReport::file).toList());
    }

    @Test
    void anIndexIsReadBesideAManifestOfSomethingElse() throws Exception {
        var bundle = read(new BundleTree().file("manifest.json", "{\"short_name\": \"a web app\", \"icons\": []}").file("s.json", BundleTree.services())
                .file("index.json", "[{\"service\": \"ecs\", \"operation\": \"describe-services\", \"file\": \"s.json\", \"params\": {\"cluster\": \"prod\"}}]"));

        assertTrue(bundle.inventory().calls().covering(Reads.describeServices("prod", "web")).isPresent());
    }

    @Test
    void aManifestSaysThatItsBundleWasRedacted() throws Exception {
        var bundle = read(new BundleTree().file("s.json", BundleTree.services()).file("manifest.json", """
                {"format": "drydock-bundle", "schemaVersion": 1, "redaction": {"profile": "default", "replaced": {"account": 2}}, "calls": []}"""));

        assertTrue(bundle.inventory().source().redacted());
    }

    @Test
    void aSingleTopFolderIsSteppedOver() throws Exception {
        var zip = folder.resolve("a.zip");
        var tree = new BundleTree().file("export-2026/ecs/describe-services.json", BundleTree.services())
                .file("export-2026/manifest.json", """
                        {"format": "drydock-bundle", "schemaVersion": 1, "calls": [
                          {"service": "ecs", "operation": "describe-services", "file": "ecs/describe-services.json", "status": "ok"}]}""")
                .file("__MACOSX/export-2026/._manifest.json", "junk");

        var bundle = read(tree.zip(zip));

        assertEquals(List.of(), notInOrder(bundle));
        assertEquals(1, bundle.inventory().all(Service.class).size());
    }

    @Test
    void withoutAManifestAnswersAreToldByTheirContent() throws Exception {
        var bundle = read(new BundleTree()
                .file("one.txt", BundleTree.services())
                .file("two", """
                        {"TargetGroups": [{"TargetGroupArn": "arn:aws:elasticloadbalancing:eu-west-1:1:targetgroup/web-tg/0123456789abcdef", "TargetGroupName": "web-tg"},
                          {"TargetGroupArn": "arn:aws:elasticloadbalancing:eu-west-1:1:targetgroup/web-tg-green/fedcba9876543210", "TargetGroupName": "web-tg-green"}]}""")
                .file("attributes of web-tg.json", """
                        {"Attributes": [{"Key": "deregistration_delay.timeout_seconds", "Value": "45"}]}""")
                .file("attributes.json", """
                        {"Attributes": [{"Key": "deregistration_delay.timeout_seconds", "Value": "1"}]}""")
                .file("notes.md", "Ask Mira about this one."));

        assertEquals(1, bundle.inventory().all(Service.class).size());
        var group = bundle.inventory().all(TargetGroup.class).getFirst();
        assertEquals("45", bundle.inventory().targetGroupAttribute(group.id(), "deregistration_delay.timeout_seconds").orElseThrow().value());
        assertEquals(FileReport.Status.NOT_PLACED, report(bundle, "attributes.json").status());
        assertTrue(report(bundle, "attributes.json").reason().contains("describe-target-group-attributes-NAME.json"));
        assertEquals(FileReport.Status.UNRECOGNISED, report(bundle, "notes.md").status());
        assertEquals(Instant.parse("2026-11-18T03:12:44.5Z"), bundle.inventory().source().capturedAt());
        assertTrue(bundle.inventory().source().capturedAtInferred());
    }

    @Test
    void aFolderMayLieInsideAJar() throws Exception {
        try (var jar = FileSystems.newFileSystem(BundleTree.small().zip(folder.resolve("a.jar")))) {
            var bundle = new BundleReader(Limits.DEFAULT).read(1, "inside", jar.getPath("/"), Progress.NONE);

            assertEquals(List.of(), notInOrder(bundle));
            assertEquals(1, bundle.inventory().all(Service.class).size());
        }
    }

    @Test
    void oneRecordedAnswerIsABundleToo() throws Exception {
        var bundle = read(Files.writeString(folder.resolve("services.json"), BundleTree.services()));

        assertEquals(1, bundle.inventory().all(Service.class).size());
        assertEquals("services.json", bundle.inventory().all(Service.class).getFirst().origin().call().file());
    }

    @Test
    void anIndexOfFilesGivesTheirRequests() throws Exception {
        var bundle = read(new BundleTree()
                .file("index.json", """
                        [{"service": "ecs", "operation": "describe-services", "file": "ecs/s.json",
                          "params": [{"cluster": "prod", "services": ["a"]}, {"cluster": "prod", "services": ["web"]}], "seconds": 0.1},
                         {"service": "ecs", "operation": "list-tasks", "file": "ecs/t.error.json", "params": {"cluster": "prod"},
                          "error": {"code": "AccessDeniedException", "message": "no", "http": 400}}]""")
                .file("ecs/s.json", BundleTree.services())
                .file("ecs/t.error.json", "{\"code\": \"AccessDeniedException\"}"));

        assertEquals(List.of(), notInOrder(bundle));
        var calls = bundle.inventory().calls();
        assertTrue(calls.covering(Reads.describeServices("prod", "web")).isPresent());
        assertEquals(Gap.Reason.DENIED, calls.gap(Reads.listTasks("prod", "STOPPED")).reason());
    }

    @Test
    void aCallThatWasDeniedIsTellingAndOneThatNobodyMadeIsNot() throws Exception {
        var bundle = read(BundleTree.small().manifest("""
                {"service": "ecs", "operation": "describe-tasks", "parameters": {"cluster": "prod"}, "status": "denied",
                 "error": {"code": "AccessDeniedException", "message": "no"}}""", """
                {"service": "ec2", "operation": "describe-subnets", "status": "something-newer"}"""));

        var calls = bundle.inventory().calls();
        assertEquals(Gap.Reason.DENIED, calls.gap(Reads.describeTasks("prod", List.of("t"))).reason());
        assertEquals(Gap.Reason.FAILED, calls.gap(Reads.describeSubnets("subnet-1")).reason());
        assertEquals(Gap.Reason.NOT_RECORDED, calls.gap(Reads.describeVpcEndpoints("vpc-1")).reason());
        assertEquals(1, calls.counts().get(CallStatus.DENIED));
    }

    @ParameterizedTest
    @MethodSource("containers")
    void callsStandInTheOrderOfTheManifest(Form form) throws Exception {
        var bundle = read(form.writer().write(BundleTree.small().manifest(
                BundleTree.call("elbv2", "describe-target-group-attributes", "elbv2/attributes.json", "{\"TargetGroupArn\": \"arn:tg\"}"),
                "{\"service\": \"ec2\", \"operation\": \"describe-subnets\", \"status\": \"denied\"}",
                BundleTree.call("ecs", "describe-services", "ecs/describe-services/prod.json", "{\"cluster\": \"prod\"}")), folder));

        assertEquals(List.of("elbv2 describe-target-group-attributes", "ec2 describe-subnets", "ecs describe-services"),
                bundle.inventory().calls().all().stream().map(Call::name).toList());
    }

    @Test
    void anEmptyAnswerIsEvidence() throws Exception {
        var bundle = read(new BundleTree().file("a.json", "{\"ScalableTargets\": []}").file("s.json", BundleTree.services()).manifest(
                BundleTree.call("ecs", "describe-services", "s.json", "{}"),
                BundleTree.call("application-autoscaling", "describe-scalable-targets", "a.json", "{\"ServiceNamespace\": \"ecs\"}")));

        assertTrue(bundle.inventory().calls().covering(Reads.describeScalableTargets("service/prod/web")).isPresent());
    }

    @Test
    void anAnswerAboutAnotherThingIsNoEvidence() throws Exception {
        var bundle = read(new BundleTree().file("a.json", "{\"ScalableTargets\": []}").file("s.json", BundleTree.services()).manifest(
                BundleTree.call("ecs", "describe-services", "s.json", "{}"),
                BundleTree.call("application-autoscaling", "describe-scalable-targets", "a.json",
                        "{\"ServiceNamespace\": \"ecs\", \"ResourceIds\": [\"service/prod/other\"]}")));

        var read = Reads.describeScalableTargets("service/prod/web");
        assertTrue(bundle.inventory().calls().covering(read).isEmpty());
        assertEquals(Gap.Reason.NOT_RECORDED, bundle.inventory().calls().gap(read).reason());
    }

    @Test
    void aWrongTypeCostsOneRecordAndIsReported() throws Exception {
        var bundle = read(new BundleTree().file("t.json", """
                {"tasks": [{"taskArn": "a", "containers": [{"name": "x"}]},
                           {"taskArn": "b", "containers": [{"name": "x", "exitCode": "137"}], "cpu": "512"},
                           {"taskArn": "c"}, {"lastStatus": "RUNNING"}, "d", null, {"taskArn": "e"}]}"""));

        assertEquals(List.of("a", "c", "e"), bundle.inventory().all(Task.class).stream().map(Task::taskArn).toList());
        assertEquals("/tasks/6", bundle.inventory().all(Task.class).getLast().origin().pointer());
        var report = report(bundle, "t.json");
        assertEquals(FileReport.Status.DAMAGED, report.status());
        assertEquals("/tasks/1/containers/0/exitCode is a text where a whole number is expected; that record was left out.", report.reason());
        assertTrue(bundle.inventory().calls().covering(Reads.describeTasks("prod", List.of("z"))).isEmpty(), "a damaged answer proves no absence");
    }

    @Test
    void aListThatIsATextIsThatFilesDamage() throws Exception {
        var bundle = read(BundleTree.small().file("ecs/describe-services/prod.json", "{\"services\": \"web\", \"failures\": []}"));

        assertEquals("/services is a text where a list is expected.", report(bundle, "ecs/describe-services/prod.json").reason());
        assertTrue(bundle.inventory().targetGroupAttribute("arn:tg", "stickiness.enabled").isPresent(), "the rest is kept");
    }

    @Test
    void aCutFileKeepsWhatStandsBeforeTheCut() throws Exception {
        var bundle = read(new BundleTree().file("t.json", "{\"tasks\": [{\"taskArn\": \"a\"}, {\"taskArn\": \"b\"}, {\"taskArn\": \"c\", \"conta"));

        assertEquals(2, bundle.inventory().all(Task.class).size());
        assertEquals(FileReport.Status.TRUNCATED, report(bundle, "t.json").status());
    }

    @Test
    void severalAnswersMayStandInOneFile() throws Exception {
        var bundle = read(new BundleTree().file("all.json", "\uFEFF{\"tasks\": [{\"taskArn\": \"a\"}]}\n" + BundleTree.services() + "{\"tasks\": [{\"taskArn\": \"b\"}]}"));

        assertEquals(2, bundle.inventory().all(Task.class).size());
        assertEquals(1, bundle.inventory().all(Service.class).size());
        assertEquals(3, bundle.inventory().calls().all().size());
    }

    @Test
    void timesMayBeEpochSeconds() throws Exception {
        var bundle = read(new BundleTree().file("t.json", """
                {"tasks": [{"taskArn": "a", "createdAt": 1795232852.137, "startedAt": 1795232852},
                           {"taskArn": "b", "createdAt": 1e300}, {"taskArn": "c", "createdAt": "yesterday"}, {"taskArn": "d", "createdAt": true}]}"""));

        var tasks = bundle.inventory().all(Task.class);
        assertEquals(1, tasks.size());
        assertEquals(Instant.ofEpochMilli(1795232852137L), tasks.getFirst().createdAt());
        assertEquals(Instant.ofEpochSecond(1795232852), tasks.getFirst().startedAt());
    }

    @Test
    void noAnswerCanSayWhereItStands() throws Exception {
        var bundle = read(new BundleTree().file("t.json", "{\"tasks\": [{\"origin\": {\"member\": \"x\", \"index\": 9}, \"taskArn\": \"a\"}]}"));

        assertEquals("/tasks/0", bundle.inventory().all(Task.class).getFirst().origin().pointer());
    }

    @Test
    void aFileThatDoesNotMatchItsChecksumIsLeftOut() throws Exception {
        var bundle = read(BundleTree.small().manifest("""
                {"service": "ecs", "operation": "describe-services", "file": "ecs/describe-services/prod.json", "status": "ok", "sha256": "00"}""",
                BundleTree.call("elbv2", "describe-target-group-attributes", "elbv2/attributes.json", "{\"TargetGroupArn\": \"arn:tg\"}")));

        assertEquals(0, bundle.inventory().all(Service.class).size());
        assertTrue(report(bundle, "ecs/describe-services/prod.json").reason().contains("checksum"));
        assertEquals(Gap.Reason.DAMAGED, bundle.inventory().calls().gap(Reads.describeServices("prod", "web")).reason());
    }

    @Test
    void aFileThatTheManifestNamesAndIsNotThereIsReported() throws Exception {
        var bundle = read(BundleTree.small().manifest(BundleTree.call("ecs", "describe-tasks", "ecs/gone.json", "{}")));

        assertTrue(report(bundle, "ecs/gone.json").reason().contains("not there"));
    }

    @Test
    void aDamagedManifestDoesNotHideTheAnswers() throws Exception {
        var bundle = read(BundleTree.small().file("manifest.json", "{\"format\": \"drydock-bundle\", \"calls\": [{"));

        assertEquals(FileReport.Status.DAMAGED, report(bundle, "manifest.json").status());
        assertEquals(1, bundle.inventory().all(Service.class).size());
    }

    @Test
    void theRicherRequestWinsOfTwoAnswersOnOneThing() throws Exception {
        var bundle = read(BundleTree.small().file("a-copy.json", BundleTree.services()));

        assertEquals("ecs/describe-services/prod.json", bundle.inventory().all(Service.class).getFirst().origin().call().file());
    }

    @Test
    void aLoadCanBeCancelled() throws Exception {
        var path = BundleTree.small().zip(folder.resolve("a.zip"));
        var cancelled = new Progress() {
            @Override
            public boolean isCancelled() {
                return true;
            }
        };

        assertThrows(CancellationException.class, () -> new BundleReader(Limits.DEFAULT).read(1, path, cancelled));
    }
}
