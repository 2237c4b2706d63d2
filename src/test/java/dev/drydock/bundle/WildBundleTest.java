package dev.drydock.bundle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.inventory.call.CallStatus;
import dev.drydock.inventory.call.Gap;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.ecs.Service;
import dev.drydock.inventory.ecs.Task;
import dev.drydock.inventory.ecs.TaskListing;
import dev.drydock.inventory.elbv2.LoadBalancerAttribute;
import dev.drydock.inventory.elbv2.TargetGroupAttribute;
import dev.drydock.inventory.iam.RolePolicy;
import dev.drydock.inventory.cloudwatch.MetricSeries;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Bundles that nobody's tool wrote: what customers mail.
class WildBundleTest {
    @TempDir
    private Path folder;

    private Bundle read(BundleTree tree) throws Exception {
        return new BundleReader(Limits.DEFAULT).read(1, tree.directory(folder.resolve("wild")), Progress.NONE);
    }

    private static byte[] marked(String text, String charset) {
        return ("\uFEFF" + text).getBytes(Charset.forName(charset));
    }

    private static List<FileReport> notInOrder(Bundle bundle) {
        return bundle.files().stream().filter(report -> report.status() != FileReport.Status.OK).toList();
    }

    /// Windows PowerShell's `>` writes UTF-16 with a mark.
    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void textMayBeMarkedInAnyOfItsForms(String charset) throws Exception {
        var bundle = read(new BundleTree()
                .file("s.json", marked(BundleTree.services() + "\r\n", charset))
                .file("t.json", marked("{\"tasks\": [{\"taskArn\": \"a\", \"stoppedReason\": \"Ünicode ’quoted’\"}]}", charset))
                .file("manifest.json", marked("""
                        {"format": "drydock-bundle", "schemaVersion": 1, "capturedAt": "2026-11-18T03:12:44Z", "calls": [
                          {"service": "ecs", "operation": "describe-tasks", "file": "t.json", "status": "ok", "parameters": {"cluster": "prod"}}]}""", charset)));

        assertEquals(List.of(), notInOrder(bundle));
        assertEquals(1, bundle.inventory().all(Service.class).size());
        assertEquals("Ünicode ’quoted’", bundle.inventory().all(Task.class).getFirst().stoppedReason());
        assertEquals(Instant.parse("2026-11-18T03:12:44Z"), bundle.inventory().source().capturedAt());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "AccessDeniedException | DescribeServices | ecs describe-services | DENIED",
        "UnauthorizedOperation | DescribeSubnets | ec2 describe-subnets | DENIED",
        "AccessDenied | DescribeTargetHealth | elbv2 describe-target-health | DENIED",
        "ThrottlingException | DescribeScalingPolicies | application-autoscaling describe-scaling-policies | THROTTLED",
        "ClusterNotFoundException | ListTasks | ecs list-tasks | ERROR",
    })
    void anErrorThatTheCliPrintedIsItsCallsOutcome(String code, String operation, String name, CallStatus status) throws Exception {
        var bundle = read(new BundleTree().file("s.json", BundleTree.services()).file("what went wrong.txt",
                "\r\nAn error occurred (" + code + ") when calling the " + operation + " operation: User: arn:aws:sts::1:assumed-role/x is not allowed\r\n"));

        assertEquals(List.of(), notInOrder(bundle));
        var call = bundle.inventory().calls().named(name).getLast();
        assertEquals(status, call.status());
        assertEquals(code, call.error() == null ? null : call.error().code());
    }

    @Test
    void aDeniedCallSaysSoWhereItsAnswerIsMissed() throws Exception {
        var bundle = read(new BundleTree().file("s.json", BundleTree.services())
                .file("subnets.err", "aws: [ERROR]: An error occurred (UnauthorizedOperation) when calling the DescribeSubnets operation: You are not authorized"));

        assertEquals(Gap.Reason.DENIED, bundle.inventory().calls().gap(Reads.describeSubnets("subnet-1")).reason());
    }

    @Test
    void aSentenceThatOnlySpeaksOfAnErrorIsNone() throws Exception {
        var bundle = read(new BundleTree().file("s.json", BundleTree.services())
                .file("notes.txt", "An error occurred (AccessDenied) when calling the FlyToMoon operation: no")
                .file("mail.txt", "Hi, an error occurred when I called you."));

        assertEquals(List.of("mail.txt", "notes.txt"), notInOrder(bundle).stream().map(FileReport::file).toList());
    }

    @Test
    void timesThatLieAheadByNatureAreNotTheTimeOfCapture() throws Exception {
        var bundle = read(new BundleTree().file("s.json", BundleTree.services())
                .file("secret.json", "{\"ARN\": \"arn:aws:secretsmanager:eu-west-1:1:secret:a\", \"VersionIdsToStages\": {}, \"NextRotationDate\": \"2031-01-01T00:00:00Z\"}")
                .file("d.json", """
                        {"serviceDeployments": [{"serviceDeploymentArn": "arn:d", "lifecycleHookDetails": [{"expiresAt": "2027-01-01T00:00:00Z"}]}]}"""));

        assertEquals(Instant.parse("2026-11-18T03:12:44.5Z"), bundle.inventory().source().capturedAt());
        assertTrue(bundle.inventory().source().capturedAtInferred());
    }

    @Test
    void pagesOfOneOperationMayLieInSeveralFiles() throws Exception {
        var bundle = read(new BundleTree().file("s.json", BundleTree.services())
                .file("tasks 1.json", "{\"tasks\": [{\"taskArn\": \"a\"}]}")
                .file("tasks 2.json", "{\"tasks\": [{\"taskArn\": \"b\"}]}\n{\"tasks\": [{\"taskArn\": \"c\"}]}"));

        assertEquals(List.of("a", "b", "c"), bundle.inventory().all(Task.class).stream().map(Task::taskArn).toList());
    }

    /// What a terminal's window holds after a morning: answers, refusals, and answers that do not say whom they speak of, in any order.
    @Test
    void oneFileMayHoldAnswersOfEveryKind() throws Exception {
        var listed = "{\"taskArns\": [\"arn:aws:ecs:eu-west-1:1:task/prod/a\"]}";
        var refusal = "An error occurred (AccessDeniedException) when calling the DescribeSubnets operation: no";
        var role = "{\"RoleName\": \"app\", \"PolicyName\": \"p\", \"PolicyDocument\": {\"Statement\": []}}";
        var bundle = read(new BundleTree().file("all.txt", String.join("\n", listed, BundleTree.services(), refusal, role)));

        assertEquals(List.of(), notInOrder(bundle));
        assertEquals(1, bundle.inventory().all(TaskListing.class).size());
        assertEquals(1, bundle.inventory().all(Service.class).size());
        assertEquals(1, bundle.inventory().all(RolePolicy.class).size());
        assertEquals(CallStatus.DENIED, bundle.inventory().calls().named("ec2 describe-subnets").getLast().status());
    }

    @Test
    void whatCannotBePlacedInAFileOfManyCostsNoneOfTheOthers() throws Exception {
        var groups = "{\"TargetGroups\": [{\"TargetGroupArn\": \"arn:aws:elasticloadbalancing:eu-west-1:1:targetgroup/web/0123456789abcdef\", \"TargetGroupName\": \"web\"}]}";
        var health = "{\"TargetHealthDescriptions\": []}";
        var attributes = "{\"Attributes\": [{\"Key\": \"stickiness.enabled\", \"Value\": \"false\"}]}";
        var bundle = read(new BundleTree().file("web.txt", String.join("\n", health, groups, attributes, health, BundleTree.services())));

        assertEquals(1, bundle.inventory().all(Service.class).size());
        assertEquals(1, bundle.inventory().all(TargetGroupAttribute.class).size(), "the only answer of its kind speaks of whom the file is named for");
        var report = notInOrder(bundle).getFirst();
        assertEquals(FileReport.Status.NOT_PLACED, report.status());
        assertTrue(report.reason().startsWith("Of its 5 answers 2 need files of their own, first of all number 1. It does not say of which target group"), report.reason());
    }

    @Test
    void attributesAreToldApartByTheirKeys() throws Exception {
        var balancer = "{\"LoadBalancers\": [{\"LoadBalancerArn\": \"arn:aws:elasticloadbalancing:eu-west-1:1:loadbalancer/app/edge/0123456789abcdef\", \"LoadBalancerName\": \"edge\"}]}";
        var attributes = "{\"Attributes\": [{\"Key\": \"zonal_shift.config.enabled\", \"Value\": \"false\"}, {\"Key\": \"idle_timeout.timeout_seconds\", \"Value\": \"60\"}]}";
        var bundle = read(new BundleTree().file("edge.txt", attributes + balancer + BundleTree.services()));

        assertEquals(List.of(), notInOrder(bundle));
        assertEquals(2, bundle.inventory().all(LoadBalancerAttribute.class).size());
    }

    @Test
    void anAnswerOfAnotherShapeCostsNoneOfTheOthers() throws Exception {
        var bundle = read(new BundleTree().file("all.txt", "{\"taskDefinition\": \"web:7\"}\n" + BundleTree.services()));

        assertEquals(1, bundle.inventory().all(Service.class).size());
    }

    /// A name may be followed by what the answer is; a longer name is another one's.
    @ParameterizedTest
    @CsvSource({"web-health.json, true", "web-target-health.json, true", "web-admin.json, false", "web-2.json, false", "my-web.json, true", "webhealth.json, false", "web attributes (1).json, true"})
    void aFileIsPlacedByTheNameInItsName(String file, boolean placed) throws Exception {
        var groups = "{\"TargetGroups\": [{\"TargetGroupArn\": \"arn:aws:elasticloadbalancing:eu-west-1:1:targetgroup/web/0123456789abcdef\", \"TargetGroupName\": \"web\"}]}";
        var bundle = read(new BundleTree().file("s.json", BundleTree.services()).file("g.json", groups).file(file, "{\"TargetHealthDescriptions\": []}"));

        assertEquals(placed, notInOrder(bundle).isEmpty());
    }

    private static final String RESULTS = """
            {"MetricDataResults": [
              {"Id": "m1", "Label": "%s", "Timestamps": ["2026-11-18T03:05:00Z", "2026-11-18T03:00:00Z"], "Values": [7.0, 5.0], "StatusCode": "Complete"},
              {"Id": "m2", "Label": "RequestCount", "Timestamps": ["2026-11-18T03:00:00Z"], "Values": [9.0], "StatusCode": "Complete"}]}""";

    @Test
    void aMetricIsReadByALabelThatSaysAllOfIt() throws Exception {
        var bundle = read(new BundleTree().file("s.json", BundleTree.services())
                .file("numbers.json", RESULTS.formatted("AWS/ApplicationELB HTTPCode_ELB_502_Count Sum LoadBalancer=app/shop/0123456789abcdef")));
        assertEquals(List.of(), notInOrder(bundle));
        assertEquals(1, bundle.inventory().metrics().all().size(), "the other label leaves open what it measures");
        var series = bundle.inventory().metrics().find("AWS/ApplicationELB", "HTTPCode_ELB_502_Count", Map.of("LoadBalancer", "app/shop/0123456789abcdef"), "Sum").orElseThrow();
        assertEquals(List.of(5.0, 7.0), series.points().stream().map(MetricSeries.Point::value).toList());
        assertEquals(300, series.period());
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTPCode_ELB_502_Count", "HTTPCode_ELB_502_Count Sum", "AWS/ApplicationELB HTTPCode_ELB_502_Count Sum",
        "AWS/ApplicationELB HTTPCode_ELB_502_Count Total LoadBalancer=app/shop/1", "AWS/ApplicationELB HTTPCode_ELB_502_Count Sum LoadBalancer=",
        "AWS/ApplicationELB HTTPCode_ELB_502_Count Sum LoadBalancer=a LoadBalancer=b", "checkout-alb HTTPCode_ELB_502_Count Sum"})
    void aLabelThatLeavesSomethingOpenPlacesNothing(String label) throws Exception {
        var bundle = read(new BundleTree().file("s.json", BundleTree.services()).file("numbers.json", RESULTS.formatted(label)));
        assertEquals(List.of(), List.copyOf(bundle.inventory().metrics().all()));
        assertEquals(FileReport.Status.NOT_PLACED, notInOrder(bundle).getFirst().status());
        assertTrue(notInOrder(bundle).getFirst().reason().contains("Label"), notInOrder(bundle).getFirst().reason());
    }

    @Test
    void aRecordedRequestIsBelievedBeforeALabel() throws Exception {
        var bundle = read(new BundleTree().file("s.json", BundleTree.services())
                .file("numbers.json", RESULTS.formatted("AWS/ApplicationELB HTTPCode_ELB_502_Count Sum LoadBalancer=app/shop/1"))
                .file("index.json", """
                        [{"file": "numbers.json", "service": "cloudwatch", "operation": "get-metric-data", "parameters": {"MetricDataQueries": []}}]"""));
        assertEquals(List.of(), List.copyOf(bundle.inventory().metrics().all()));
    }
}
