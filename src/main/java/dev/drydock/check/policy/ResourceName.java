package dev.drydock.check.policy;

/// The resources of a statement against the resource of a request.
///
/// A wildcard reaches as far as its part of the ARN; the last part may hold colons and slashes, and there it reaches over them (IAM user guide, "IAM JSON
/// policy elements: Resource").
final class ResourceName {
    private static final int PARTS = 6;

    private ResourceName() {}

    /// @param pattern a statement's `Resource` or `NotResource`, or the pattern of an ARN condition
    /// @param resource an ARN, or `*` for an action that takes no resource; wildcards stand for what is not known of it
    static Match match(String pattern, String resource, boolean variables) {
        if (pattern.equals("*")) {
            return Match.YES;
        }
        if (resource.equals("*")) {
            return variables && Wildcards.hasVariable(pattern) && !pattern.startsWith("arn:") ? Match.MAYBE : Match.NO;
        }
        var wanted = pattern.split(":", PARTS);
        var given = resource.split(":", PARTS);
        if (wanted.length < PARTS || given.length < PARTS || variables && Wildcards.hasVariable(pattern)) {
            var whole = Wildcards.match(pattern, resource, variables);
            return whole == Match.YES && !pattern.equals(resource) ? Match.MAYBE : whole;
        }
        var match = Match.YES;
        for (var i = 0; i < PARTS; i++) {
            match = match.and(Wildcards.match(wanted[i], given[i], false));
        }
        return match;
    }
}
