package dev.drydock.bundle.redaction;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Credentials within a text, by what they look like and by the names before them. Every pattern is linear in the length of the text: runs are possessive, and begin only where no run goes on.
final class Credentials {
    private static final String BEGIN = "-----BEGIN ";
    private static final String END = "-----END ";

    /// A pattern, and a text without which it cannot match. Its first group is replaced, or all of it.
    private record Form(String clue, Pattern pattern) {}

    private static final List<Form> FORMS = List.of(
            form("AKIA", "(?<![A-Za-z0-9])AKIA[A-Z0-9]{12,}+"), form("ASIA", "(?<![A-Za-z0-9])ASIA[A-Z0-9]{12,}+"),
            form("ABIA", "(?<![A-Za-z0-9])ABIA[A-Z0-9]{12,}+"), form("ACCA", "(?<![A-Za-z0-9])ACCA[A-Z0-9]{12,}+"),
            form("eyJ", "(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_=-]{8,}+(?:\\.[A-Za-z0-9_=-]*+){1,4}+"),
            form("gh", "(?<![A-Za-z0-9])gh[pousr]_[A-Za-z0-9]{20,}+"), form("github_pat_", "github_pat_[A-Za-z0-9_]{20,}+"),
            form("glpat-", "glpat-[A-Za-z0-9_-]{16,}+"), form("xox", "(?<![A-Za-z0-9])xox[abeoprs]-[A-Za-z0-9-]{8,}+"), form("xapp-", "xapp-[A-Za-z0-9-]{8,}+"),
            form("_live_", "(?<![A-Za-z0-9])(?:sk|rk|pk)_live_[A-Za-z0-9]{8,}+"), form("_test_", "(?<![A-Za-z0-9])(?:sk|rk|pk)_test_[A-Za-z0-9]{8,}+"),
            form("whsec_", "whsec_[A-Za-z0-9]{8,}+"), form("AIza", "(?<![A-Za-z0-9])AIza[A-Za-z0-9_-]{30,}+"), form("SG.", "(?<![A-Za-z0-9])SG\\.[A-Za-z0-9_-]{10,}+\\.[A-Za-z0-9_-]{10,}+"),
            form("npm_", "(?<![A-Za-z0-9])npm_[A-Za-z0-9]{30,}+"), form("pypi-", "(?<![A-Za-z0-9])pypi-[A-Za-z0-9_-]{30,}+"), form("dop_v1_", "dop_v1_[a-f0-9]{40,}+"),
            form("hvs.", "(?<![A-Za-z0-9])hvs\\.[A-Za-z0-9_-]{20,}+"), form("shp", "(?<![A-Za-z0-9])shp(?:at|ss|ca|pa)_[a-fA-F0-9]{20,}+"), form("sk-", "(?<![A-Za-z0-9])sk-[A-Za-z0-9_-]{20,}+"),
            form("dckr_pat_", "dckr_pat_[A-Za-z0-9_-]{16,}+"), form("AGE-SECRET-KEY-", "AGE-SECRET-KEY-[A-Z0-9]{20,}+"), form("NRAK-", "NRAK-[A-Z0-9]{20,}+"),
            form("hooks.slack.com/", "(?i)hooks\\.slack\\.com/(?:services|workflows|triggers)/([A-Za-z0-9/_-]++)"),
            form("/api/webhooks/", "/api/webhooks/([A-Za-z0-9/_-]++)"),
            form("mysql", "(?<![A-Za-z0-9])mysql[a-z]{0,8}+\\s(?:[^\\n]{0,200}?\\s)?-p([^\\s\"']{1,200}+)"),
            form("redis-cli", "redis-cli\\s(?:[^\\n]{0,200}?\\s)?-a\\s{1,4}+([^\\s\"']{1,200}+)"),
            form("-u", "(?<![A-Za-z0-9-])-u[ =]{0,4}+[\"']?([^\\s\"':]{1,100}+:[^\\s\"']{1,200}+)"),
            form("--user", "(?<![A-Za-z0-9-])--user[ =]{1,4}+[\"']?([^\\s\"':]{1,100}+:[^\\s\"']{1,200}+)"),
            // Oracle's thin driver: jdbc:oracle:thin:user/password@//host.
            form(":thin:", ":thin:([^\\s/@\"']{1,128}/[^\\s\"'@]{1,256})@"),
            // Credentials in a URL: scheme://user:password@host. A password may hold a slash or an @.
            form("://", "://([^\\s/@\"':]{0,128}+:[^\\s\"']{1,256})@"),
            form("://", "://([^\\s/@\"':]{16,128}+)@"));

