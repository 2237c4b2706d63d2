package dev.drydock.check.symptom;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// How AWS words something: of each group of texts at least one must stand in the message.
///
/// Fargate cuts long messages short, so a text that the message ends within counts too, where so much of it is left that nothing else begins alike.
///
/// @param groups texts in lower case with straight apostrophes
/// @param without texts of which none may stand there
record Wording(List<List<String>> groups, List<String> without) {
    /// So much of a wanted text must stand at the end of one that was cut short.
    private static final int TELLING = 15;

    /// Names that people gave. They may be anything, so nothing is read out of them: what stands in brackets after a kind of thing, ARNs, addresses, images.
    private static final Pattern NAMED = Pattern.compile(
            "\\((service|deployment|task|taskset|task-set|target-group|instance|container-instance|port)[ ,][^()]*\\)|^(service) \\([^()]*\\)");
    private static final Pattern REFERENCE = Pattern.compile("\\b(arn:aws|https?://)\\S+|\\bref \\S+|\\brole '[^']*'");

    static Wording any(String... texts) {
        return any(List.of(texts));
    }

    static Wording any(List<String> texts) {
        return new Wording(List.of(texts), List.of());
    }

    Wording and(String... texts) {
        return and(List.of(texts));
    }

    Wording and(List<String> texts) {
        var more = new ArrayList<>(groups);
        more.add(texts);
        return new Wording(List.copyOf(more), without);
    }

    Wording andNot(String... texts) {
        return andNot(List.of(texts));
    }

    Wording andNot(List<String> texts) {
        return new Wording(groups, texts);
    }

    Stream<String> texts() {
        return groups.stream().flatMap(List::stream);
    }

    /// @param plain a message as [#plain] makes it
    /// @param others the texts that something else is told by
    boolean isIn(String plain, List<String> others) {
        return without.stream().noneMatch(plain::contains)
                && groups.stream().allMatch(group -> group.stream().anyMatch(text -> plain.contains(text) || endsWithin(plain, text, others)));
    }

    /// A message with its names left out, in lower case, with straight apostrophes, single spaces and without the marks of a cut at its end.
    static String plain(String message) {
        var lower = message.replace('’', '\'').replaceAll("\\s+", " ").strip().toLowerCase(Locale.ROOT);
        var plain = REFERENCE.matcher(NAMED.matcher(lower).replaceAll("($1$2)")).replaceAll(Wording::kind);
        var end = plain.length();
        while (end > 0 && (plain.charAt(end - 1) == '.' || plain.charAt(end - 1) == '…')) {
            end--;
        }
        return plain.substring(0, end).stripTrailing();
    }

    private static String kind(MatchResult reference) {
        return reference.group().startsWith("ref ") ? "ref" : reference.group().startsWith("role ") ? "role" : "name";
    }

    private static boolean endsWithin(String message, String wanted, List<String> others) {
        for (var length = wanted.length() - 1; length >= TELLING; length--) {
            if (message.regionMatches(message.length() - length, wanted, 0, length)) {
                var begin = wanted.substring(0, length);
                return others.stream().noneMatch(other -> other.startsWith(begin));
            }
        }
        return false;
    }
}
