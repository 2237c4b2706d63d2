package dev.drydock.check.policy;

import dev.drydock.check.Evidence;
import dev.drydock.inventory.call.Read;
import dev.drydock.inventory.call.Recorded;
import dev.drydock.inventory.iam.PolicyDocument;
import dev.drydock.inventory.iam.Statement;

/// A recorded policy.
///
/// @param name how it is named to people: `policy AmazonECSTaskExecutionRolePolicy`
/// @param document what it says
/// @param recorded the record that holds it
/// @param below where in that record: `/PolicyDocument`
/// @param read the call that reads it
public record Policy(String name, PolicyDocument document, Recorded recorded, String below, Read read) {

    /// The statement where it is recorded; of a policy that is recorded as a text, the text.
    public Evidence evidence(Statement statement) {
        return document.text() != null ? evidence() : Evidence.of(recorded, below + statement.pointer(), statement.raw());
    }

    /// The whole policy.
    public Evidence evidence() {
        return Evidence.of(recorded, below, document.text() != null ? document.text() : document.members());
    }
}
