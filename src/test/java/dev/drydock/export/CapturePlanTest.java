package dev.drydock.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.capture.Accounts;
import dev.drydock.capture.CaptureListener;
import dev.drydock.capture.FakeAws;
import dev.drydock.capture.Policy;
import dev.drydock.capture.Scope;
import dev.drydock.capture.api.Operation;
import dev.drydock.capture.api.Operations;
import dev.drydock.capture.plan.Plan;
import dev.drydock.inventory.ecs.Service;
import dev.drydock.inventory.ecs.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/// The plan of a capture against everything that must agree with it: the script's calls, the list of operations, the policy, and the least that its calls can be.
class CapturePlanTest {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Pattern BASH_CALL = Pattern.compile("(?m)(?:^|[;{(]|\\bdo|\\)) *(?:ask|queue|skip) ([a-z0-9-]+) ([a-z-]+) ");
    private static final String ARN = "arn:aws:ecs:eu-west-1:111122223333:";

    @TempDir
    private Path folder;

    static Stream<Scope> scopes() {
        return Stream.of(Scope.ALL, new Scope(List.of("prod"), List.of()), new Scope(List.of("prod"), List.of("web")));
    }

    @ParameterizedTest
    @MethodSource("scopes")
    void itMakesTheScriptsCalls(Scope scope) throws IOException {
        var script = BASH_CALL.matcher(Files.readString(Export.SCRIPT)).results().map(match -> match.group(1) + " " + match.group(2)).collect(Collectors.toCollection(TreeSet::new));
        var plan = Plan.of(scope, "eu-west-1", Instant.EPOCH).stream().map(step -> step.isImageConfig() ? step.id() : step.operation().call()).collect(Collectors.toCollection(TreeSet::new));
        if (!scope.services().isEmpty()) {
            script.remove("ecs list-services");
        }
        assertEquals(script, plan);
    }

    @Test
    void theListHoldsWhatThePlanCallsAndNothingElseForCaptures() {
        var called = Plan.of(Scope.ALL, "eu-west-1", Instant.EPOCH).stream().map(step -> step.operation()).filter(operation -> operation.use() == Operation.Use.CAPTURE).collect(Collectors.toSet());
        assertEquals(Operations.all().stream().filter(operation -> operation.use() == Operation.Use.CAPTURE).collect(Collectors.toSet()), called);
    }

    /// Everything that is not for signing in, each by its own name.
    @Test
    void thePolicyPermitsWhatIsListed() {
        var actions = new TreeSet<String>();
        MAPPER.readTree(Policy.json()).path("Statement").forEach(statement -> statement.path("Action").forEach(action -> actions.add(action.asString())));
        var listed = Operations.all().stream().filter(operation -> operation.use() != Operation.Use.SIGN_IN).map(Operation::iamAction).collect(Collectors.toCollection(TreeSet::new));
        listed.remove("sts:GetCallerIdentity");
        assertEquals(listed, actions);
        assertTrue(actions.stream().noneMatch(action -> action.contains("*")));
    }

    /// 500 services with 5,000 tasks: every call that can ask about many things asks about as many as it may.
    @Test
    void aLargeEstateTakesTheFewestCalls() throws Exception {
        var services = 500;
        var tasks = 5000;
        try (var aws = new FakeAws()) {
            aws.answer("GetCallerIdentity", "<GetCallerIdentityResponse><GetCallerIdentityResult><Account>111122223333</Account></GetCallerIdentityResult></GetCallerIdentityResponse>");
            paged(aws, "ListServices", "serviceArns", "service/prod/svc-", services);
            aws.say("ListTasks", (asked, exchange) -> page("taskArns", "task/prod/", asked.members().get("desiredStatus").equals("RUNNING") ? tasks : 0).to(asked, exchange));
            echo(aws, "DescribeServices", "services", arn -> Map.of("serviceArn", arn, "serviceName", arn.substring(arn.lastIndexOf('/') + 1), "clusterArn", ARN + "cluster/prod", "desiredCount", 10,
                    "taskDefinition", ARN + "task-definition/" + arn.substring(arn.lastIndexOf('/') + 1) + ":1"));
            echo(aws, "DescribeTasks", "tasks", arn -> Map.of("taskArn", arn, "clusterArn", ARN + "cluster/prod", "lastStatus", "RUNNING",
                    "taskDefinitionArn", ARN + "task-definition/svc-" + Integer.parseInt(arn.substring(arn.lastIndexOf('/') + 1)) % services + ":1"));
            var run = Accounts.whole(aws.uri(), new Scope(List.of("prod"), List.of()), Accounts.QUICK, folder, CaptureListener.NONE);

            assertNull(run.signInNeeded());
            var bundle = Accounts.read(run.recording());
            assertEquals(services, bundle.inventory().all(Service.class).size());
            assertEquals(tasks, bundle.inventory().all(Task.class).size());
            var counts = new TreeMap<String, Long>();
            aws.log().forEach(asked -> counts.merge(asked.operation(), 1L, Long::sum));
            var least = new TreeMap<String, Long>(Map.of("ListServices", 5L, "DescribeServices", 50L, "ListTasks", 51L, "DescribeTasks", 50L, "DescribeTaskDefinition", 500L, "ListServiceDeployments", 500L,
                    // 500 services have seven series in steps of a minute, and four in steps of five.
                    "GetMetricData", 11L));
            least.forEach((operation, count) -> assertEquals(count, counts.remove(operation), operation));
            counts.remove("DescribeScalingPolicies");
            counts.remove("DescribeScalingActivities");
            assertEquals(3, counts.remove("GetServiceQuota"));
            assertTrue(counts.values().stream().allMatch(count -> count == 1), counts::toString);
        }
    }

    private static FakeAws.Says page(String member, String prefix, int of) {
        return (asked, exchange) -> {
            var from = Integer.parseInt(asked.members().getOrDefault("nextToken", "0").toString());
            var most = (int) asked.members().get("maxResults");
            var page = Map.<String, Object>of(member, IntStream.range(from, Math.min(of, from + most)).mapToObj(number -> ARN + prefix + number).toList());
            FakeAws.send(exchange, 200, MAPPER.writeValueAsString(from + most >= of ? page : Map.of(member, page.get(member), "nextToken", String.valueOf(from + most))));
        };
    }

    private static void paged(FakeAws aws, String operation, String member, String prefix, int of) {
        aws.say(operation, page(member, prefix, of));
    }

    private static void echo(FakeAws aws, String operation, String member, java.util.function.Function<String, Map<String, Object>> answer) {
        aws.say(operation, (asked, exchange) -> FakeAws.send(exchange, 200,
                MAPPER.writeValueAsString(Map.of(member, ((List<?>) asked.members().get(member)).stream().map(arn -> answer.apply(String.valueOf(arn))).toList(), "failures", List.of()))));
    }
}
