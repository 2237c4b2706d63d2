package dev.drydock.coverage;

import dev.drydock.check.Finding;
import dev.drydock.inventory.call.Gap;
import dev.drydock.inventory.ecs.Service;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.stream.Stream;

/// A question that the record leaves open.
///
/// @param gap why it is open, and the call that would answer it
/// @param region where that call is to be made; empty where nothing tells
/// @param waiting the findings that the answer would settle or make surer, in the order of the report; empty where a recorded call went wrong that nothing waits for
public record Hole(Gap gap, String region, List<Waiting> waiting) {

    /// A finding that waits, and of which service.
    public record Waiting(Service service, Finding finding) {

        /// Each finding once. They are told apart by being, for they are large.
        static List<Waiting> once(Stream<Waiting> all) {
            var seen = Collections.newSetFromMap(new IdentityHashMap<Finding, Boolean>());
            return all.filter(waiting -> seen.add(waiting.finding())).toList();
        }
    }

    /// One clause: what the record lacks, and for a denied call the IAM action to ask for.
    public String why() {
        return gap.why() + (gap.reason() == Gap.Reason.DENIED ? "; it needs " + gap.read().iamAction() : "");
    }
}
