package dev.drydock.capture.sso;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// IAM Identity Center and STS on this machine, as far as signing in speaks to them: sso-oidc, the access portal, AssumeRole. Every secret that it gives out begins with `secret-`.
public final class SsoServer implements AutoCloseable {
    /// An answer.
    public record Answer(int status, String error, String body) {
        public static Answer refused(String error) {
            return new Answer(400, error, "{\"error\": \"secret-echo\", \"error_description\": \"secret-description\"}");
        }
    }

    /// What was asked.
    public record Asked(String operation, JsonNode body, Map<String, String> query, String bearer) {}

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Map<String, Deque<Answer>> scripted = new HashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private int given;

    public SsoServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/client/register", exchange -> answer("RegisterClient", exchange));
        server.createContext("/device_authorization", exchange -> answer("StartDeviceAuthorization", exchange));
        server.createContext("/token", exchange -> answer("CreateToken", exchange));
        server.createContext("/assignment/accounts", exchange -> answer("ListAccounts", exchange));
        server.createContext("/assignment/roles", exchange -> answer("ListAccountRoles", exchange));
        server.createContext("/federation/credentials", exchange -> answer("GetRoleCredentials", exchange));
        server.createContext("/", exchange -> answer("Sts", exchange));
        server.start();
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /// The next answers to an operation, before it answers well again. A status of 0 never answers.
    public SsoServer script(String operation, Answer... answers) {
        synchronized (scripted) {
            scripted.computeIfAbsent(operation, _ -> new ArrayDeque<>()).addAll(List.of(answers));
        }
        return this;
    }

    public List<Asked> asked(String operation) {
        return asked.stream().filter(each -> each.operation().equals(operation)).toList();
    }

    public int calls() {
        return asked.size();
    }

    private void answer(String operation, HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            var query = query(operation.equals("Sts") ? new String(body, StandardCharsets.UTF_8) : exchange.getRequestURI().getRawQuery());
            var bearer = exchange.getRequestHeaders().getFirst("x-amz-sso_bearer_token");
            var question = new Asked(operation, body.length == 0 || operation.equals("Sts") ? JSON.createObjectNode() : JSON.readTree(body), query, bearer == null ? "" : bearer);
            asked.add(question);
            Answer next;
            synchronized (scripted) {
                next = scripted.getOrDefault(operation, new ArrayDeque<>()).poll();
            }
            if (next != null && next.status() == 0) {
                closed.await();
                return;
            }
            var answer = next == null ? well(question) : next;
            if (!answer.error().isEmpty()) {
                exchange.getResponseHeaders().set("x-amzn-ErrorType", answer.error());
            }
            var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", operation.equals("Sts") ? "text/xml" : "application/json");
            exchange.sendResponseHeaders(answer.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized Answer well(Asked question) {
        given++;
        return new Answer(200, "", switch (question.operation()) {
            case "RegisterClient" -> "{\"clientId\": \"client-" + given + "\", \"clientSecret\": \"secret-client-" + given + "\", \"clientIdIssuedAt\": 1, \"clientSecretExpiresAt\": 4000000000}";
            case "StartDeviceAuthorization" -> "{\"deviceCode\": \"secret-device-" + given + "\", \"userCode\": \"ABCD-EFGH\", \"verificationUri\": \"https://device.example/\","
                    + " \"verificationUriComplete\": \"https://device.example/?user_code=ABCD-EFGH\", \"expiresIn\": 600, \"interval\": 1}";
            case "CreateToken" -> "{\"accessToken\": \"secret-access-" + given + "\", \"tokenType\": \"Bearer\", \"expiresIn\": 28800, \"refreshToken\": \"secret-refresh-" + given + "\"}";
            case "ListAccounts" -> page(question, "accountList", IntStream.range(0, 250)
                    .mapToObj(i -> "{\"accountId\": \"%012d\", \"accountName\": \"account %03d\", \"emailAddress\": \"a%d@example.com\"}".formatted(i, i, i)).toList());
            case "ListAccountRoles" -> page(question, "roleList", IntStream.range(0, 3).mapToObj(i -> "{\"roleName\": \"Role" + i + "\", \"accountId\": \"" + question.query().get("account_id") + "\"}").toList());
            case "GetRoleCredentials" -> "{\"roleCredentials\": {\"accessKeyId\": \"ASIA" + given + "\", \"secretAccessKey\": \"secret-key-" + given + "\", \"sessionToken\": \"secret-session-" + given
                    + "\", \"expiration\": " + (System.currentTimeMillis() + 3_600_000) + "}}";
            default -> sts(question.query().getOrDefault("Action", ""));
        });
    }

    private String sts(String action) {
        var result = action.equals("GetCallerIdentity") ? "<Arn>arn:aws:sts::111122223333:assumed-role/x/y</Arn><UserId>x</UserId><Account>111122223333</Account>"
                : "<Credentials><AccessKeyId>ASIAROLE" + given + "</AccessKeyId><SecretAccessKey>secret-role-" + given + "</SecretAccessKey><SessionToken>secret-role-session-" + given
                        + "</SessionToken><Expiration>2040-01-01T00:00:00Z</Expiration></Credentials>";
        return "<" + action + "Response xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><" + action + "Result>" + result + "</" + action + "Result></" + action + "Response>";
    }

    private static String page(Asked question, String member, List<String> all) {
        var from = Integer.parseInt(question.query().getOrDefault("next_token", "0"));
        var to = Math.min(all.size(), from + Integer.parseInt(question.query().getOrDefault("max_result", "20")));
        return "{\"" + member + "\": [" + String.join(",", all.subList(from, to)) + "]" + (to < all.size() ? ", \"nextToken\": \"" + to + "\"" : "") + "}";
    }

    private static Map<String, String> query(String text) {
        return List.of((text == null ? "" : text).split("&")).stream().filter(pair -> pair.contains("="))
                .collect(Collectors.toMap(pair -> pair.substring(0, pair.indexOf('=')), pair -> URLDecoder.decode(pair.substring(pair.indexOf('=') + 1), StandardCharsets.UTF_8), (a, _) -> a));
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
