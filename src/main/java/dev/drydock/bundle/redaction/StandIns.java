package dev.drydock.bundle.redaction;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// One stand-in for each original, the same wherever it occurs, so that what was joined stays joined. The map back lives in memory alone.
final class StandIns {
    private final Map<Kind, Map<String, String>> byKind = new EnumMap<>(Kind.class);

    /// Twelve digits, as an account id must have, but such as AWS gives none.
    String account(String id) {
        return of(Kind.ACCOUNT, id, "%012d");
    }

    /// An account id as the console prints it, 1234-5678-9012.
    ///
    /// @param standIn the account's, in twelve digits
    String spacedAccount(String spaced, String standIn) {
        return address(Kind.ACCOUNT, spaced, standIn.substring(0, 4) + "-" + standIn.substring(4, 8) + "-" + standIn.substring(8));
    }

    String host(String name) {
        return of(Kind.HOST, name, "host-%d.redacted.example");
    }

    String email(String address) {
        return of(Kind.EMAIL, address, "person-%d@redacted.example");
    }

    String tag(String value) {
        return of(Kind.TAG, value, "redacted-tag-%d");
    }

    /// One word of the name of a secret or parameter. Six letters stay six: by them a secret's ARN is known to end in the six that AWS appends.
    String secretWord(String word) {
        return of(Kind.SECRET_NAME, word, word.length() == 6 && originals(Kind.SECRET_NAME).size() < 9999 ? "r%04dx" : Redactor.DROPPED + "%dx");
    }

    /// Remembers a stand-in that is worked out and not counted up, as an address has.
    String address(Kind kind, String original, String standIn) {
        originals(kind).putIfAbsent(original, standIn);
        return standIn;
    }

    private String of(Kind kind, String original, String form) {
        var originals = originals(kind);
        return originals.computeIfAbsent(original, key -> String.format(Locale.ROOT, form, originals.size() + 1));
    }

    private Map<String, String> originals(Kind kind) {
        return byKind.computeIfAbsent(kind, key -> new LinkedHashMap<>());
    }

    /// Every stand-in with what it stands for. For whoever made the redaction; it is written nowhere.
    Map<String, String> reverse() {
        var reverse = new HashMap<String, String>();
        byKind.values().forEach(originals -> originals.forEach((original, standIn) -> reverse.putIfAbsent(standIn, original)));
        return reverse;
    }
}
