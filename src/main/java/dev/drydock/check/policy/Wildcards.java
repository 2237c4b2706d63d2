package dev.drydock.check.policy;

import java.util.Arrays;
import java.util.Locale;

/// A text with wildcards as policies have them: `*` for any characters, `?` for one. What it is held against may have wildcards too: they stand for what is
/// not known of it, such as the six characters at the end of a secret's ARN.
final class Wildcards {
    private static final int MANY = -1;
    private static final int ONE = -2;
    /// Longer texts are in no ARN; comparing two of them would take long.
    private static final int LONGEST = 4_096;

    private Wildcards() {}

    /// @param variables whether `${…}` in the pattern is a variable, or stands for itself
    static Match match(String pattern, String subject, boolean variables) {
        if (pattern.length() > LONGEST || subject.length() > LONGEST) {
            return Match.MAYBE;
        }
        var undecided = variables && hasVariable(pattern);
        var wanted = parts(pattern, variables);
        var given = parts(subject, false);
        if (!meet(wanted, given)) {
            return Match.NO;
        }
        return !undecided && covers(wanted, given) ? Match.YES : Match.MAYBE;
    }

    static Match matchIgnoringCase(String pattern, String subject) {
        return match(pattern.toLowerCase(Locale.ROOT), subject.toLowerCase(Locale.ROOT), false);
    }

    static boolean isOpen(String text) {
        return text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
    }

    /// `${*}`, `${?}` and `${$}` are the characters themselves (IAM user guide, "IAM policy elements: Variables and tags").
    static boolean hasVariable(String text) {
        return text.replace("${*}", "").replace("${?}", "").replace("${$}", "").contains("${");
    }

    /// The characters, wildcards as negative numbers. A variable may stand for anything.
    private static int[] parts(String text, boolean variables) {
        var parts = new int[text.length()];
        var count = 0;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (variables && c == '$' && text.startsWith("${", i) && text.indexOf('}', i) > 0) {
                var end = text.indexOf('}', i);
                var name = text.substring(i + 2, end);
                parts[count++] = name.equals("*") || name.equals("?") || name.equals("$") ? name.charAt(0) : MANY;
                i = end;
            } else {
                parts[count++] = c == '*' ? MANY : c == '?' ? ONE : c;
            }
        }
        return Arrays.copyOf(parts, count);
    }

    /// Whether everything that the given text can be fits the pattern.
    private static boolean covers(int[] pattern, int[] given) {
        var p = 0;
        var g = 0;
        var star = -1;
        var mark = 0;
        while (g < given.length) {
            if (p < pattern.length && pattern[p] == MANY) {
                star = p++;
                mark = g;
            } else if (p < pattern.length && given[g] != MANY && (pattern[p] == ONE || pattern[p] == given[g])) {
                p++;
                g++;
            } else if (star >= 0) {
                p = star + 1;
                g = ++mark;
            } else {
                return false;
            }
        }
        while (p < pattern.length && pattern[p] == MANY) {
            p++;
        }
        return p == pattern.length;
    }

    /// Whether some text fits both.
    private static boolean meet(int[] one, int[] other) {
        var row = new boolean[other.length + 1];
        row[0] = true;
        for (var j = 1; j <= other.length; j++) {
            row[j] = row[j - 1] && other[j - 1] == MANY;
        }
        for (var a : one) {
            var next = new boolean[other.length + 1];
            next[0] = row[0] && a == MANY;
            for (var j = 1; j <= other.length; j++) {
                var b = other[j - 1];
                next[j] = a == MANY ? row[j] || next[j - 1]
                        : b == MANY ? next[j - 1] || row[j]
                        : row[j - 1] && (a == b || a == ONE || b == ONE);
            }
            row = next;
        }
        return row[other.length];
    }
}
