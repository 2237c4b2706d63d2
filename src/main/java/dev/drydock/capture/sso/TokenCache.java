package dev.drydock.capture.sso;

import dev.drydock.capture.profile.SsoSession;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The files in which `aws sso login` keeps tokens: `~/.aws/sso/cache`, a file for each session, named by the SHA-1 of the session's name or, without one, of the portal's address.
public final class TokenCache {
    private final Path folder;

    public TokenCache(Path folder) {
        this.folder = folder;
    }

    public Optional<Token> token(SsoSession session) {
        return tokenFile(session).read().flatMap(TokenCache::token);
    }

    void keep(SsoSession session, Token token) {
        var json = CacheFile.JSON.createObjectNode().put("startUrl", token.startUrl()).put("region", token.region())
                .put("accessToken", token.accessToken()).put("expiresAt", time(token.expiresAt()));
        var registration = token.registration();
        if (registration != null) {
            json.put("clientId", registration.clientId()).put("clientSecret", registration.clientSecret()).put("registrationExpiresAt", time(registration.expiresAt()));
        }
        if (token.refreshToken() != null) {
            json.put("refreshToken", token.refreshToken());
        }
        tokenFile(session).write(json);
    }

    /// @param forBrowser a client for one way of signing in is no use for the other
    Optional<Registration> registration(SsoSession session, boolean forBrowser) {
        return registrationFile(session).read().flatMap(json -> registration(json, "expiresAt")).filter(registration -> registration.forBrowser() == forBrowser);
    }

    void keep(SsoSession session, Registration registration) {
        var json = CacheFile.JSON.createObjectNode().put("clientId", registration.clientId()).put("clientSecret", registration.clientSecret()).put("expiresAt", time(registration.expiresAt()));
        if (!registration.scopes().isEmpty()) {
            registration.scopes().forEach(json.putArray("scopes")::add);
        }
        if (registration.forBrowser()) {
            OidcGrants.BROWSER.forEach(json.putArray("grantTypes")::add);
        }
        registrationFile(session).write(json);
    }

    void forgetRegistration(SsoSession session) {
        registrationFile(session).delete();
    }

    private CacheFile tokenFile(SsoSession session) {
        return file(session.title());
    }

    /// Named by what Python prints of a dictionary with sorted keys.
    private CacheFile registrationFile(SsoSession session) {
        var scopes = session.scopes().isEmpty() ? "null" : "[" + String.join(", ", session.scopes().stream().map(TokenCache::quoted).toList()) + "]";
        return file("{\"region\": " + quoted(session.region()) + ", \"scopes\": " + scopes + ", \"session_name\": " + (session.name() == null ? "null" : quoted(session.name()))
                + ", \"startUrl\": " + quoted(session.startUrl()) + ", \"tool\": \"botocore\"}");
    }

    private CacheFile file(String text) {
        try {
            return new CacheFile(folder.resolve(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8))) + ".json"));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-1", e);
        }
    }

    /// As Python's `json.dumps` writes a string: in ASCII alone.
    private static String quoted(String text) {
        var quoted = new StringBuilder("\"");
        for (var c : text.toCharArray()) {
            switch (c) {
                case '"', '\\' -> quoted.append('\\').append(c);
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                case '\b' -> quoted.append("\\b");
                case '\f' -> quoted.append("\\f");
                default -> {
                    if (c >= ' ' && c <= '~') {
                        quoted.append(c);
                    } else {
                        quoted.append("\\u").append(HexFormat.of().toHexDigits(c));
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }

    private static Optional<Token> token(JsonNode json) {
        var access = text(json, "accessToken");
        var until = instant(text(json, "expiresAt"));
        return access == null || until == null ? Optional.empty()
                : Optional.of(new Token(json.path("startUrl").asString(""), json.path("region").asString(""), access, until,
                        registration(json, "registrationExpiresAt").orElse(null), text(json, "refreshToken")));
    }

    private static Optional<Registration> registration(JsonNode json, String expiry) {
        var id = text(json, "clientId");
        var secret = text(json, "clientSecret");
        var until = instant(text(json, expiry));
        return id == null || secret == null || until == null ? Optional.empty()
                : Optional.of(new Registration(id, secret, until, strings(json.path("scopes")), strings(json.path("grantTypes")).contains(OidcGrants.AUTHORIZATION_CODE)));
    }

    private static List<String> strings(JsonNode array) {
        var strings = new ArrayList<String>();
        array.values().forEach(each -> strings.add(each.asString("")));
        return List.copyOf(strings);
    }

    private static @Nullable String text(JsonNode json, String member) {
        var value = json.path(member);
        return value.isString() && !value.stringValue().isEmpty() ? value.stringValue() : null;
    }

    /// `…Z` in the files of today; those of old tools say `…UTC`.
    private static @Nullable Instant instant(@Nullable String text) {
        try {
            return text == null ? null : OffsetDateTime.parse(text.endsWith("UTC") ? text.substring(0, text.length() - 3) + "Z" : text).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
