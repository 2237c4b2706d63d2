package dev.drydock.bundle.redaction;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Which names are those of secrets: of variables, arguments, options and members.
final class SecretWords {
    private static final List<String> ENDINGS = List.of("password", "passwd", "passphrase", "secret", "token", "apikey", "accesskey", "accesskeyid", "secretkey", "privatekey",
            "signingkey", "encryptionkey", "sharedkey", "accountkey", "licensekey", "credential", "credentials", "externalid", "authorization", "connectionstring", "sessionid",
            "secretstring", "secretbinary", "sharedaccesssignature", "signature");
    private static final Set<String> WORDS = Set.of("pass", "pwd", "pw", "auth", "cookie", "pin", "otp", "salt", "sig", "pat");
    private static final Set<String> OTHER = Set.of("nexttoken", "clienttoken", "marker", "continuationtoken", "clientrequesttoken");

    private SecretWords() {}

    /// Whether what has this name is taken to be secret: `DB_PASSWORD`, `--api-key`, `splunk-token`, `sts:ExternalId`.
    static boolean names(String name) {
        if (name.length() < 2 || name.length() > 128) {
            return false;
        }
        var lower = name.toLowerCase(Locale.ROOT);
        var last = lower;
        for (var i = lower.length() - 1; i >= 0; i--) {
            if (!Character.isLetterOrDigit(lower.charAt(i))) {
                last = lower.substring(i + 1);
                break;
            }
        }
        if (WORDS.contains(last)) {
            return true;
        }
        var plain = new StringBuilder();
        lower.chars().filter(Character::isLetterOrDigit).forEach(c -> plain.append((char) c));
        var joined = plain.toString();
        return OTHER.stream().noneMatch(joined::equals) && ENDINGS.stream().anyMatch(joined::endsWith);
    }

    /// Whether a name is so plainly a password's that any word behind a colon is one.
    static boolean namesPassword(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return lower.contains("passw") || lower.contains("passphrase") || lower.endsWith("pwd");
    }
}
