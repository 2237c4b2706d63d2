package dev.drydock.ui.redaction;

import dev.drydock.bundle.redaction.Replaced;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A replaced value cut down to what can be read in a line.
///
/// @param masked the original with what was replaced in it hidden, of a fixed length that tells nothing
/// @param original the original as it is
/// @param after what stands in the copy
record Excerpt(String masked, String original, String after) {
    static final String MASK = "••••••";
    private static final int LONGEST = 240;
    private static final int AROUND = 48;
    /// Longer ones are not taken apart word by word.
    private static final int TAKEN_APART = 4000;
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9._@+-]++|[^A-Za-z0-9._@+-]");

    static Excerpt of(Replaced value) {
        var before = value.before();
        var after = value.after();
        var from = start(before, after);
        if (before.length() <= TAKEN_APART && after.length() <= TAKEN_APART) {
            var was = words(before);
            var is = words(after);
            if (was.size() == is.size()) {
                return new Excerpt(cut(masked(was, is), from), cut(before, from), cut(after, from));
            }
        }
        var end = end(before, after, from);
        return new Excerpt(cut(before.substring(0, from) + MASK + before.substring(end), from), cut(before, from), cut(after, from));
    }

    private static String masked(List<String> was, List<String> is) {
        var masked = new StringBuilder();
        for (var i = 0; i < was.size(); i++) {
            masked.append(was.get(i).equals(is.get(i)) ? was.get(i) : MASK);
        }
        return masked.toString();
    }

    private static List<String> words(String text) {
        var words = new ArrayList<String>();
        var matcher = WORD.matcher(text);
        while (matcher.find()) {
            words.add(matcher.group());
        }
        return words;
    }

    /// Where the first word begins that is not the same: a letter that a secret and its stand-in happen to share tells of the secret.
    private static int start(String before, String after) {
        var at = 0;
        while (at < Math.min(before.length(), after.length()) && before.charAt(at) == after.charAt(at)) {
            at++;
        }
        while (at > 0 && !isBetween(before.charAt(at - 1))) {
            at--;
        }
        return at;
    }

    private static int end(String before, String after, int from) {
        var end = before.length();
        var other = after.length();
        while (end > from && other > from && before.charAt(end - 1) == after.charAt(other - 1)) {
            end--;
            other--;
        }
        while (end < before.length() && !isBetween(before.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isBetween(char character) {
        return " \t\n/:,;=\"'(){}[]".indexOf(character) >= 0;
    }

    private static String cut(String text, int around) {
        var from = Math.clamp(around - AROUND, 0, Math.max(0, text.length()));
        if (text.length() - from <= LONGEST) {
            from = Math.max(0, Math.min(from, text.length() - LONGEST));
        }
        var to = Math.min(text.length(), from + LONGEST);
        return (from > 0 ? "…" : "") + text.substring(from, to) + (to < text.length() ? "…" : "");
    }
}
