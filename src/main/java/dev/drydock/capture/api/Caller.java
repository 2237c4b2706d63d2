package dev.drydock.capture.api;

import dev.drydock.capture.Session;
import dev.drydock.capture.Timing;
import dev.drydock.inventory.call.CallError;
import dev.drydock.inventory.call.CallStatus;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.http.SdkHttpClient;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Makes calls in a session: paced, retried by the SDK, page by page to the end, and answered as the CLI would print it. Safe to use from many threads; a thread
/// that is interrupted stops at once.
public final class Caller implements AutoCloseable {
    /// As many pages as no list of any account has.
    public static final int ALL_PAGES = 10_000;

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final List<String> ASKED_BY = List.of("nextToken", "NextToken", "Marker");
    private static final List<String> TOLD_BY = List.of("nextToken", "NextToken", "NextMarker", "Marker");
    private static final Pattern ROOT = Pattern.compile("^\\uFEFF?\\s*(?:<[?!][^>]*>\\s*)*<(?:\\w+:)?(\\w+)");

    private final Clients clients;
    private final Pacer pacer;
    private final Semaphore places;

    public Caller(Session session, Timing timing) {
        clients = new Clients(session, timing);
        pacer = new Pacer(timing.share());
        places = new Semaphore(timing.atOnce(), true);
    }

    /// @param parameters the request's members under the API's own names, without those that page
    /// @param pages how many pages are read; where there are more, the answer is truncated
    /// @throws CancellationException when the thread was interrupted
    public Answer ask(Operation operation, Map<String, Object> parameters, int pages) {
        JsonNode all = null;
        byte[] body = null;
        Token token = null;
        for (var page = 1; ; page++) {
            Page got;
            try {
                got = page(operation, asked(operation, parameters, token));
            } catch (RuntimeException e) {
                var failure = Failure.of(e);
                return all == null ? Answer.failed(failure) : new Answer(CallStatus.TRUNCATED, bytes(all), all, failure.error(), failure.signInNeeded());
            }
            body = all == null ? got.body() : null;
            all = all == null ? got.tree() : merged(all, got.tree());
            var next = token(operation, got.tree());
            if (next == null) {
                return new Answer(CallStatus.OK, body == null ? bytes(all) : body, all, null, false);
            }
            if (page >= pages || next.equals(token)) {
                var why = next.equals(token) ? new CallError("PagesRepeat", "the API answers the same page again and again") : null;
                return new Answer(CallStatus.TRUNCATED, body == null ? bytes(all) : body, all, why, false);
            }
            token = next;
        }
    }

    /// For what is no call of an API: a download from the URL that one answers.
    public SdkHttpClient http() {
        return clients.http();
    }

    private record Page(byte[] body, JsonNode tree) {}

    /// @param member of the request
    private record Token(String member, String value) {}

    private Page page(Operation operation, Map<String, Object> parameters) {
        try {
            pacer.take(operation.rate());
            places.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException();
        }
        try {
            var body = new Body();
            var request = operation.invocation().request();
            RequestMembers.fill(request, parameters, operation.service().wire());
            var configuration = request.build().overrideConfiguration().map(given -> given.toBuilder()).orElseGet(AwsRequestOverrideConfiguration::builder);
            request.overrideConfiguration(configuration.putExecutionAttribute(Body.OF_CALL, body).build());
            var answer = operation.invocation().call(clients.of(operation.service()), request.build());
            return operation.service().wire() == AwsService.Wire.JSON ? json(body.bytes()) : xml(operation, body.bytes(), answer);
        } finally {
            places.release();
        }
    }

    private static Page json(byte[] body) {
        try {
            var tree = MAPPER.readTree(body.length == 0 ? new byte[] {'{', '}'} : body);
            if (!tree.isObject()) {
                throw new UnreadableAnswerException("the answer is no JSON object");
            }
            return new Page(body.length == 0 ? bytes(tree) : body, tree);
        } catch (JacksonException e) {
            throw new UnreadableAnswerException("the answer is no JSON: " + e.getOriginalMessage());
        }
    }

    /// An answer of something else in XML, such as a proxy's page, would be taken for an empty one.
    private static Page xml(Operation operation, byte[] body, SdkPojo answer) {
        var root = ROOT.matcher(new String(body, 0, Math.min(body.length, 4096), StandardCharsets.UTF_8));
        if (!root.find() || !root.group(1).equals(operation.name() + "Response")) {
            throw new UnreadableAnswerException("the answer is not a " + operation.name() + "Response");
        }
        JsonNode tree = MAPPER.valueToTree(AnswerMembers.of(answer, operation.service()));
        return new Page(bytes(tree), tree);
    }

    private static Map<String, Object> asked(Operation operation, Map<String, Object> parameters, @Nullable Token token) {
        var asked = new LinkedHashMap<>(parameters);
        if (operation.page() != null) {
            asked.put(operation.page().member(), operation.page().most());
        }
        if (token != null) {
            asked.put(token.member(), token.value());
        }
        return asked;
    }

    private static @Nullable Token token(Operation operation, JsonNode answer) {
        var members = ((SdkPojo) operation.invocation().request()).sdkFields();
        for (var told : TOLD_BY) {
            var value = answer.path(told);
            if (value.isString() && !value.asString().isEmpty()) {
                return members.stream().map(field -> field.memberName()).filter(ASKED_BY::contains).findFirst().map(member -> new Token(member, value.asString())).orElse(null);
            }
        }
        return null;
    }

    /// The lists of the second page follow those of the first; for the rest the first page speaks, and nothing tells of a next one.
    private static JsonNode merged(JsonNode all, JsonNode page) {
        var whole = (ObjectNode) all;
        page.properties().forEach(member -> {
            if (member.getValue() instanceof ArrayNode more && whole.get(member.getKey()) instanceof ArrayNode list) {
                list.addAll(more);
            } else if (!whole.has(member.getKey())) {
                whole.set(member.getKey(), member.getValue());
            }
        });
        TOLD_BY.forEach(whole::remove);
        return whole;
    }

    private static byte[] bytes(JsonNode tree) {
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(tree);
    }

    @Override
    public void close() {
        clients.close();
    }
}
