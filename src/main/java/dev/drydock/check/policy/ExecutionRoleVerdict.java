package dev.drydock.check.policy;

import dev.drydock.check.AwsCommand;
import dev.drydock.check.Evidence;
import dev.drydock.check.Fault;
import dev.drydock.check.Finding;
import dev.drydock.check.Missing;
import dev.drydock.check.Numbers;
import dev.drydock.check.Status;
import dev.drydock.check.Subject;
import dev.drydock.check.symptom.Sighting;
import dev.drydock.check.symptom.Symptom;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.ecs.TaskDefinition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/// The judgement of one execution role that tasks need.
///
/// @param named where the task definition names the role
record ExecutionRoleVerdict(Subject subject, TaskDefinition definition, RoleAccess role, List<Need> needs, Evidence named) {
    /// What ECS writes when it was refused something as the execution role.
    private static final List<Symptom> REFUSED = List.of(Symptom.IMAGE_DENIED, Symptom.SECRETS_DENIED, Symptom.LOGS_DENIED, Symptom.ROLE_DENIED);

    Finding finding() {
        var faults = new ArrayList<>(new RoleFaults(subject, role, "execution role", named).all());
        var exists = role.absence().isEmpty() && !role.isNamedWrongly();
        var answers = exists ? answers() : Map.<Need, Answer>of();
        permissions(answers, faults);
        var told = refusals();
        if (!told.isEmpty()) {
            faults.add(recorded(told, faults));
        }
        if (!faults.isEmpty()) {
            return Fault.finding(ExecutionRole.INFO, role.arn(), faults).missing(missing(answers, exists)).finding();
        }
        var missing = missing(answers, exists);
        return missing.isEmpty() ? allowed(answers) : unknown(answers, missing);
    }

    private Map<Need, Answer> answers() {
        var answers = new LinkedHashMap<Need, Answer>();
        needs.forEach(need -> answers.put(need, need.of(role)));
        for (var secret : ExecutionNeeds.secrets(subject, definition)) {
            SecretKey.of(subject, secret).ifPresent(key -> answers.put(key.need(subject), key.of(subject, role)));
        }
        return answers;
    }

    private void permissions(Map<Need, Answer> answers, List<Fault> faults) {
        var denied = only(answers, true, Answer.Denied.class);
        var lacking = only(answers, true, Answer.NotAllowed.class);
        var soft = Stream.concat(only(answers, false, Answer.NotAllowed.class).stream(), only(answers, false, Answer.Denied.class).stream()).toList();
        if (!denied.isEmpty()) {
            faults.add(new Fault(Status.FAIL, "The execution role " + role.name() + " is explicitly denied " + ExecutionRole.actions(denied),
                    denied.stream().map(need -> Objects.requireNonNull(answers.get(need))).map(answer -> answer instanceof Answer.Denied(var by) ? by.words() : "").distinct()
                            .reduce((one, other) -> one + ", " + other).orElse("") + " denies it",
                    "no Deny on what the tasks need to " + ExecutionRole.purposes(denied),
                    "A Deny beats every Allow: no new task can " + ExecutionRole.purposes(denied) + ".", evidence(denied, answers), confirm(denied)));
        }
        var fix = fix(answers);
        if (!lacking.isEmpty()) {
            var boundary = lacking.stream().anyMatch(need -> answers.get(need) instanceof Answer.NotAllowed none && none.byBoundary());
            faults.add(new Fault(Status.FAIL, "The execution role " + role.name() + " does not allow " + ExecutionRole.actions(lacking),
                    (boundary ? "its permissions boundary does not allow it" : read(answers, lacking.getFirst()) + " allow" + (isOne(answers, lacking.getFirst()) ? "s" : "") + " none of it on what the tasks use"),
                    "a role that may " + ExecutionRole.purposes(lacking),
                    Numbers.count(lacking.size(), "permission") + " of " + answers.size() + " that the tasks need to start " + (lacking.size() == 1 ? "is" : "are") + " missing: a new task stops before its containers run."
                            + (lacking.stream().anyMatch(need -> !need.resources().contains("*") && !need.action().startsWith("logs:"))
                                    ? " Only a policy on the repository or secret itself, which no record holds, could still allow it." : ""),
                    evidence(lacking, answers), commands(lacking, fix)));
        }
        if (!soft.isEmpty()) {
            faults.add(new Fault(Status.WARN, "The execution role " + role.name() + " lacks " + ExecutionRole.actions(soft) + ", which the tasks may need",
                    "nothing that was read allows it", "a role that may " + ExecutionRole.purposes(soft), softWhy(soft), evidence(soft, answers),
                    commands(soft, fix)));
        }
    }

    private static String softWhy(List<Need> soft) {
        var why = new ArrayList<String>();
        for (var need : soft) {
            why.add(switch (need.action()) {
                case "kms:Decrypt" -> "A secret is encrypted with a key of the account's own: who reads it must be able to decrypt with that key, and only the key's policy or a grant could let the role.";
                case "logs:CreateLogGroup" -> "The log driver is told to make its log group; as long as the group is there, that is not needed.";
                case "ecr:BatchCheckLayerAvailability" -> "It belongs to what AWS documents for pulling images; pulls have not been seen to fail without it.";
                default -> "It belongs to what AWS documents for this; no task has been seen to fail without it.";
            });
        }
        return String.join(" ", why.stream().distinct().toList());
    }

    private static String read(Map<Need, Answer> answers, Need need) {
        return answers.get(need) instanceof Answer.NotAllowed none ? none.policies() : "no policy";
    }

    private static boolean isOne(Map<Need, Answer> answers, Need need) {
        return answers.get(need) instanceof Answer.NotAllowed none && none.read().size() < 2;
    }

