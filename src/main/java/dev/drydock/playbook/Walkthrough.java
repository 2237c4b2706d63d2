package dev.drydock.playbook;

import dev.drydock.advice.Redaction;
import dev.drydock.check.AwsCommand;
import dev.drydock.check.Finding;
import dev.drydock.check.Missing;
import dev.drydock.check.Snippet;
import dev.drydock.check.Status;
import dev.drydock.check.Subject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A playbook held against the record of one service: where each step stands, by which evidence, and its commands with real values.
///
/// The record comes first, the reader's tick second: what the record shows as open stays open, ticked or not, and says so.
///
/// @param steps within each kind those whose findings fail come first, then those that warn, then the rest as written
public record Walkthrough(Playbook playbook, List<GuidedStep> steps) {

    /// @param findings what the checks say of the service
    /// @param journal what the reader did until now
    public static Walkthrough of(Playbook playbook, Subject subject, List<Finding> findings, Journal journal) {
        var walk = new Walk(subject, findings, journal);
        var steps = playbook.steps().stream().map(walk::guide).toList();
        return new Walkthrough(playbook, ordered(steps));
    }

    /// The step to take next: the first that is open, else the first that waits for something; nothing when all is done.
    public Optional<GuidedStep> current() {
        return Stream.of(GuidedStep.State.OPEN, GuidedStep.State.BLOCKED)
                .flatMap(state -> steps.stream().filter(step -> step.state() == state)).findFirst();
    }

    /// How many steps are done or not needed.
    public int settled() {
        return (int) steps.stream().filter(step -> step.state() == GuidedStep.State.DONE || step.state() == GuidedStep.State.NOT_NEEDED).count();
    }

    /// Steps of one kind that stand beside each other change places by how bad their findings are.
    private static List<GuidedStep> ordered(List<GuidedStep> steps) {
        var ordered = new ArrayList<GuidedStep>();
        for (var from = 0; from < steps.size(); ) {
            var kind = steps.get(from).step().kind();
            var to = from;
            while (to < steps.size() && steps.get(to).step().kind() == kind) {
                to++;
            }
            steps.subList(from, to).stream().sorted(Comparator.comparing(Walkthrough::urgency)).forEach(ordered::add);
            from = to;
        }
        return List.copyOf(ordered);
    }

    private static int urgency(GuidedStep step) {
        var worst = step.findings().isEmpty() ? Status.NA : step.findings().getFirst().status();
        return worst == Status.FAIL ? 0 : worst == Status.WARN ? 1 : 2;
    }

    /// One going through of one record.
    private static final class Walk {
        private static final String ASKED = "ask.";

        private final Subject subject;
        private final List<Finding> findings;
        private final Journal journal;
        private final Variables variables;

        Walk(Subject subject, List<Finding> findings, Journal journal) {
            this.subject = subject;
            this.findings = findings;
            this.journal = journal;
            variables = Variables.of(subject);
        }

        GuidedStep guide(Step step) {
            var judged = step.checks().stream()
                    .flatMap(check -> findings.stream().filter(finding -> finding.check().id().equals(check)))
                    .sorted(Comparator.comparing(Finding::status)).toList();
            var verdict = verdict(step, judged);
            var commands = new ArrayList<AwsCommand>();
            var snippets = new ArrayList<Snippet>(step.snippets());
            var withheld = new LinkedHashSet<String>();
            if (step.borrows() && verdict.state() != GuidedStep.State.NOT_NEEDED) {
                judged.stream().filter(finding -> finding.status() != Status.NA).forEach(finding -> lend(step, finding, commands, snippets));
            }
            var asked = step.asks().stream().filter(ask -> !isAnswered(ask)).toList();
            step.commands().forEach(command -> fill(step, command, commands, withheld));
            withhold(commands, withheld);
            var state = verdict.state() == GuidedStep.State.OPEN && commands.isEmpty() && asked.isEmpty() && !withheld.isEmpty() ? GuidedStep.State.BLOCKED : verdict.state();
            var because = state == verdict.state() ? verdict.because() : withheld.getFirst();
            return new GuidedStep(step, state, because, judged, List.copyOf(commands), List.copyOf(snippets), asked, List.copyOf(withheld));
        }

        private record Verdict(GuidedStep.State state, String because) {}

        private Verdict verdict(Step step, List<Finding> judged) {
            if (!step.when().holds(findings)) {
                return new Verdict(GuidedStep.State.NOT_NEEDED, notMet(step));
            }
            var ticked = journal.tickedAt(step.id());
            var record = judged.isEmpty() ? null : record(step, judged);
            if (record == null || record.state() == GuidedStep.State.BLOCKED) {
                return ticked.map(at -> new Verdict(GuidedStep.State.DONE, "Ticked by hand."))
                        .orElse(record != null ? record : new Verdict(GuidedStep.State.OPEN, ""));
            }
            if (record.state() == GuidedStep.State.OPEN && ticked.isPresent()) {
                return new Verdict(GuidedStep.State.OPEN, "Ticked by hand, but the record still says: " + record.because());
            }
            return record;
        }

        private String notMet(Step step) {
            var named = findings.stream().filter(finding -> step.when().statuses().containsKey(finding.check().id())).min(Comparator.comparing(Finding::status));
            return named.map(Walk::says).orElse("No check asks for it.");
        }

