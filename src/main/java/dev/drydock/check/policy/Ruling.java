package dev.drydock.check.policy;

import dev.drydock.check.Evidence;
import dev.drydock.inventory.iam.Statement;

/// The statement that decides.
public record Ruling(Policy policy, Statement statement) {

    /// `statement 2 of policy base`
    public String words() {
        return statement.name() + " of " + policy.name();
    }

    public Evidence evidence() {
        return policy.evidence(statement);
    }
}
