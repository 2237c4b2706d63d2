package dev.drydock.capture;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.json.JsonMapper;

/// A small HTTP server that speaks the protocols of AWS, and says what a test wants it to. What nobody said anything about is answered with nothing in it.
public final class FakeAws implements AutoCloseable {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /// @param operation as the API names it
    /// @param members of the request: JSON's, or the form's
    public record Asked(String operation, Map<String, Object> members, boolean isXml) {}

    /// What is said to an operation; it may close the exchange without a word.
    @FunctionalInterface
    public interface Says {
        void to(Asked asked, HttpExchange exchange) throws IOException;
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Says> said = new ConcurrentHashMap<>();
    private final List<Asked> log = Collections.synchronizedList(new ArrayList<>());

    public FakeAws() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /// Says the same to an operation each time, or `*` to all.
    public FakeAws say(String operation, Says says) {
        said.put(operation, says);
        return this;
    }

    /// Answers an operation with a body.
    public FakeAws answer(String operation, String body) {
        return say(operation, (asked, exchange) -> send(exchange, 200, body));
    }

    /// Every request so far.
    public List<Asked> log() {
        synchronized (log) {
            return List.copyOf(log);
        }
    }

    public long count(String operation) {
        return log().stream().filter(asked -> asked.operation().equals(operation)).count();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var asked = asked(exchange, new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            log.add(asked);
            said.getOrDefault(asked.operation(), said.getOrDefault("*", FakeAws::nothing)).to(asked, exchange);
        }
    }

    private static Asked asked(HttpExchange exchange, String body) {
        var target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        if (target != null) {
            var members = new LinkedHashMap<String, Object>();
            MAPPER.readTree(body.isEmpty() ? "{}" : body).properties().forEach(member -> members.put(member.getKey(), MAPPER.convertValue(member.getValue(), Object.class)));
            return new Asked(target.substring(target.lastIndexOf('.') + 1), members, false);
        }
        var members = new LinkedHashMap<String, Object>();
        for (var pair : body.split("&")) {
            var equals = pair.indexOf('=');
            if (equals > 0) {
                members.put(URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8), URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return new Asked(String.valueOf(members.getOrDefault("Action", exchange.getRequestURI().getPath())), members, true);
    }

    public static void nothing(Asked asked, HttpExchange exchange) throws IOException {
        send(exchange, 200, asked.isXml() ? "<" + asked.operation() + "Response/>" : "{}");
    }

    public static void send(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
    }

    /// An error as the operation's protocol has it.
    public static Says error(int status, String code, String message) {
        return (asked, exchange) -> {
            if (asked.isXml()) {
                var isEc2 = asked.members().getOrDefault("Version", "").equals("2016-11-15");
                send(exchange, status, isEc2
                        ? "<Response><Errors><Error><Code>" + code + "</Code><Message>" + message + "</Message></Error></Errors></Response>"
                        : "<ErrorResponse><Error><Type>Sender</Type><Code>" + code + "</Code><Message>" + message + "</Message></Error></ErrorResponse>");
            } else {
                exchange.getResponseHeaders().add("x-amzn-ErrorType", code);
                send(exchange, status, "{\"__type\": \"" + code + "\", \"message\": \"" + message + "\"}");
            }
        };
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
