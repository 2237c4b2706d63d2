package dev.drydock.bundle.redaction;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What is replaced within any text, wherever it stands: credentials by what they look like, then secrets' names, people, hosts, addresses and accounts. Each rule asks first for what it cannot
/// do without, and takes time in proportion to the text.
final class FreeText {
    /// Most texts of a bundle occur many times; the shorter ones are remembered.
    private static final int REMEMBERED = 50_000;
    private static final int SHORT = 400;

    private static final Pattern EMAIL = Pattern.compile("(?<![\\p{L}\\p{N}._%+-])[\\p{L}\\p{M}\\p{N}._%+-]{1,128}+@[\\p{L}\\p{M}\\p{N}-]{1,63}+(?:\\.[\\p{L}\\p{M}\\p{N}-]{1,63}+)++");
    /// Twelve digits by themselves.
    private static final Pattern ACCOUNT = Pattern.compile("(?<![A-Za-z0-9])[0-9]{12}(?![A-Za-z0-9])");
    /// As the console prints it.
    private static final Pattern SPACED_ACCOUNT = Pattern.compile("(?<![A-Za-z0-9-])([0-9]{4})-([0-9]{4})-([0-9]{4})(?![A-Za-z0-9-])");
    private static final Pattern UUID_HEAD = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-");
    private static final Pattern SECRET = Pattern.compile("(?<=:secret:)[^\\s\"':,\\\\]++");
    private static final Pattern PARAMETER = Pattern.compile("(?<=:parameter)/[^\\s\"':,\\\\]++");
    private static final Pattern NAME = Pattern.compile("(?<![A-Za-z0-9/_.+=@-])[A-Za-z0-9/_.+=@-]{3,512}+");
    private static final Pattern ENCODED = Pattern.compile("(?i)%(?:2[0-9a-f]|3[a-f]|40|5[bcd]|7[bcd])");

    private record Known(String clean, Tally tally) {}

    private final StandIns standIns;
    private final SecretName secretName;
    private final Hosts hosts;
    private final Addresses addresses;
    private final CustomPatterns custom;
    private final Set<String> secretNames = new HashSet<>();
    private final Map<String, Known> known = new HashMap<>();

    FreeText(StandIns standIns, CustomPatterns custom, int move) {
        this.standIns = standIns;
        this.custom = custom;
        secretName = new SecretName(standIns);
        hosts = new Hosts(standIns);
        addresses = new Addresses(standIns, move);
    }

    /// Takes the name of a secret or parameter for one wherever it stands.
    void learn(String name) {
        if (name.length() >= 5 && !name.startsWith("arn:") && !name.startsWith("/aws/") && NAME.matcher(name).matches()) {
            secretNames.add(name);
            known.clear();
        }
    }

    /// The name of a secret or parameter, or its ARN.
    String secretName(String name, Tally tally) {
        if (name.startsWith("arn:")) {
            return redact(name, tally);
        }
        tally.count(Kind.SECRET_NAME);
        return secretName.of(name);
    }

    String redact(String text, Tally tally) {
        if (text.length() < 4) {
            return text;
        }
        if (text.length() > SHORT) {
            var clean = clean(text);
            tally.add(clean.tally());
            return clean.clean();
        }
        var before = known.get(text);
        if (before == null) {
            before = clean(text);
            if (known.size() >= REMEMBERED) {
                known.clear();
            }
            known.put(text, before);
        }
        tally.add(before.tally());
        return before.clean();
    }

    private Known clean(String text) {
        var decoded = text.indexOf('%') >= 0 && ENCODED.matcher(text).find() ? decoded(text) : null;
        if (decoded == null) {
            return plain(text);
        }
        var clean = plain(decoded);
        return clean.clean().equals(decoded) ? new Known(text, clean.tally()) : new Known(encoded(clean.clean()), clean.tally());
    }

    private Known plain(String original) {
        var text = new Replacement(original);
        custom.redact(text);
        secrets(text);
        Credentials.drop(text, inner -> {
            var clean = new Replacement(inner);
            secrets(clean);
            Credentials.drop(clean, no -> false);
            everything(clean);
            return !clean.now().equals(inner);
        });
        everything(text);
        return new Known(text.now(), text.tally());
    }

    private void secrets(Replacement text) {
        if (text.now().contains(":secret:")) {
            text.replace(SECRET, Kind.SECRET_NAME, match -> secretName.of(match.group()));
        }
        if (text.now().contains(":parameter/")) {
            text.replace(PARAMETER, Kind.SECRET_NAME, match -> secretName.of(match.group()));
        }
        if (!secretNames.isEmpty()) {
            text.replace(NAME, Kind.SECRET_NAME, this::secret);
        }
    }

    private void everything(Replacement text) {
        var now = text.now();
        if (now.indexOf('@') >= 0) {
            text.replace(EMAIL, Kind.EMAIL, match -> match.group().endsWith(".redacted.example") ? match.group() : standIns.email(match.group()));
        }
        hosts.redact(text);
        addresses.redact(text);
        if (now.length() >= 12) {
            text.replace(ACCOUNT, Kind.ACCOUNT, match -> isEndOfUuid(text.now(), match.start()) ? match.group() : standIns.account(match.group()));
            text.replace(SPACED_ACCOUNT, Kind.ACCOUNT, match -> standIns.spacedAccount(match.group(), standIns.account(match.group(1) + match.group(2) + match.group(3))));
        }
    }

    private String secret(MatchResult match) {
        var run = match.group();
        var to = run.length();
        while (to > 0 && run.charAt(to - 1) == '.') {
            to--;
        }
        return secretNames.contains(run.substring(0, to)) ? secretName.of(run.substring(0, to)) + run.substring(to) : run;
    }

    private static boolean isEndOfUuid(String text, int at) {
        return at >= 24 && UUID_HEAD.matcher(text).region(at - 24, at).matches();
    }

    /// A text without its percent signs; null when it is not so encoded.
    private static @Nullable String decoded(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var plain = ByteBuffer.allocate(bytes.length);
        for (var i = 0; i < bytes.length; i++) {
            var high = bytes[i] == '%' && i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
            var low = high >= 0 ? Character.digit(bytes[i + 2], 16) : -1;
            plain.put(low < 0 ? bytes[i] : (byte) (high << 4 | low));
            i += low < 0 ? 0 : 2;
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(plain.flip()).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static String encoded(String text) {
        var encoded = new StringBuilder();
        for (var b : text.getBytes(StandardCharsets.UTF_8)) {
            if (b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9' || b == '-' || b == '.' || b == '_' || b == '~' || b == '*' || b == '/') {
                encoded.append((char) b);
            } else {
                encoded.append('%').append(Character.toUpperCase(Character.forDigit(b >> 4 & 15, 16))).append(Character.toUpperCase(Character.forDigit(b & 15, 16)));
            }
        }
        return encoded.toString();
    }
}
