package dev.drydock.inventory.iam;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One statement of a policy. Where a member may be one text or a list of texts, it is a list here; an absent one is null.
///
/// @param pointer where it stands in its document: `/Statement/0`, or `/Statement` where the document has no list
/// @param raw the statement as it was written
/// @param effect `Allow` or `Deny`
/// @param principal who it is about: kinds (`AWS`, `Service`, …) with their values; `*` alone is the kind `*`
/// @param condition operator, then key, then values
/// @param fault why it cannot be read, as a clause; null where it can
public record Statement(
        String pointer,
        Object raw,
        @Nullable String sid,
        @Nullable String effect,
        @Nullable List<String> action,
        @Nullable List<String> notAction,
        @Nullable List<String> resource,
        @Nullable List<String> notResource,
        @Nullable Map<String, List<String>> principal,
        @Nullable Map<String, List<String>> notPrincipal,
        Map<String, Map<String, List<String>>> condition,
        @Nullable String fault) {
    private static final Set<String> MEMBERS = Set.of(
            "Sid", "Effect", "Action", "NotAction", "Resource", "NotResource", "Principal", "NotPrincipal", "Condition");

    static Statement of(String pointer, @Nullable Object raw) {
        if (!(raw instanceof Map<?, ?> members)) {
            return unreadable(pointer, raw == null ? Map.of() : raw, "it is no object");
        }
        try {
            for (var name : members.keySet()) {
                if (!MEMBERS.contains(name) && MEMBERS.stream().anyMatch(known -> known.equalsIgnoreCase(String.valueOf(name)))) {
                    throw new IllegalArgumentException("it spells a member as no policy does");
                }
            }
            var statement = new Statement(pointer, raw, text(members, "Sid"), text(members, "Effect"),
                    texts(members, "Action"), texts(members, "NotAction"), texts(members, "Resource"), texts(members, "NotResource"),
                    principals(members, "Principal"), principals(members, "NotPrincipal"), conditions(members.get("Condition")), null);
            return statement.contradiction() == null ? statement : unreadable(pointer, raw, String.valueOf(statement.contradiction()));
        } catch (IllegalArgumentException e) {
            return unreadable(pointer, raw, String.valueOf(e.getMessage()));
        }
    }

    /// How it is named to people: by its `Sid`, else by its place.
    public String name() {
        if (sid != null && !sid.isEmpty()) {
            return "statement " + sid;
        }
        var place = pointer.substring(pointer.lastIndexOf('/') + 1);
        return place.equals("Statement") ? "its statement" : "statement " + (Integer.parseInt(place) + 1);
    }

    private @Nullable String contradiction() {
        if (!"Allow".equals(effect) && !"Deny".equals(effect)) {
            return "its Effect is neither Allow nor Deny";
        }
        if ((action == null) == (notAction == null)) {
            return action == null ? "it has no Action" : "it has both Action and NotAction";
        }
        return resource != null && notResource != null ? "it has both Resource and NotResource"
                : principal != null && notPrincipal != null ? "it has both Principal and NotPrincipal" : null;
    }

    private static Statement unreadable(String pointer, Object raw, String fault) {
        return new Statement(pointer, raw, null, null, null, null, null, null, null, null, Map.of(), fault);
    }

    private static @Nullable String text(Map<?, ?> members, String name) {
        var value = members.get(name);
        if (value != null && !(value instanceof String)) {
            throw new IllegalArgumentException("its " + name + " is no text");
        }
        return (String) value;
    }

    private static @Nullable List<String> texts(Map<?, ?> members, String name) {
        return members.containsKey(name) ? texts(name, members.get(name)) : null;
    }

    private static List<String> texts(String name, @Nullable Object value) {
        if (value instanceof String text) {
            return List.of(text);
        }
        if (value instanceof List<?> list && !list.isEmpty() && list.stream().allMatch(String.class::isInstance)) {
            return list.stream().map(String.class::cast).toList();
        }
        throw new IllegalArgumentException("its " + name + " is neither a text nor a list of texts");
    }

    private static @Nullable Map<String, List<String>> principals(Map<?, ?> members, String name) {
        if (!members.containsKey(name)) {
            return null;
        }
        var value = members.get(name);
        if ("*".equals(value)) {
            return Map.of("*", List.of("*"));
        }
        if (!(value instanceof Map<?, ?> kinds)) {
            throw new IllegalArgumentException("its " + name + " is neither * nor an object");
        }
        var principals = new LinkedHashMap<String, List<String>>();
        kinds.forEach((kind, values) -> principals.put(String.valueOf(kind), texts(name, values)));
        return principals;
    }

    private static Map<String, Map<String, List<String>>> conditions(@Nullable Object value) {
        if (value == null) {
            return Map.of();
        }
        if (!(value instanceof Map<?, ?> operators)) {
            throw new IllegalArgumentException("its Condition is no object");
        }
        var conditions = new LinkedHashMap<String, Map<String, List<String>>>();
        operators.forEach((operator, keys) -> {
            if (!(keys instanceof Map<?, ?> map)) {
                throw new IllegalArgumentException("its Condition has an operator without keys");
            }
            var byKey = new LinkedHashMap<String, List<String>>();
            map.forEach((key, values) -> byKey.put(String.valueOf(key), scalars(values)));
            conditions.put(String.valueOf(operator), byKey);
        });
        return conditions;
    }

    /// A condition's values may be truth values and numbers too.
    private static List<String> scalars(@Nullable Object value) {
        var values = new ArrayList<String>();
        for (var item : value instanceof List<?> list ? list : Collections.singletonList(value)) {
            if (!(item instanceof String || item instanceof Number || item instanceof Boolean)) {
                throw new IllegalArgumentException("its Condition has a value that is neither text nor number nor true or false");
            }
            values.add(String.valueOf(item));
        }
        return values;
    }
}
