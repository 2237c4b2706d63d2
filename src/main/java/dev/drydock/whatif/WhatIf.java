package dev.drydock.whatif;

import dev.drydock.check.AwsCommand;
import dev.drydock.check.Subject;
import java.util.List;

/// A question with all its inputs: a value that knows its outcome.
public interface WhatIf {
    Outcome outcome();

    /// The commands that would set a recorded service so, and undo it; none where nothing follows or nothing changes.
    default List<AwsCommand> commands(Subject subject) {
        return List.of();
    }
}
