package dev.drydock.ui.shell;

import com.sun.net.httpserver.HttpExchange;
import dev.drydock.capture.FakeAws;
import dev.drydock.capture.FakeAws.Asked;
import dev.drydock.sample.Samples;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A server that answers from a sample what is asked in JSON, and refuses the rest with a denial; each answer can be held back, refused, or changed.
final class SampleAccount implements AutoCloseable {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    /// Asked in XML, which a sample does not have.
    private static final String IDENTITY = """
            <GetCallerIdentityResponse><GetCallerIdentityResult><Account>%s</Account><Arn>arn:aws:sts::%s:assumed-role/SRE-ReadOnly/jo</Arn></GetCallerIdentityResult></GetCallerIdentityResponse>""";

    private static final Pattern TIME = Pattern.compile("\"(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?(?:Z|[+-]\\d\\d:\\d\\d))\"");

    private record Answer(JsonNode parameters, String body) {}

    private final FakeAws server = new FakeAws();
    private final Map<String, List<Answer>> answers = new LinkedHashMap<>();
    private final Map<String, CountDownLatch> held = new ConcurrentHashMap<>();
    private final Set<String> denied = ConcurrentHashMap.newKeySet();
    private final Map<String, String> replaced = new ConcurrentHashMap<>();
    private volatile boolean expired;

    /// @param account whose it is said to be
    SampleAccount(String sample, String account) throws IOException {
        try (var open = new Samples().open(sample)) {
            var manifest = MAPPER.readTree(Files.readString(open.folder().resolve("manifest.json")));
            for (var call : manifest.path("calls")) {
                if (call.hasNonNull("file")) {
                    var body = Files.readString(open.folder().resolve(call.path("file").asString("")), StandardCharsets.UTF_8);
                    answers.computeIfAbsent(pascal(call.path("operation").asString("")), _ -> new ArrayList<>()).add(new Answer(call.path("parameters"), onTheWire(body).replace("111122223333", account)));
                }
            }
        }
        server.say("*", this::answer);
        server.answer("GetCallerIdentity", IDENTITY.formatted(account, account));
    }

    /// The CLI prints times as ISO 8601; on the wire they are seconds.
    private static String onTheWire(String body) {
        return TIME.matcher(body).replaceAll(time -> String.valueOf(OffsetDateTime.parse(time.group(1)).toInstant().toEpochMilli() / 1000.0));
    }

    String address() {
        return server.uri().toString();
    }

    FakeAws server() {
        return server;
    }

    /// Lets nobody have an answer of this operation until the latch is at zero.
    CountDownLatch hold(String operation) {
        var latch = new CountDownLatch(1);
        held.put(operation, latch);
        return latch;
    }

    void deny(String operation) {
        denied.add(operation);
    }

    /// From now on every call is told that its credentials have run out, or no longer.
    void expire(boolean now) {
        expired = now;
    }

    /// Changes a text in every answer from now on.
    void replace(String text, String with) {
        replaced.put(text, with);
    }

    private void answer(Asked asked, HttpExchange exchange) throws IOException {
        var latch = held.get(asked.operation());
        if (latch != null) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        if (expired) {
            FakeAws.error(400, "ExpiredTokenException", "The security token included in the request is expired").to(asked, exchange);
        } else if (denied.contains(asked.operation())) {
            FakeAws.error(400, "AccessDeniedException", "not authorized").to(asked, exchange);
        } else if (asked.isXml()) {
            FakeAws.nothing(asked, exchange);
        } else {
            var body = best(asked);
            for (var change : replaced.entrySet()) {
                body = body.replace(change.getKey(), change.getValue());
            }
            FakeAws.send(exchange, 200, body);
        }
    }

    /// The answer to the request that has most in common with this one.
    private String best(Asked asked) {
        var best = "{}";
        var most = -1;
        JsonNode members = MAPPER.valueToTree(asked.members());
        for (var answer : answers.getOrDefault(asked.operation(), List.of())) {
            var common = 0;
            for (var member : answer.parameters().properties()) {
                var mine = members.path(member.getKey());
                common += mine.equals(member.getValue()) ? 10 : overlap(mine, member.getValue());
            }
            if (common > most) {
                most = common;
                best = answer.body();
            }
        }
        return best;
    }

    private static int overlap(JsonNode one, JsonNode other) {
        return one.isArray() && other.isArray() && one.valueStream().anyMatch(value -> other.valueStream().anyMatch(value::equals)) ? 5 : 0;
    }

    private static String pascal(String operation) {
        var text = new StringBuilder();
        for (var word : operation.split("-")) {
            text.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
        }
        return text.toString();
    }

    @Override
    public void close() {
        held.values().forEach(CountDownLatch::countDown);
        server.close();
    }
}
