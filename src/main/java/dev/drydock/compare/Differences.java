package dev.drydock.compare;

import dev.drydock.inventory.call.CommandLine;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What is not the same in two trees of one resource, member by member, what is not given standing for its default.
final class Differences {
    private static final Pattern MEMBER = Pattern.compile("[A-Za-z][A-Za-z0-9]*");
    private static final Pattern SECRET = Pattern.compile("token|secret|password|passwd|api-?key|credential", Pattern.CASE_INSENSITIVE);

    /// What tells the elements of a list apart, the first that all of them have.
    private static final List<String> KEYS = List.of("name", "Name", "containerName", "capacityProvider", "targetGroupArn", "registryArn", "GroupId", "Sid", "containerPort");

    /// Members whose own members are names that somebody gave.
    private static final Set<String> NAMED = Set.of("options", "Routes", "RolePolicies", "AttachedPolicies", "IpPermissions", "IpPermissionsEgress");

    /// Lists whose order means something.
    private static final Set<String> ORDERED = Set.of("command", "entryPoint");

    private final String kind;
    private final String resource;
    private final String name;
    private final List<SettingChange> changes = new ArrayList<>();

    private Differences(Resource resource) {
        kind = resource.kind();
        this.resource = resource.id();
        name = resource.name();
    }

    static List<SettingChange> of(Resource before, Resource after) {
        var differences = new Differences(after);
        differences.maps("", before.members(), after.members());
        return List.copyOf(differences.changes);
    }

    private void any(String member, @Nullable Object before, @Nullable Object after) {
        if ((before == null || before instanceof Map) && (after == null || after instanceof Map) && (before != null || after != null)) {
            maps(member, before == null ? Map.of() : (Map<?, ?>) before, after == null ? Map.of() : (Map<?, ?>) after);
        } else if (isKeyed(before, after)) {
            elements(member, before, after);
        } else {
            leaf(member, before, after);
        }
    }

    private void maps(String member, Map<?, ?> before, Map<?, ?> after) {
        var names = new LinkedHashSet<Object>(before.keySet());
        names.addAll(after.keySet());
        for (var one : names) {
            var place = below(member, String.valueOf(one));
            if (isNamed(member) && (before.get(one) == null || after.get(one) == null)) {
                leaf(place, before.get(one), after.get(one));
            } else {
                any(place, before.get(one), after.get(one));
            }
        }
    }

    private static boolean isNamed(String member) {
        return NAMED.contains(last(member));
    }

    private static String last(String member) {
        return member.substring(member.lastIndexOf('.') + 1);
    }

    private static String below(String member, String name) {
        return member.isEmpty() ? name : !isNamed(member) && MEMBER.matcher(name).matches() ? member + "." + name : member + "[" + name + "]";
    }

    private static boolean isKeyed(@Nullable Object before, @Nullable Object after) {
        return (before == null || before instanceof List) && (after == null || after instanceof List) && (before != null || after != null)
                && key(elements(before), elements(after)) != null;
    }

    private static List<?> elements(@Nullable Object list) {
        return list instanceof List<?> elements ? elements : List.of();
    }

    private static @Nullable String key(List<?> before, List<?> after) {
        for (var key : KEYS) {
            if (isKeyOf(key, before) && isKeyOf(key, after)) {
                return key;
            }
        }
        return null;
    }

    private static boolean isKeyOf(String key, List<?> elements) {
        var seen = new HashSet<Object>();
        return elements.stream().allMatch(element -> element instanceof Map<?, ?> map && map.get(key) != null && seen.add(String.valueOf(map.get(key))));
    }

    /// An element that one side does not have is one change, not one for each of its members.
    private void elements(String member, @Nullable Object before, @Nullable Object after) {
        var key = key(elements(before), elements(after));
        var was = byKey(elements(before), key);
        var is = byKey(elements(after), key);
        var names = new LinkedHashSet<>(was.keySet());
        names.addAll(is.keySet());
        for (var element : names) {
            var place = member + "[" + element + "]";
            var one = was.get(element);
            var other = is.get(element);
            if (one != null && other != null) {
                maps(place, one, other);
            } else {
                changes.add(new SettingChange(resource, name, place, one == null ? null : text(place, one), other == null ? null : text(place, other)));
            }
        }
    }

    private static Map<String, Map<?, ?>> byKey(List<?> elements, @Nullable String key) {
        var byKey = new LinkedHashMap<String, Map<?, ?>>();
        elements.forEach(element -> {
            if (element instanceof Map<?, ?> map) {
                byKey.put(String.valueOf(map.get(key)), map);
            }
        });
        return byKey;
    }

    private void leaf(String member, @Nullable Object before, @Nullable Object after) {
        var standard = Defaults.of(kind, member);
        var was = before == null ? standard : normal(member, before);
        var is = after == null ? standard : normal(member, after);
        if (was == null ? is != null : !was.equals(is)) {
            changes.add(new SettingChange(resource, name, member, shown(member, was), shown(member, is)));
        }
    }

    private static @Nullable String shown(String member, @Nullable String text) {
        return text != null && isSecret(member) ? "(not shown)" : text;
    }

    /// An option of a log driver may hold the token that it signs in with.
    private static boolean isSecret(String member) {
        return member.contains("options[") && SECRET.matcher(member.substring(member.indexOf("options["))).find();
    }

    private static String text(String member, Map<?, ?> element) {
        return element.size() == 1 ? String.valueOf(element.values().iterator().next()) : CommandLine.json(hidden(element));
    }

    /// A whole element with the values of its options left out.
    private static Map<?, ?> hidden(Map<?, ?> element) {
        var shown = new LinkedHashMap<Object, Object>();
        element.forEach((name, value) -> shown.put(name, switch (value) {
            case Map<?, ?> options when "options".equals(name) -> names(options);
            case Map<?, ?> map -> hidden(map);
            case null, default -> value;
        }));
        return shown;
    }

    private static Object names(Map<?, ?> options) {
        return options.keySet().stream().map(String::valueOf).sorted().toList();
    }

    /// Text as it is, numbers without needless zeros, all else as compact JSON; a list in a fixed order where its order means nothing.
    private static String normal(String member, Object value) {
        return switch (value) {
            case String text -> text;
            case Number number -> plain(number);
            case Boolean flag -> String.valueOf(flag);
            case List<?> list when !ORDERED.contains(last(member)) && list.stream().allMatch(String.class::isInstance) ->
                    CommandLine.json(list.stream().map(String::valueOf).sorted().toList());
            default -> CommandLine.json(value);
        };
    }

    private static String plain(Number number) {
        try {
            return new BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
        } catch (NumberFormatException e) {
            return number.toString();
        }
    }
}
