package dev.drydock.capture.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.capture.Accounts;
import dev.drydock.capture.FakeAws;
import dev.drydock.inventory.call.CallStatus;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import tools.jackson.databind.json.JsonMapper;

/// Every operation that pages is read to its end, whatever its API calls the way to the next page.
class PagingTest {
    private static final List<String> ASKED_BY = List.of("nextToken", "NextToken", "Marker");
    private static final List<String> TOLD_BY = List.of("nextToken", "NextToken", "NextMarker", "Marker");

    @TestFactory
    Stream<DynamicTest> everyPageIsRead() {
        var paged = Operations.all().stream().filter(operation -> operation.use() == Operation.Use.CAPTURE && token(operation) != null).toList();
        assertTrue(paged.size() > 30, paged::toString);
        return paged.stream().map(operation -> DynamicTest.dynamicTest(operation.toString(), () -> threePages(operation)));
    }

    private FakeAws aws;
    private Caller caller;

    @BeforeEach
    void start() throws IOException {
        aws = new FakeAws();
        caller = new Caller(Accounts.session(aws.uri()), Accounts.QUICK);
    }

    @AfterEach
    void stop() {
        caller.close();
        aws.close();
    }

    private void threePages(Operation operation) throws Exception {
        var bodies = List.of(body(operation, "item 1", "to 2"), body(operation, "item 2", "to 3"), body(operation, "item 3", null));
        aws.say(operation.name(), (asked, exchange) -> {
            var page = asked.members().getOrDefault(token(operation), "1").toString().replace("to ", "");
            FakeAws.send(exchange, 200, bodies.get(Integer.parseInt(page) - 1));
        });
        var answer = caller.ask(operation, Map.of(), Caller.ALL_PAGES);
        assertEquals(CallStatus.OK, answer.status(), () -> String.valueOf(answer.error()));
        assertEquals(3, aws.count(operation.name()));
        assertNotNull(answer.tree());
        var text = answer.tree().toString();
        assertTrue(text.contains("item 1") && text.contains("item 2") && text.contains("item 3") && !text.contains("to 2"), text);
        assertEquals(JsonMapper.builder().build().readTree(answer.body()), answer.tree());
    }

    /// A server that repeats itself would else be asked for ever.
    @Test
    void thePageThatLeadsToItselfEndsTheRead() throws Exception {
        var operation = Operations.named("application-autoscaling describe-scalable-targets");
        aws.answer("DescribeScalableTargets", "{\"ScalableTargets\": [{\"ResourceId\": \"service/a/b\"}], \"NextToken\": \"again\"}");
        var answer = caller.ask(operation, Map.of("ServiceNamespace", "ecs"), Caller.ALL_PAGES);
        assertEquals(CallStatus.TRUNCATED, answer.status());
        assertEquals(2, aws.count("DescribeScalableTargets"));
    }

    @Test
    void pagesThatCameStayWhenOneIsRefused() throws Exception {
        aws.say("ListClusters", (asked, exchange) -> {
            if (asked.members().containsKey("nextToken")) {
                FakeAws.error(400, "AccessDeniedException", "no").to(asked, exchange);
            } else {
                FakeAws.send(exchange, 200, "{\"clusterArns\": [\"a\"], \"nextToken\": \"2\"}");
            }
        });
        var answer = caller.ask(Operations.named("ecs list-clusters"), Map.of(), Caller.ALL_PAGES);
        assertEquals(CallStatus.TRUNCATED, answer.status());
        assertNotNull(answer.error());
        assertEquals("AccessDeniedException", answer.error().code());
        assertNotNull(answer.tree());
        assertEquals("a", answer.tree().path("clusterArns").path(0).asString());
    }

    /// What the request is to say to get to the next page; null for an operation that has none.
    private static String token(Operation operation) {
        return fields((SdkPojo) operation.invocation().request()).keySet().stream().filter(ASKED_BY::contains).findFirst().orElse(null);
    }

    private static Map<String, SdkField<?>> fields(SdkPojo pojo) {
        var fields = new LinkedHashMap<String, SdkField<?>>();
        pojo.sdkFields().forEach(field -> fields.put(field.memberName(), field));
        return fields;
    }

    /// A page of an operation: one thing in its list, and the way to the next page.
    private static String body(Operation operation, String item, String next) throws ReflectiveOperationException {
        var response = Class.forName(operation.invocation().request().build().getClass().getName().replaceFirst("Request$", "Response"));
        var fields = fields((SdkPojo) response.getMethod("builder").invoke(null));
        var list = fields.values().stream().filter(field -> field.marshallingType() == MarshallingType.LIST).findFirst().orElseThrow();
        var of = (SdkField<?>) list.getTrait(ListTrait.class).memberFieldInfo();
        var told = fields.values().stream().filter(field -> TOLD_BY.contains(field.memberName())).findFirst().orElseThrow();
        if (operation.service().wire() == AwsService.Wire.JSON) {
            var thing = of.marshallingType() == MarshallingType.SDK_POJO ? Map.of(text(of).memberName(), item) : item;
            var body = new LinkedHashMap<String, Object>(Map.of(list.memberName(), List.of(thing)));
            if (next != null) {
                body.put(told.memberName(), next);
            }
            return JsonMapper.builder().build().writeValueAsString(body);
        }
        var name = list.getTrait(ListTrait.class).memberLocationName();
        var thing = of.marshallingType() == MarshallingType.SDK_POJO ? element(text(of).unmarshallLocationName(), item) : item;
        var inner = element(list.unmarshallLocationName(), element(name == null ? "member" : name, thing)) + (next == null ? "" : element(told.unmarshallLocationName(), next));
        var result = operation.service() == AwsService.EC2 ? inner : element(operation.name() + "Result", inner);
        return element(operation.name() + "Response", result);
    }

    private static SdkField<?> text(SdkField<?> pojo) {
        return pojo.constructor().get().sdkFields().stream().filter(field -> field.marshallingType() == MarshallingType.STRING).findFirst().orElseThrow();
    }

    private static String element(String name, String content) {
        return "<" + name + ">" + content + "</" + name + ">";
    }
}
