package dev.drydock.path;

/// Short names for people.
final class Names {
    private Names() {}

    /// The telling part of an ARN of a target group or load balancer (`targetgroup/NAME/id`), else the last part of any other.
    static String last(String arn) {
        var parts = arn.substring(arn.lastIndexOf(':') + 1).split("/");
        return parts[0].equals("targetgroup") && parts.length > 1 ? parts[1] : parts[parts.length - 1];
    }
}
