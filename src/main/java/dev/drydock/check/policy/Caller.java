package dev.drydock.check.policy;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Who asks, as far as the record knows.
///
/// @param service the AWS service that asks for itself, such as `ecs-tasks.amazonaws.com`; else null
/// @param arn the role whose session asks; null where nobody knows it
/// @param account the account of that role
/// @param byAccount what it means that a statement names the whole account
record Caller(@Nullable String service, @Nullable String arn, @Nullable String account, Match byAccount) {
    /// Whoever signed the URL of an image's layer: ECR does, by means of its own.
    static final Caller UNKNOWN = new Caller(null, null, null, Match.MAYBE);

    static Caller service(String principal) {
        return new Caller(principal, null, null, Match.NO);
    }

    /// @param byAccount see [#byAccount]
    static Caller role(String arn, Match byAccount) {
        var parts = arn.split(":", 6);
        return new Caller(null, arn, parts.length > 4 ? parts[4] : null, byAccount);
    }

    /// Whether a statement's principals are this caller.
    Match among(Map<String, List<String>> principals) {
        var match = Match.NO;
        for (var kind : principals.entrySet()) {
            match = match.or(Match.any(kind.getValue(), value -> is(kind.getKey(), value)));
        }
        return match;
    }

    private Match is(String kind, String value) {
        if (kind.equals("*") || kind.equals("AWS") && value.equals("*")) {
            return service == null ? Match.YES : Match.MAYBE;
        }
        if (service == null && arn == null) {
            return Match.MAYBE;
        }
        return switch (kind) {
            case "Service" -> service == null ? Match.NO
                    : service.equals(value) ? Match.YES
                    : value.indexOf('*') >= 0 || value.startsWith(service.substring(0, service.indexOf('.') + 1)) ? Match.MAYBE : Match.NO;
            case "AWS" -> service != null ? Match.NO : isRole(value);
            case "Federated", "CanonicalUser" -> Match.NO;
            default -> Match.MAYBE;
        };
    }

    private Match isRole(String value) {
        if (value.equals(arn)) {
            return Match.YES;
        }
        if (value.equals(account) || value.matches("arn:[^:]*:iam::" + account + ":root")) {
            return byAccount;
        }
        if (!value.startsWith("arn:")) {
            // The id of a principal, or another account's.
            return value.matches("[0-9]{12}") ? Match.NO : Match.MAYBE;
        }
        return value.contains(":assumed-role/") && value.contains(":" + account + ":") ? Match.MAYBE : Match.NO;
    }
}
