package dev.drydock.bundle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.inventory.call.CallStatus;
import dev.drydock.inventory.call.Gap;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.ecs.Cluster;
import dev.drydock.inventory.ecs.Service;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What people send who copied it out of a terminal, or asked for the wrong form.
class CopiedTextTest {
    private static final String CLUSTER = "{\n  \"clusters\": [{\"clusterArn\": \"arn:aws:ecs:eu-west-1:1:cluster/prod\", \"clusterName\": \"a \\\" } { brace\"}]\n}\n";

    @TempDir
    private Path folder;

    private Bundle read(BundleTree tree) throws Exception {
        return new BundleReader(Limits.DEFAULT).read(1, tree.directory(folder.resolve("wild")), Progress.NONE);
    }

    private static FileReport report(Bundle bundle, String file) {
        return bundle.files().stream().filter(report -> report.file().equals(file)).findFirst().orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "%s",
        "$ aws ecs describe-clusters\n%s",
        "[ec2-user@ip-10-0-1-7 ~]$ aws ecs describe-clusters --clusters prod\n%s",
        "PS C:\\Users\\jo> aws ecs describe-clusters\n%s",
        "C:\\Users\\jo>aws ecs describe-clusters --cli-input-json \"{}\"\n%s",
        "\u001b]0;jo@host: ~\u0007\u001b[01;32mjo@host\u001b[00m:~$ aws ecs describe-clusters\n\u001b[1;39m%s\u001b[0m",
        "%s(END)",
        "%slines 1-5/5 (END)\n",
        "%s\u001b[7m(END)\u001b[27m\u001b[K",
        "%sjo@host:~$ ",
        "/usr/lib/python3/dist-packages/urllib3/connectionpool.py:1013: InsecureRequestWarning: Unverified {HTTPS} request\n  warnings.warn(\n%s",
        "[%s]",
        "[\n%s,\n%s]\n",
    })
    void whatIsNoJsonAroundAnAnswerIsPassedOver(String around) throws Exception {
        var text = around.replace("%s", CLUSTER);
        for (var written : List.of(text, text.replace("\n", "\r\n"))) {
            for (var charset : List.of("UTF-8", "UTF-16LE", "UTF-16BE")) {
                var mark = charset.equals("UTF-8") ? "" : "\uFEFF";
                var bundle = read(new BundleTree().file("s.json", BundleTree.services()).file("c.txt", (mark + written).getBytes(Charset.forName(charset))));

                assertEquals("a \" } { brace", bundle.inventory().all(Cluster.class).getFirst().clusterName(), charset);
                assertEquals(FileReport.Status.OK, report(bundle, "c.txt").status(), charset);
            }
        }
    }

    @Test
    void aWholeSessionHoldsManyAnswersAndErrors() throws Exception {
        var bundle = read(new BundleTree().file("session.log", "$ aws ecs describe-clusters\n" + CLUSTER + "$ aws ecs describe-services --cluster prod --services web\n" + BundleTree.services()
                + "\n$ aws ec2 describe-subnets\n\nAn error occurred (UnauthorizedOperation) when calling the DescribeSubnets operation: You are not authorized\n$ exit\n"));

        assertEquals(1, bundle.inventory().all(Cluster.class).size());
        assertEquals(1, bundle.inventory().all(Service.class).size());
        assertEquals(Gap.Reason.DENIED, bundle.inventory().calls().gap(Reads.describeSubnets("subnet-1")).reason());
        assertEquals(FileReport.Status.OK, report(bundle, "session.log").status());
    }

    @Test
    void colouredJsonIsReadAndItsLinesStayWhereTheyAre() throws Exception {
        var coloured = "\u001b[1;39m{\n  \u001b[0m\u001b[34;1m\"clusters\"\u001b[0m\u001b[1;39m: [{\"clusterArn\": \u001b[0;32m\"arn:c\"\u001b[0m}, oops]}\n";
        var bundle = read(new BundleTree().file("s.json", BundleTree.services()).file("c.json", coloured));

        assertEquals("arn:c", bundle.inventory().all(Cluster.class).getFirst().clusterArn());
        assertTrue(report(bundle, "c.json").reason().contains("at line 2"), report(bundle, "c.json").reason());
    }

    @Test
    void jsonItselfGoesThroughUnchanged() throws Exception {
        var json = (BundleTree.services() + "\n" + CLUSTER + "{\"a\": \"\\\\\", \"b\": \"x\\\"}{\", \"ü\": [[{}], \"\\u001b[1m\"]}\n").getBytes(StandardCharsets.UTF_8);
        assertEquals(new String(json, StandardCharsets.UTF_8), new String(CopiedText.of(new ByteArrayInputStream(json)).readAllBytes(), StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false, value = {
        "services:\\n- serviceArn: arn:aws:ecs:eu-west-1:1:service/prod/web\\n  events: []\\n|--output yaml",
        "- services:\\n  - clusterArn: a\\n|--output yaml",
        "SERVICES\\tarn:aws:ecs\\tprod\\nDEPLOYMENTS\\t2026\\n|--output text",
        "Unable to locate credentials. You can configure credentials by running \"aws configure\".|Unable to locate credentials",
        "\\nThe SSO session associated with this profile has expired or is otherwise invalid.|The SSO session associated",
        "bash: aws: command not found|command not found",
        "usage: aws [options] <command>|usage: aws",
        "|empty",
    })
    void theWrongFormIsNamedInOneSentence(String text, String told) throws Exception {
        var written = text == null ? "" : text.replace("\\n", "\n").replace("\\t", "\t");
        var bundle = read(new BundleTree().file("s.json", BundleTree.services()).file("c.txt", written));

        assertEquals(FileReport.Status.UNRECOGNISED, report(bundle, "c.txt").status());
        assertTrue(report(bundle, "c.txt").reason().contains(told), report(bundle, "c.txt").reason());
    }

    @Test
    void aTableIsNamedToo() throws Exception {
        var bundle = read(new BundleTree().file("s.json", BundleTree.services())
                .file("c.txt", "-----------------\n|DescribeClusters|\n+---------------+\n||   clusters   ||\n"));

        assertTrue(report(bundle, "c.txt").reason().contains("--output table"), report(bundle, "c.txt").reason());
    }

    @Test
    void anErrorInTheFileThatAnIndexNamesIsItsCallsOutcome() throws Exception {
        var bundle = read(new BundleTree().file("s.json", BundleTree.services())
                .file("index.json", """
                        [{"service": "ecs", "operation": "list-tasks", "file": "t.json", "params": {"cluster": "prod"}},
                         {"service": "ecs", "operation": "describe-clusters", "file": "c.json", "params": {"clusters": ["prod"]}},
                         {"service": "ec2", "operation": "describe-vpcs", "file": "v.json", "params": {}}]""")
                .file("t.json", "\n\u001b[31maws: [ERROR]: An error occurred (AccessDeniedException) when calling the ListTasks operation: no\u001b[0m")
                .file("c.json", "").file("v.json", "Vpcs:\n- VpcId: vpc-1\n"));

        var calls = bundle.inventory().calls();
        assertEquals(Gap.Reason.DENIED, calls.gap(Reads.listTasks("prod", "RUNNING")).reason());
        assertEquals(Gap.Reason.NOT_RECORDED, calls.gap(Reads.listTasks("other", "RUNNING")).reason());
        assertEquals(Gap.Reason.DAMAGED, calls.gap(Reads.describeClusters("prod")).reason());
        assertTrue(report(bundle, "v.json").reason().contains("--output yaml"));
    }

    @Test
    void nothingIsNoEmptyAnswer() throws Exception {
        var bundle = read(new BundleTree().file("s.json", BundleTree.services())
                .file("index.json", "[{\"service\": \"ec2\", \"operation\": \"describe-nat-gateways\", \"file\": \"n.json\", \"params\": {}}]").file("n.json", "$ aws ec2 describe-nat-gateways\nnonsense\n"));

        assertTrue(bundle.inventory().calls().covering(Reads.describeNatGateways("vpc-1")).isEmpty());
        assertEquals(FileReport.Status.DAMAGED, report(bundle, "n.json").status());
    }

    /// As Windows PowerShell 5.1 wraps it.
    @Test
    void anErrorMayBeBrokenAtTheWidthOfAWindow() throws Exception {
        var bundle = read(new BundleTree().file("s.json", BundleTree.services()).file("errors.txt", ("\uFEFFaws : \r\nAn error occurred (AccessDeniedException) when calling \r\nthe ListTasks operation: User is not authorized\r\n"
                + "At line:1 char:1\r\n+ aws ecs list-tasks 2>> errors.txt\r\n+ ~~~~\r\n    + CategoryInfo : NotSpecified\r\n\r\n"
                + "An error occurred (Throttling) when calling the DescribeTargetGroups operation (reached max retries: 4): Rate exceeded\r\n").getBytes(StandardCharsets.UTF_16LE)));

        assertEquals(CallStatus.DENIED, bundle.inventory().calls().named("ecs list-tasks").getFirst().status());
        assertEquals(CallStatus.THROTTLED, bundle.inventory().calls().named("elbv2 describe-target-groups").getFirst().status());
    }

    @Test
    void anErrorInAFileOfItsOwnIsToldByItsPath() throws Exception {
        var bundle = read(new BundleTree().file("s.json", BundleTree.services())
                .file("ecs/list-tasks.error.json", "{\"code\": \"AccessDeniedException\", \"message\": \"no\", \"http\": 400}")
                .file("elbv2/describe-target-health/web-tg.error.json", "{\"Error\": {\"Code\": \"Throttling\", \"Message\": \"slow\"}}")
                .file("elsewhere.error.json", "{\"code\": \"AccessDenied\"}"));

        assertEquals(CallStatus.DENIED, bundle.inventory().calls().named("ecs list-tasks").getFirst().status());
        assertEquals(CallStatus.THROTTLED, bundle.inventory().calls().named("elbv2 describe-target-health").getFirst().status());
        assertEquals(FileReport.Status.OK, report(bundle, "ecs/list-tasks.error.json").status());
        assertEquals(FileReport.Status.UNRECOGNISED, report(bundle, "elsewhere.error.json").status());
    }
}
