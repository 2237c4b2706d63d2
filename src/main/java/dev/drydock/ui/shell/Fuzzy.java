package dev.drydock.ui.shell;

import dev.drydock.ui.kit.Findable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.PriorityQueue;
import java.util.function.ToIntFunction;

/// Finds by what was typed of a name: every word of it has to be there, at best at the start of a word of the title, else within it, else in the detail, else with
/// letters left out.
final class Fuzzy {
    private static final int NOT_AT_ALL = -1;

    private final String[] words;

    Fuzzy(String query) {
        words = query.toLowerCase(Locale.ROOT).strip().split("\\s+");
    }

    private record Hit(Findable findable, int score, int order) {}

    /// The best of them, best first; those that match alike keep their order.
    ///
    /// @param bonus added to the score, for what was used lately
    List<Findable> best(List<Findable> all, int limit, ToIntFunction<Findable> bonus) {
        var worstFirst = Comparator.comparingInt(Hit::score).thenComparing(Comparator.comparingInt(Hit::order).reversed());
        var hits = new PriorityQueue<>(worstFirst);
        var order = 0;
        for (var findable : all) {
            var score = score(findable.folded());
            if (score != NOT_AT_ALL) {
                hits.add(new Hit(findable, score + bonus.applyAsInt(findable), order));
                if (hits.size() > limit) {
                    hits.remove();
                }
            }
            order++;
        }
        var best = new ArrayList<Hit>(hits);
        best.sort(worstFirst.reversed());
        return best.stream().map(Hit::findable).toList();
    }

    /// How well a folded text matches; -1 for not at all.
    int score(String folded) {
        var title = folded.indexOf('\n');
        var sum = 0;
        for (var word : words) {
            var score = score(word, folded, title < 0 ? folded.length() : title);
            if (score == NOT_AT_ALL) {
                return NOT_AT_ALL;
            }
            sum += score;
        }
        return sum;
    }

    private static int score(String word, String text, int title) {
        if (word.isEmpty()) {
            return 0;
        }
        var best = NOT_AT_ALL;
        for (var at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
            var inTitle = at < title;
            var score = (inTitle ? 500 : 200) + (startsWord(text, at) ? 300 : 0) + (at == 0 ? 100 : 0) + (word.length() == title && at == 0 ? 200 : 0)
                    - Math.min(at, 90) - (inTitle ? Math.min(title, 90) / 10 : 0);
            best = Math.max(best, score);
        }
        return best != NOT_AT_ALL ? best : scattered(word, text, title);
    }

    /// The letters in their order with others between them, the first of them at the start of a word of the title.
    private static int scattered(String word, String text, int title) {
        for (var start = text.indexOf(word.charAt(0)); start >= 0 && start < title; start = text.indexOf(word.charAt(0), start + 1)) {
            if (!startsWord(text, start)) {
                continue;
            }
            var at = start;
            var i = 1;
            while (i < word.length()) {
                at = text.indexOf(word.charAt(i), at + 1);
                if (at < 0 || at >= title) {
                    break;
                }
                i++;
            }
            if (i == word.length()) {
                return Math.max(1, 190 - (at - start - word.length() + 1) * 4);
            }
        }
        return NOT_AT_ALL;
    }

    private static boolean startsWord(String text, int at) {
        return at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
    }
}
