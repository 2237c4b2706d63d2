package dev.drydock.check.reachability;

import dev.drydock.check.Evidence;
import dev.drydock.inventory.call.Read;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One thing on the way that lets traffic pass or not.
///
/// @param resource the security group, network ACL or route table that decides
/// @param says one clause, fit to follow a colon: which rule decides, and what for
/// @param evidence the rules that allow or deny; where no rule does, the place where the first one would stand
/// @param unread what would have to be read to be sure
/// @param part the addresses and ports that do not pass, where others do; empty otherwise
/// @param share how much of all addresses and ports that part is, from 0 to 1
/// @param ruleNumber the number of the network ACL's rule that denies; null where none does or the implicit last one
public record Hop(Kind kind, Verdict verdict, String resource, String says, List<Evidence> evidence, List<Read> unread, String part, double share, @Nullable Integer ruleNumber) {

    /// The hops in the order in which a request and then its answer take them. Security groups are stateful, so the answer meets network ACLs and routes only.
    public enum Kind {
        GROUPS_OUT, ACL_OUT, ROUTE, ACL_IN, GROUPS_IN, ANSWER_ACL_OUT, ANSWER_ROUTE, ANSWER_ACL_IN;

        public boolean isAnswer() {
            return compareTo(GROUPS_IN) > 0;
        }

        public boolean isAcl() {
            return this == ACL_OUT || this == ACL_IN || this == ANSWER_ACL_OUT || this == ANSWER_ACL_IN;
        }

        public boolean isGroups() {
            return this == GROUPS_OUT || this == GROUPS_IN;
        }
    }
}
