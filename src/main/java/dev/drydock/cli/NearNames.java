package dev.drydock.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// The names that someone may have meant.
final class NearNames {
    private static final int MOST = 5;

    private NearNames() {}

    /// A clause that lists the nearest names, nearest first.
    static String sentence(String asked, Collection<String> names) {
        var near = of(asked, names);
        if (near.isEmpty()) {
            near = names.stream().sorted().limit(MOST).toList();
            return "there " + (names.size() == 1 ? "is " : "are ") + String.join(", ", near)
                    + (names.size() > MOST ? " and " + (names.size() - MOST) + " more" : "");
        }
        return (near.size() == 1 ? "the nearest is " : "the nearest are ") + String.join(", ", near);
    }

    /// The names that a few slips of the finger lie between, or that hold what was asked, nearest first.
    static List<String> of(String asked, Collection<String> names) {
        var wanted = asked.toLowerCase(Locale.ROOT);
        record Near(String name, int distance) {}
        return names.stream()
                .map(name -> new Near(name, distance(wanted, name.toLowerCase(Locale.ROOT))))
                .filter(near -> near.distance() <= Math.max(2, wanted.length() / 3)
                        || !wanted.isEmpty() && near.name().toLowerCase(Locale.ROOT).contains(wanted))
                .sorted(Comparator.comparingInt(Near::distance).thenComparing(Near::name))
                .limit(MOST).map(Near::name).toList();
    }

    /// How many letters must be put in, left out or replaced (Levenshtein).
    private static int distance(String from, String to) {
        var row = new int[to.length() + 1];
        for (var j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (var i = 1; i <= from.length(); i++) {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.length(); j++) {
                var replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[to.length()];
    }
}