    private static List<Need> only(Map<Need, Answer> answers, boolean required, Class<? extends Answer> kind) {
        return answers.entrySet().stream().filter(entry -> entry.getKey().required() == required && kind.isInstance(entry.getValue())).map(Map.Entry::getKey).toList();
    }

    /// Where the needs stand, and the policies that were read.
    private List<Evidence> evidence(List<Need> some, Map<Need, Answer> answers) {
        return Stream.concat(some.stream().map(Need::evidence).distinct().limit(4),
                Stream.concat(Stream.of(named), some.stream().flatMap(need -> Objects.requireNonNull(answers.get(need)).evidence().stream()).distinct().limit(6))).toList();
    }

    private List<AwsCommand> confirm(List<Need> some) {
        return new Grant(subject, role, some).simulations(AwsCommand.Kind.CONFIRM);
    }

    private List<AwsCommand> commands(List<Need> some, List<AwsCommand> fix) {
        return Stream.concat(confirm(some).stream(), fix.stream()).toList();
    }

    /// One policy with all that no policy allows: a second one of the same name would replace the first. A boundary is for its owner to widen, and a key for
    /// whoever keeps the key.
    private List<AwsCommand> fix(Map<Need, Answer> answers) {
        var grantable = answers.entrySet().stream()
                .filter(entry -> entry.getValue() instanceof Answer.NotAllowed(_, var byBoundary) && !byBoundary)
                .map(Map.Entry::getKey).filter(need -> !need.action().equals("kms:Decrypt")).toList();
        return grantable.isEmpty() ? List.of()
                : role.inlinePolicyNames().map(names -> new Grant(subject, role, grantable).commands(new HashSet<>(names))).orElse(List.of());
    }

    private List<Sighting> refusals() {
        var told = new LinkedHashMap<Evidence, Sighting>();
        REFUSED.stream().flatMap(symptom -> Sighting.unresolved(subject, symptom).stream())
                // An event may tell of something else that ECS was refused: a load balancer, say, which it uses as another role.
                .filter(sighting -> sighting.symptom() != Symptom.ROLE_DENIED || sighting.evidence().call().name().equals("ecs describe-tasks"))
                .forEach(sighting -> told.putIfAbsent(sighting.evidence(), sighting));
        return List.copyOf(told.values());
    }

    private Fault recorded(List<Sighting> told, List<Fault> faults) {
        var last = told.getLast();
        var known = faults.stream().anyMatch(fault -> fault.status() == Status.FAIL);
        return new Fault(Status.FAIL, "Tasks could not start because ECS was refused something as the execution role " + role.name(),
                "“" + last.text() + "”", "tasks that start",
                "The record tells it " + (told.size() == 1 ? "once" : told.size() + " times") + " since the service was last steady."
                        + (known ? "" : " The role's recorded policies do not explain it. " + Answer.UNSEEN + " So can the policy of an endpoint, a repository or a secret."),
                told.stream().limit(5).map(Sighting::evidence).toList(), confirm(needs));
    }

    private List<Missing> missing(Map<Need, Answer> answers, boolean exists) {
        if (!exists) {
            return List.of();
        }
        return Stream.concat(Stream.of(role.trusts(RoleAccess.ECS_TASKS)), answers.values().stream())
                .filter(Answer.Unknown.class::isInstance)
                .flatMap(answer -> ((Answer.Unknown) answer).missing(subject).stream())
                .distinct().toList();
    }

    private Finding unknown(Map<Need, Answer> answers, List<Missing> missing) {
        var open = answers.entrySet().stream().filter(entry -> entry.getValue() instanceof Answer.Unknown).map(Map.Entry::getKey).toList();
        var words = Stream.concat(Stream.of(role.trusts(RoleAccess.ECS_TASKS)), answers.values().stream()).filter(Answer.Unknown.class::isInstance)
                .map(answer -> ((Answer.Unknown) answer).words(subject)).distinct().limit(3).toList();
        var all = new ArrayList<>(missing);
        if (!open.isEmpty() && role.role().isPresent()) {
            all.add(subject.needs(Reads.simulatePrincipalPolicy(role.arn(), List.copyOf(actionsOf(open)), List.of(open.getFirst().resources().getFirst()))));
        }
        return Finding.draft(ExecutionRole.INFO, Status.UNKNOWN, role.arn(), open.isEmpty()
                        ? "Whether ECS may assume the execution role " + role.name() + " is not known"
                        : "Whether the execution role " + role.name() + " allows all that the tasks need to start is not known")
                .observed(String.join("; ", words))
                .expected("every policy of the role on record")
                .why(open.isEmpty() ? "" : "Open is " + ExecutionRole.actions(open) + ".")
                .evidence(named)
                .missing(all)
                .finding();
    }

    private static Set<String> actionsOf(List<Need> open) {
        var first = open.getFirst().resources().getFirst();
        var actions = new LinkedHashSet<String>();
        open.stream().filter(need -> need.resources().getFirst().equals(first)).forEach(need -> actions.add(need.action()));
        return actions;
    }

    private Finding allowed(Map<Need, Answer> answers) {
        return Finding.draft(ExecutionRole.INFO, Status.OK, role.arn(), "The execution role " + role.name() + " allows what the tasks need to start")
                .observed("trusts " + RoleAccess.ECS_TASKS + "; allows " + ExecutionRole.actions(List.copyOf(answers.keySet())))
                .expected("to be assumed by " + RoleAccess.ECS_TASKS + ", and to " + ExecutionRole.purposes(needs))
                .why(Answer.UNSEEN)
                .evidence(named)
                .evidence(role.trusts(RoleAccess.ECS_TASKS).evidence())
                .evidence(answers.values().stream().flatMap(answer -> answer.evidence().stream()).distinct().limit(6).toList())
                .finding();
    }
}