    private static final Pattern SCHEME = Pattern.compile("(?i)(?<![a-z0-9])(?:bearer|basic|splunk|apikey|digest)(?:\\s|%20){1,4}+([A-Za-z0-9._~+/=-]{6,}+)");
    /// A name and what stands between it and its value; `arn:…:secret:name` is none.
    private static final Pattern NAME = Pattern.compile("(?<![A-Za-z0-9_.-])(?!(?<=:)secret:)([A-Za-z0-9_.-]{2,128}+)([\"'\\\\]{0,4}+[ \\t]{0,8}+(?:=>|:=|[=:])[ \\t]{0,8}+[\"'\\\\]{0,4}+)");
    private static final Pattern FLAG = Pattern.compile("(?<![A-Za-z0-9_.-])--?([A-Za-z][A-Za-z0-9_.-]{1,100}+)(\\s{1,4}+[\"']?)(?!-)");
    private static final Pattern VALUE = Pattern.compile("[^\\s\"'&;,<>\\\\{}]++");
    /// What only a secret access key is like: 40 of base64's letters by themselves.
    private static final Pattern SECRET_KEY = Pattern.compile("(?<![A-Za-z0-9/+=_-])[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+=_-])");
    private static final Pattern BASE64 = Pattern.compile("(?<![A-Za-z0-9/+_-])[A-Za-z0-9/+_-]{16,}+={0,2}+");

    private Credentials() {}

    private static Form form(String clue, String pattern) {
        return new Form(clue, Pattern.compile(pattern));
    }

    /// @param isTelling whether a text holds something that is replaced; asked for what is found encoded
    static String drop(Replacement text, Predicate<String> isTelling) {
        keys(text);
        for (var form : FORMS) {
            if (text.now().contains(form.clue())) {
                text.drop(form.pattern(), Kind.CREDENTIAL, match -> true);
            }
        }
        text.drop(SCHEME, Kind.CREDENTIAL, match -> isMixed(match.group(1)));
        text.dropAfter(NAME, name -> SecretWords.names(name.group(1)), VALUE, Kind.CREDENTIAL, (name, value) -> isValue(name.group(1), name.group(2), value));
        text.dropAfter(FLAG, name -> SecretWords.names(name.group(1)), VALUE, Kind.CREDENTIAL, (name, value) -> true);
        if (text.now().length() >= 16) {
            text.drop(SECRET_KEY, Kind.CREDENTIAL, match -> isSecretKey(match.group()));
            text.drop(BASE64, Kind.CREDENTIAL, match -> isTellingWhenDecoded(match.group(), isTelling));
        }
        return text.now();
    }

    /// In a sentence a colon stands behind many a word: there only what is no plain word is a value.
    private static boolean isValue(String name, String between, String value) {
        return between.contains("=") || between.indexOf('"') >= 0 || between.indexOf('\'') >= 0 || SecretWords.namesPassword(name) || isMixed(value) && !value.startsWith("arn:");
    }

    private static boolean isMixed(String value) {
        return value.length() >= 6 && value.chars().skip(1).anyMatch(c -> c >= '0' && c <= '9' || c == '=' || c >= 'A' && c <= 'Z') && !value.chars().allMatch(c -> c >= 'A' && c <= 'Z');
    }

    private static void keys(Replacement text) {
        var now = text.now();
        if (!now.contains(BEGIN)) {
            return;
        }
        var clean = new StringBuilder();
        var from = 0;
        for (var at = now.indexOf(BEGIN); at >= 0; at = now.indexOf(BEGIN, from)) {
            var line = now.indexOf("-----", at + BEGIN.length());
            if (line < 0 || line - at > 80 || !now.substring(at, line).endsWith("KEY") && !now.substring(at, line).endsWith("KEY BLOCK")) {
                clean.append(now, from, at + BEGIN.length());
                from = at + BEGIN.length();
                continue;
            }
            var end = now.indexOf(END, line);
            var after = end < 0 ? -1 : now.indexOf("-----", end + END.length());
            clean.append(now, from, at).append(text.dropped(Kind.CREDENTIAL));
            from = after < 0 ? now.length() : after + 5;
        }
        text.become(clean.append(now, from, now.length()).toString());
    }

    private static boolean isSecretKey(String run) {
        return run.chars().anyMatch(c -> c >= 'a' && c <= 'z') && run.chars().anyMatch(c -> c >= 'A' && c <= 'Z') && run.chars().anyMatch(c -> c >= '0' && c <= '9');
    }

    private static boolean isTellingWhenDecoded(String run, Predicate<String> isTelling) {
        if (run.length() > 1 << 16) {
            return false;
        }
        try {
            var bytes = Base64.getDecoder().decode(run.replace('-', '+').replace('_', '/'));
            for (var b : bytes) {
                if (b < 32 && b != '\n' && b != '\r' && b != '\t') {
                    return false;
                }
            }
            return isTelling.test(new String(bytes, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
