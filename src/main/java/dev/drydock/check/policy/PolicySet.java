package dev.drydock.check.policy;

import dev.drydock.inventory.iam.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The policies that decide together, and those of them that were not read.
///
/// @param kind what they are
/// @param policies those that were read
/// @param unread what would have to be read to have them all
record PolicySet(Kind kind, List<Policy> policies, List<Doubt> unread) {
    /// What a policy stands on, which says what its statements must name.
    enum Kind {
        /// Of a role: names resources, and no principal.
        IDENTITY,
        /// Who may assume a role: names principals, and no resource.
        TRUST,
        /// Of an endpoint, a key or another resource: names both.
        RESOURCE
    }

    static PolicySet of(Kind kind, Policy policy) {
        return new PolicySet(kind, List.of(policy), List.of());
    }

    static PolicySet unread(Kind kind, Doubt doubt) {
        return new PolicySet(kind, List.of(), List.of(doubt));
    }

    Answer ask(Request request) {
        var doubts = new ArrayList<>(unread);
        var openDenials = new ArrayList<Doubt>();
        var openGrants = new ArrayList<Doubt>();
        Ruling grant = null;
        for (var policy : policies) {
            if (policy.document().fault() != null) {
                doubts.add(new Doubt(policy.name() + " cannot be read: " + policy.document().fault(), policy.read()));
            }
            for (var statement : policy.document().statements()) {
                if (statement.fault() != null) {
                    doubts.add(new Doubt("a statement of " + policy.name() + " cannot be read: " + statement.fault(), policy.read()));
                    continue;
                }
                var match = match(policy, statement, request);
                if (match == Match.NO) {
                    continue;
                }
                var denies = "Deny".equals(statement.effect());
                if (match == Match.MAYBE) {
                    (denies ? openDenials : openGrants).add(new Doubt(why(policy, statement, request), policy.read()));
                } else if (denies) {
                    return new Answer.Denied(new Ruling(policy, statement));
                } else if (grant == null) {
                    grant = new Ruling(policy, statement);
                }
            }
        }
        return answer(grant, doubts, openDenials, openGrants);
    }

    /// A Deny that may or may not apply says nothing about what no statement allows.
    private Answer answer(@Nullable Ruling grant, List<Doubt> doubts, List<Doubt> openDenials, List<Doubt> openGrants) {
        if (grant == null && doubts.isEmpty() && openGrants.isEmpty()) {
            return new Answer.NotAllowed(policies, false);
        }
        var all = new ArrayList<>(openDenials);
        if (grant == null) {
            all.addAll(openGrants);
        }
        all.addAll(doubts);
        return grant != null && all.isEmpty() ? new Answer.Allowed(grant) : new Answer.Unknown(List.copyOf(all));
    }

    private Match match(Policy policy, Statement statement, Request request) {
        var variables = policy.document().hasVariables();
        return action(statement, request.action())
                .and(resource(statement, request.resource(), variables))
                .and(principal(statement, request.caller()))
                .and(Conditions.match(statement, request, variables));
    }

    private static Match action(Statement statement, String action) {
        if (statement.action() != null) {
            return Match.any(statement.action(), pattern -> Wildcards.matchIgnoringCase(pattern, action));
        }
        return statement.notAction() == null ? Match.MAYBE : Match.any(statement.notAction(), pattern -> Wildcards.matchIgnoringCase(pattern, action)).not();
    }

    private Match resource(Statement statement, String resource, boolean variables) {
        if (kind == Kind.TRUST) {
            return Match.YES;
        }
        if (statement.resource() != null) {
            return Match.any(statement.resource(), pattern -> ResourceName.match(pattern, resource, variables));
        }
        return statement.notResource() == null ? Match.MAYBE
                : Match.any(statement.notResource(), pattern -> ResourceName.match(pattern, resource, variables)).not();
    }

    private Match principal(Statement statement, Caller caller) {
        if (kind == Kind.IDENTITY) {
            return statement.principal() == null && statement.notPrincipal() == null ? Match.YES : Match.MAYBE;
        }
        if (statement.principal() != null) {
            var match = caller.among(statement.principal());
            return match == Match.NO && "Deny".equals(statement.effect()) && caller.arn() != null
                    && new Caller(null, caller.arn(), caller.account(), Match.MAYBE).among(statement.principal()) == Match.MAYBE ? Match.MAYBE : match;
        }
        return statement.notPrincipal() == null ? Match.MAYBE : caller.among(statement.notPrincipal()).not();
    }

    private static String why(Policy policy, Statement statement, Request request) {
        var keys = Conditions.undecided(statement, request, policy.document().hasVariables());
        var effect = "Deny".equals(statement.effect()) ? "denies" : "allows";
        return new Ruling(policy, statement).words() + " " + effect + " " + request.action()
                + (keys.isEmpty() ? " for some resources or callers, and the record does not tell whether for this one"
                        : " on a condition that the record does not decide: " + String.join(", ", keys));
    }
}
