package dev.drydock.check.policy;

import dev.drydock.inventory.call.CommandLine;
import dev.drydock.inventory.iam.PolicyDocument;

/// Whether a recorded policy can be sent again by a command that somebody copies.
final class Resend {
    /// The most that IAM takes for a trust policy and EC2 for an endpoint's; above it a command line is of no use either.
    private static final int LONGEST = 8_192;

    private Resend() {}

    /// Not one that could not be read whole, nor one with variables, which look like a shell's or like blanks that wait to be filled in.
    static boolean isSafe(PolicyDocument document) {
        var json = CommandLine.json(document.members());
        return document.fault() == null && document.statements().stream().allMatch(statement -> statement.fault() == null)
                && json.length() <= LONGEST && !json.contains("${") && !json.contains("…") && json.indexOf('<') < 0;
    }
}
