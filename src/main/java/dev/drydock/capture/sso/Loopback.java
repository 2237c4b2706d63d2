package dev.drydock.capture.sso;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.drydock.capture.sso.SignInException.Reason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Waits on this machine for the browser to come back with its answer. Takes only what carries the state that was sent along: any page could call here.
final class Loopback implements AutoCloseable {
    /// What the client is registered for; the port is added for each sign-in, as RFC 8252 has it.
    static final String REGISTERED = "http://127.0.0.1/oauth/callback";

    private static final String PATH = "/oauth/callback";

    private final HttpServer server;
    private final String state;
    private final CompletableFuture<String> answer = new CompletableFuture<>();

    Loopback(String state) {
        this.state = state;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 0);
        } catch (IOException e) {
            throw new SignInException(Reason.FAILED, "No port of this machine can be opened for the browser's answer. Sign in with a code instead.");
        }
        server.createContext("/", this::answered);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + PATH;
    }

    /// Waits for the code.
    String code(Duration atMost) throws InterruptedException {
        try {
            return answer.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw Refusals.tooLate();
        } catch (ExecutionException e) {
            throw new SignInException(Reason.REFUSED, "The sign-in was denied in the browser. Sign in again and allow it.");
        }
    }

    private void answered(HttpExchange exchange) throws IOException {
        try (exchange) {
            var isOurs = exchange.getRequestURI().getPath().equals(PATH) && exchange.getRequestMethod().equals("GET");
            var parameters = isOurs ? parameters(exchange.getRequestURI().getRawQuery()) : Map.<String, String>of();
            if (!MessageDigest.isEqual(bytes(parameters.getOrDefault("state", "")), bytes(state)) || !parameters.containsKey("code") && !parameters.containsKey("error")) {
                say(exchange, isOurs ? 400 : 404, "This is not the answer that Drydock waits for.");
            } else if (parameters.containsKey("error")) {
                say(exchange, 200, "The sign-in was not allowed. You can close this page and go back to Drydock.");
                answer.completeExceptionally(new IOException());
            } else {
                say(exchange, 200, "You are signed in. You can close this page and go back to Drydock.");
                answer.complete(parameters.get("code"));
            }
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void say(HttpExchange exchange, int status, String sentence) throws IOException {
        var page = bytes("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Drydock</title><body style=\"font: 16px sans-serif; margin: 4em\"><p>" + sentence + "</p></body></html>");
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        exchange.getResponseHeaders().set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.getResponseHeaders().set("Connection", "close");
        exchange.sendResponseHeaders(status, page.length);
        exchange.getResponseBody().write(page);
    }

    private static Map<String, String> parameters(String query) {
        var parameters = new HashMap<String, String>();
        for (var pair : (query == null ? "" : query).split("&")) {
            var equals = pair.indexOf('=');
            if (equals > 0) {
                try {
                    parameters.put(pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
                } catch (IllegalArgumentException e) {
                    // Not written by a browser.
                }
            }
        }
        return parameters;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
