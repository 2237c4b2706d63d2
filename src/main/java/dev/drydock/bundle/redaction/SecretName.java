package dev.drydock.bundle.redaction;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// The name of a secret or parameter, word by word: a policy that names a folder of them, `shop/web/*`, or all that begin with a word still covers them.
/// A wildcard in the middle of a word covers no longer what it did; nothing that could stand in for half a word would keep that.
record SecretName(StandIns standIns) {
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9]++");

    /// What AWS publishes under its own name is no one's secret.
    private static boolean isPublic(String name) {
        return name.startsWith("/aws/") || name.startsWith("aws/");
    }

    String of(String name) {
        return isPublic(name) ? name : WORD.matcher(name).replaceAll(this::word);
    }

    private String word(MatchResult word) {
        return standIns.secretWord(word.group());
    }
}
