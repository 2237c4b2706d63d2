package dev.drydock.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The things of two sides, those that are the same one joined.
///
/// @param both in the order of the side after
record Pairs<T>(List<Pair<T>> both, List<T> onlyBefore, List<T> onlyAfter) {

    record Pair<T>(T before, T after) {}

    /// Joins by the first key, what is left by the next, and so on. A key joins only where each side has it exactly once: what stands twice cannot be told apart.
    ///
    /// @param keys from the surest on; one that gives null joins nothing
    static <T> Pairs<T> of(List<T> before, List<T> after, List<Function<T, @Nullable Object>> keys) {
        var partners = new HashMap<Integer, Integer>();
        var taken = new HashSet<Integer>();
        for (var key : keys) {
            var old = places(before, key);
            places(after, key).forEach((name, places) -> {
                var others = old.getOrDefault(name, List.of());
                if (places.size() == 1 && others.size() == 1 && !partners.containsKey(places.getFirst()) && !taken.contains(others.getFirst())) {
                    partners.put(places.getFirst(), others.getFirst());
                    taken.add(others.getFirst());
                }
            });
        }
        var both = new ArrayList<Pair<T>>();
        for (var i = 0; i < after.size(); i++) {
            var partner = partners.get(i);
            if (partner != null) {
                both.add(new Pair<>(before.get(partner), after.get(i)));
            }
        }
        return new Pairs<>(List.copyOf(both), without(before, taken), without(after, partners.keySet()));
    }

    private static <T> Map<Object, List<Integer>> places(List<T> things, Function<T, @Nullable Object> key) {
        var places = new HashMap<Object, List<Integer>>();
        for (var i = 0; i < things.size(); i++) {
            var name = key.apply(things.get(i));
            if (name != null) {
                places.computeIfAbsent(name, k -> new ArrayList<>()).add(i);
            }
        }
        return places;
    }

    private static <T> List<T> without(List<T> things, Set<Integer> places) {
        var rest = new ArrayList<T>();
        for (var i = 0; i < things.size(); i++) {
            if (!places.contains(i)) {
                rest.add(things.get(i));
            }
        }
        return List.copyOf(rest);
    }
}
