package dev.drydock.check.policy;

import dev.drydock.inventory.iam.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A statement's conditions, as far as what is known of the request decides them (IAM user guide, "IAM JSON policy elements: Condition operators").
/// All must hold, for each any one of its values.
final class Conditions {
    private static final String IF_EXISTS = "ifexists";

    private Conditions() {}

    static Match match(Statement statement, Request request, boolean variables) {
        var match = Match.YES;
        for (var operator : statement.condition().entrySet()) {
            for (var key : operator.getValue().entrySet()) {
                match = match.and(match(operator.getKey(), key.getKey(), key.getValue(), request.context(), variables));
            }
        }
        return match;
    }

    /// The keys that the record does not decide, for a sentence.
    static List<String> undecided(Statement statement, Request request, boolean variables) {
        var keys = new ArrayList<String>();
        statement.condition().forEach((operator, byKey) -> byKey.forEach((key, values) -> {
            if (match(operator, key, values, request.context(), variables) == Match.MAYBE && !keys.contains(key)) {
                keys.add(key);
            }
        }));
        return keys;
    }

    private static Match match(String operator, String key, List<String> values, Map<String, String> context, boolean variables) {
        var given = context.get(key.toLowerCase(Locale.ROOT));
        if (given == null) {
            return Match.MAYBE;
        }
        var plain = operator.toLowerCase(Locale.ROOT);
        var name = plain.endsWith(IF_EXISTS) ? plain.substring(0, plain.length() - IF_EXISTS.length()) : plain;
        var test = test(name.replace("not", ""), given, variables);
        if (name.equals("null")) {
            return Match.any(values, value -> Match.of(value.equalsIgnoreCase("false")));
        }
        if (test == null) {
            return Match.MAYBE;
        }
        var some = Match.any(values, test::of);
        return name.contains("not") ? some.not() : some;
    }

    private interface Test {
        Match of(String value);
    }

    private static @Nullable Test test(String operator, String given, boolean variables) {
        return switch (operator) {
            case "stringequals" -> value -> equal(value, given, variables);
            case "stringequalsignorecase" -> value -> equal(value.toLowerCase(Locale.ROOT), given.toLowerCase(Locale.ROOT), variables);
            case "stringlike" -> value -> Wildcards.match(value, given, variables);
            case "arnequals", "arnlike" -> value -> ResourceName.match(value, given, variables);
            case "bool" -> value -> Match.of(value.equalsIgnoreCase(given));
            default -> null;
        };
    }

    /// Here a wildcard in the policy stands for itself, and one in what is given for what is not known.
    private static Match equal(String value, String given, boolean variables) {
        if (variables && Wildcards.hasVariable(value)) {
            return Match.MAYBE;
        }
        if (!Wildcards.isOpen(given)) {
            return Match.of(value.equals(given));
        }
        return Wildcards.match(given, value, false) == Match.NO ? Match.NO : Match.MAYBE;
    }
}
