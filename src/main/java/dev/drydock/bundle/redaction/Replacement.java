package dev.drydock.bundle.redaction;

import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A text on its way through the rules, and what was replaced in it.
final class Replacement {
    /// By so much of a value it is told whether it is one.
    private static final int TELLING = 256;

    private final Tally tally = new Tally();
    private String text;

    Replacement(String text) {
        this.text = text;
    }

    String now() {
        return text;
    }

    Tally tally() {
        return tally;
    }

    void become(String text) {
        this.text = text;
    }

    /// Counts one, and gives what stands there instead.
    String dropped(Kind kind) {
        tally.count(kind);
        return Redactor.DROPPED;
    }

    /// Replaces what matches; what comes back unchanged is not counted.
    void replace(Pattern pattern, Kind kind, Function<MatchResult, String> by) {
        replace(pattern, kind, text, by);
    }

    /// @param seen the text as the pattern is to see it
    void replace(Pattern pattern, Kind kind, CharSequence seen, Function<MatchResult, String> by) {
        var matcher = pattern.matcher(seen);
        StringBuilder clean = null;
        var from = 0;
        while (matcher.find()) {
            var instead = by.apply(matcher);
            if (!instead.contentEquals(text.subSequence(matcher.start(), matcher.end()))) {
                clean = clean == null ? new StringBuilder() : clean;
                clean.append(text, from, matcher.start()).append(instead);
                from = matcher.end();
                tally.count(kind);
            }
        }
        end(clean, from);
    }

    /// Drops the first group of what matches, or all of it where it has none.
    void drop(Pattern pattern, Kind kind, Predicate<MatchResult> wanted) {
        replace(pattern, kind, match -> {
            var group = match.groupCount() > 0 && match.group(1) != null ? 1 : 0;
            if (!wanted.test(match) || match.group(group).isEmpty() || match.group(group).startsWith(Redactor.DROPPED)) {
                return match.group();
            }
            return match.group().substring(0, match.start(group) - match.start()) + Redactor.DROPPED + match.group().substring(match.end(group) - match.start());
        });
    }

    /// Drops values that stand right behind a name.
    ///
    /// @param isSecret of a name, whether what it names may be dropped; of most names it is not, and their values are not looked at
    /// @param wanted of a name and the beginning of its value, whether the value is dropped
    void dropAfter(Pattern name, Predicate<MatchResult> isSecret, Pattern value, Kind kind, BiPredicate<MatchResult, String> wanted) {
        var names = name.matcher(text);
        Matcher values = null;
        StringBuilder clean = null;
        var from = 0;
        while (names.find()) {
            if (names.start() < from || !isSecret.test(names)) {
                continue;
            }
            values = values == null ? value.matcher(text) : values;
            values.region(names.end(), Math.min(text.length(), names.end() + TELLING));
            if (values.lookingAt() && !values.group().startsWith(Redactor.DROPPED) && wanted.test(names, values.group())) {
                clean = clean == null ? new StringBuilder() : clean;
                clean.append(text, from, names.end()).append(dropped(kind));
                values.region(names.end(), text.length()).lookingAt();
                from = values.end();
            }
        }
        end(clean, from);
    }

    private void end(StringBuilder clean, int from) {
        if (clean != null) {
            text = clean.append(text, from, text.length()).toString();
        }
    }
}