        /// What the findings alone say to a step. Nothing that is only less sure counts as unknown.
        private @Nullable Verdict record(Step step, List<Finding> judged) {
            var worst = judged.getFirst();
            var wrong = worst.status() == Status.FAIL || worst.status() == Status.WARN;
            var unknown = judged.stream().filter(finding -> finding.status() == Status.UNKNOWN && !finding.isOnlyLessSure()).findFirst();
            var inapplicable = judged.stream().allMatch(finding -> finding.status() == Status.NA);
            if (step.kind() == Step.Kind.EXPLAIN) {
                return null;
            }
            if (inapplicable) {
                return new Verdict(GuidedStep.State.NOT_NEEDED, says(worst));
            }
            if (wrong) {
                return new Verdict(step.kind() == Step.Kind.CONFIRM ? GuidedStep.State.DONE : GuidedStep.State.OPEN, says(worst));
            }
            if (unknown.isPresent()) {
                return new Verdict(step.kind() == Step.Kind.CONFIRM ? GuidedStep.State.OPEN : GuidedStep.State.BLOCKED, says(unknown.get()));
            }
            var fine = judged.stream().filter(finding -> finding.status() == Status.OK).findFirst();
            if (fine.isEmpty()) {
                return new Verdict(GuidedStep.State.OPEN, says(worst));
            }
            return switch (step.kind()) {
                case CONFIRM, VERIFY -> new Verdict(GuidedStep.State.DONE, says(fine.get()));
                case FIX, PREVENT -> journal.wasOpen().contains(step.id())
                        ? new Verdict(GuidedStep.State.DONE, "It was open, and now: " + says(fine.get()))
                        : new Verdict(GuidedStep.State.NOT_NEEDED, says(fine.get()));
                case EXPLAIN -> null;
            };
        }

        private static String says(Finding finding) {
            var missing = finding.status() == Status.UNKNOWN ? finding.missing().stream().map(Missing::gap).map(gap -> gap.why()).findFirst() : Optional.<String>empty();
            return finding.check().id() + " is " + finding.status().id() + ": " + finding.title() + missing.map(why -> " (" + why + ")").orElse("") + ".";
        }

        /// The commands of a finding that are of a step's kind; for what is not known, the calls that would tell it.
        private void lend(Step step, Finding finding, List<AwsCommand> commands, List<Snippet> snippets) {
            var kinds = switch (step.kind()) {
                case EXPLAIN -> Set.<AwsCommand.Kind>of();
                case CONFIRM -> Set.of(AwsCommand.Kind.CONFIRM);
                case FIX, PREVENT -> Set.of(AwsCommand.Kind.FIX, AwsCommand.Kind.UNDO);
                case VERIFY -> Set.of(AwsCommand.Kind.VERIFY);
            };
            finding.commands().stream().filter(command -> kinds.contains(command.kind())).forEach(command -> add(commands, command));
            if (finding.status() == Status.UNKNOWN && step.kind() != Step.Kind.EXPLAIN) {
                finding.missing().forEach(missing -> add(commands, AwsCommand.confirm("Reads what " + finding.check().id() + " needs.", missing.gap().read().argv(subject.region()))));
            }
            if (step.kind() == Step.Kind.FIX || step.kind() == Step.Kind.PREVENT) {
                finding.snippets().stream().filter(snippet -> !snippets.contains(snippet)).forEach(snippets::add);
            }
        }

        private static void add(List<AwsCommand> commands, AwsCommand command) {
            if (commands.stream().noneMatch(other -> other.argv().equals(command.argv()))) {
                commands.add(command);
            }
        }

        /// Fills a command in, once for each thing that the step is about.
        private void fill(Step step, CommandTemplate template, List<AwsCommand> commands, Set<String> withheld) {
            var group = step.each();
            List<Map<Variable, String>> things = group == null ? List.of(Map.of()) : variables.in(group);
            if (things.isEmpty() && group != null) {
                withheld.add("The record holds nothing of the kind " + group.id() + ", which the command is about.");
            }
            for (var thing : things) {
                var unfilled = template.names().stream().filter(name -> value(step, name, group, thing).isEmpty()).findFirst();
                if (unfilled.isPresent()) {
                    unfilled.filter(name -> !name.startsWith(ASKED)).flatMap(Variable::of)
                            .ifPresent(variable -> withheld.add("The record does not hold " + variable.meaning() + ", which the command needs."));
                    continue;
                }
                var argv = new ArrayList<>(template.filled(name -> value(step, name, group, thing).orElseThrow()));
                argv.add("--region");
                argv.add(subject.region());
                var kind = switch (step.kind()) {
                    case EXPLAIN, CONFIRM -> AwsCommand.Kind.CONFIRM;
                    case VERIFY -> AwsCommand.Kind.VERIFY;
                    case FIX, PREVENT -> template.changes() ? AwsCommand.Kind.FIX : AwsCommand.Kind.CONFIRM;
                };
                add(commands, new AwsCommand(kind, template.changes(), template.effect(), List.copyOf(argv)));
            }
        }

        private Optional<String> value(Step step, String name, Variable.@Nullable Group group, Map<Variable, String> thing) {
            if (name.startsWith(ASKED)) {
                var asked = step.asks().stream().filter(ask -> name.equals(ASKED + ask.name())).findFirst();
                return asked.filter(this::isAnswered).map(ask -> journal.answers().get(ask.name()));
            }
            return Variable.of(name).flatMap(variable -> variables.value(variable, group, group == null ? null : thing));
        }

        private boolean isAnswered(Step.Ask ask) {
            var answer = journal.answers().get(ask.name());
            return answer != null && Pattern.matches(ask.pattern(), answer);
        }

        /// Of a redacted source nothing that changes anything is offered under a stand-in's name.
        private void withhold(List<AwsCommand> commands, Set<String> withheld) {
            if (commands.removeIf(command -> Redaction.blocks(subject.inventory().source(), command))) {
                withheld.add("The bundle is redacted, so a command that changes something would name a stand-in; run it from an unredacted record.");
            }
        }
    }
}
