package dev.drydock.check.secrets;

import dev.drydock.check.AwsCommand;
import dev.drydock.check.Evidence;
import dev.drydock.check.Fault;
import dev.drydock.check.Finding;
import dev.drydock.check.Missing;
import dev.drydock.check.Numbers;
import dev.drydock.check.Status;
import dev.drydock.check.Subject;
import dev.drydock.check.TaskRecord;
import dev.drydock.check.secrets.SecretReference.Kind;
import dev.drydock.check.symptom.Sighting;
import dev.drydock.check.symptom.Symptom;
import dev.drydock.inventory.call.Call;
import dev.drydock.inventory.call.CommandLine;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.call.Recorded;
import dev.drydock.inventory.ecs.Task;
import dev.drydock.inventory.ecs.TaskDefinition;
import dev.drydock.inventory.secretsmanager.Secret;
import dev.drydock.inventory.ssm.Parameter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The judgement of one secret or parameter.
///
/// @param uses where the task definition asks for it, at least once
/// @param told what the record tells of it failing
record SecretVerdict(Subject subject, TaskDefinition definition, List<SecretUse> uses, List<Sighting> told) {
    /// Without a staging label this one is asked for.
    private static final String CURRENT = "AWSCURRENT";

    /// When a secret or parameter last changed, as its description tells.
    private record Change(Instant at, Evidence evidence, boolean rotated) {}

    Finding finding() {
        var reference = reference();
        if (reference.kind() == Kind.MALFORMED || reference.kind() == Kind.OTHER) {
            return illFormed();
        }
        var secret = reference.kind() == Kind.SECRET ? RecordedSecret.secret(subject.inventory(), reference).orElse(null) : null;
        var parameter = reference.kind() == Kind.PARAMETER ? RecordedSecret.parameter(subject.inventory(), reference).orElse(null) : null;
        var found = secret != null ? secret : parameter;
        var faults = new ArrayList<Fault>();
        failed().ifPresent(faults::add);
        if (found == null) {
            absent().ifPresent(faults::add);
        }
        if (secret != null) {
            deleted(secret).or(() -> versionless(secret)).ifPresent(faults::add);
        }
        elsewhere().ifPresent(faults::add);
        if (found != null) {
            changed(change(secret, parameter)).ifPresent(faults::add);
        }
        var missing = missing(found, secret);
        if (!faults.isEmpty()) {
            return Fault.finding(Secrets.INFO, resource(found), faults).evidence(where()).missing(missing).finding();
        }
        var needed = missing.stream().filter(item -> !item.optional()).toList();
        return needed.isEmpty() ? fine(Objects.requireNonNull(found), missing) : unknown(found, needed);
    }

    private SecretReference reference() {
        return uses.getFirst().reference();
    }

    private String resource(@Nullable Recorded found) {
        return found != null ? found.id() : reference().id();
    }

    private List<Evidence> where() {
        return uses.stream().map(SecretUse::evidence).limit(5).toList();
    }

    private String by() {
        return String.join(", ", uses.stream().map(SecretUse::by).distinct().limit(4).toList());
    }

    private Optional<Fault> failed() {
        if (told.isEmpty()) {
            return Optional.empty();
        }
        var last = told.getLast();
        var key = last.symptom() == Symptom.SECRET_KEY_MISSING;
        return Optional.of(new Fault(Status.FAIL, "Tasks could not start because the " + reference().shown() + (key ? " lacks the JSON key that is asked for" : " is not there"),
                "“" + last.text() + "”", key ? "the key that the task definition names" : "a " + reference().shown() + " in " + reference().region(),
                "The record tells it " + (told.size() == 1 ? "once" : told.size() + " times") + " since the service was last steady.",
                told.stream().limit(5).map(Sighting::evidence).toList(), List.of(show())));
    }

    private Optional<Fault> absent() {
        return RecordedSecret.absence(subject.inventory(), reference()).map(call -> {
            var error = call.error();
            return new Fault(Status.FAIL, "The " + reference().shown() + " does not exist in " + reference().region(),
                    error == null ? "the list of parameters is recorded, and does not hold it" : error.code() + (error.message().isBlank() ? "" : ": " + error.message()),
                    "the " + reference().shown() + " that " + by() + " starts with",
                    "ECS fetches it before the containers start: without it no new task starts.",
                    List.of(Evidence.at(call, error == null ? "/Parameters/" + listed(call) : "", null)), List.of(show()));
        });
    }

    /// How many parameters an answer holds: at the next place the one that is not there would stand.
    private long listed(Call call) {
        return subject.inventory().all(Parameter.class).stream().filter(parameter -> parameter.origin().call().equals(call)).count();
    }

    private Optional<Fault> deleted(Secret secret) {
        return Optional.ofNullable(secret.deletedDate()).map(date -> new Fault(Status.FAIL, "The " + reference().shown() + " is marked for deletion",
                "DeletedDate " + Evidence.of(secret, "/DeletedDate", date).value(), "no DeletedDate",
                "A secret that is marked for deletion cannot be read: no new task starts, and when its recovery window ends it is gone.",
                List.of(Evidence.of(secret, "/DeletedDate", date)),
                List.of(show(),
                        AwsCommand.fix("Takes the mark away, so that the secret can be read again; no undo: whoever wants it gone schedules that anew.",
                                CommandLine.aws("secretsmanager", "restore-secret").option("--secret-id", secret.arn()).in(subject.region())),
                        AwsCommand.verify("DeletedDate must be gone.", show().argv()))));
    }

    /// A stage or version that the secret does not have.
    private Optional<Fault> versionless(Secret secret) {
        for (var use : uses) {
            var wanted = use.reference();
            var version = wanted.versionId();
            var stage = wanted.versionStage() != null ? wanted.versionStage() : CURRENT;
            var stages = secret.versionIdsToStages();
            var there = version != null ? stages.containsKey(version) : stages.values().stream().anyMatch(list -> list.contains(stage));
            if (!there) {
                return Optional.of(new Fault(Status.FAIL, "The " + reference().shown() + " has no version " + (version != null ? version : "with the label " + stage),
                        stages.isEmpty() ? "no version at all: it was made, and never given a value" : "labels " + String.join(", ", stages.values().stream().flatMap(List::stream).distinct().sorted().toList()),
                        version != null ? "the version " + version : "a version with the label " + stage,
                        "ECS asks for that one before the containers start: without it no new task starts.",
                        List.of(use.evidence(), Evidence.of(secret, "/VersionIdsToStages", stages.isEmpty() ? null : stages)), List.of(show())));
            }
        }
        return Optional.empty();
    }

    private Optional<Fault> elsewhere() {
        var reference = reference();
        return reference.region().isEmpty() || reference.region().equals(subject.region()) ? Optional.empty()
                : Optional.of(new Fault(Status.WARN, "The " + reference.shown() + " lies in " + reference.region() + ", and the service runs in " + subject.region(),
                        "a valueFrom in " + reference.region(), "a replica in " + subject.region(),
                        "Every start of a task needs that other region too, over a way that no VPC endpoint of this region serves.",
                        where(), List.of(Secrets.references(subject, definition))));
    }

    private Optional<Change> change(@Nullable Secret secret, @Nullable Parameter parameter) {
        if (parameter != null) {
            return Optional.ofNullable(parameter.lastModifiedDate()).map(at -> new Change(at, Evidence.of(parameter, "/LastModifiedDate", at), false));
        }
        // A version that is asked for by its id never changes.
        if (secret == null || uses.stream().allMatch(use -> use.reference().versionId() != null)) {
            return Optional.empty();
        }
        var rotated = secret.lastRotatedDate();
        var changed = secret.lastChangedDate();
        return rotated != null && (changed == null || !rotated.isBefore(changed.minusSeconds(60)))
                ? Optional.of(new Change(rotated, Evidence.of(secret, "/LastRotatedDate", rotated), true))
                : Optional.ofNullable(changed).map(at -> new Change(at, Evidence.of(secret, "/LastChangedDate", at), false));
    }

    /// Containers get the value once, when they start.
    private Optional<Fault> changed(Optional<Change> change) {
        var started = started();
        return change.flatMap(last -> {
            var before = started.stream().filter(task -> Objects.requireNonNull(task.startedAt()).isBefore(last.at())).toList();
            if (before.isEmpty()) {
                return Optional.empty();
            }
            var first = before.getFirst();
            return Optional.of(new Fault(Status.WARN, "The " + reference().shown() + " was " + (last.rotated() ? "rotated" : "changed") + " after " + Numbers.count(before.size(), "task") + " had started with it",
                    before.size() + " of " + Numbers.count(started.size(), "running task") + " started before " + last.at().truncatedTo(ChronoUnit.SECONDS), "tasks that started after its last change",
                    "A container gets the value once, when it starts: those tasks have the one from before."
                            + (last.rotated() ? "" : " The record does not tell whether the value changed, or only what describes it."),
                    List.of(last.evidence(), Evidence.of(first, "/startedAt", first.startedAt())), changedCommands()));
        });
    }

    private List<AwsCommand> changedCommands() {
        var commands = new ArrayList<>(List.of(show()));
        var controller = subject.service().deploymentController();
        if (controller == null || controller.type() == null || controller.type().equals("ECS")) {
            commands.add(AwsCommand.fix("Starts every task of the service anew, by its own deployment settings; no undo: the tasks are replaced.",
                    CommandLine.aws("ecs", "update-service").option("--cluster", subject.cluster()).option("--service", subject.service().name()).flag("--force-new-deployment").in(subject.region())));
            commands.add(AwsCommand.verify("The deployment must complete.", CommandLine.aws("ecs", "describe-services").option("--cluster", subject.cluster())
                    .option("--services", List.of(subject.service().name())).option("--query", "services[].deployments[].[status,rolloutState,createdAt]").in(subject.region())));
        }
        return commands;
    }

    /// The tasks of this very definition that run: their start proves that all was there.
    private List<Task> started() {
        return subject.liveTasks().stream().filter(task -> definition.taskDefinitionArn().equals(task.taskDefinitionArn()) && task.startedAt() != null).toList();
    }

    private List<Missing> missing(@Nullable Recorded found, @Nullable Secret secret) {
        var missing = new ArrayList<Missing>();
        if (found == null && RecordedSecret.absence(subject.inventory(), reference()).isEmpty() && told.isEmpty()) {
            missing.add(subject.needs(RecordedSecret.read(reference())));
        }
        if (secret != null && hasUnprovenKey(secret)) {
            missing.add(TaskRecord.missingLive(subject).map(item -> new Missing(item.gap(), false))
                    .orElseGet(() -> subject.needs(Reads.listTasks(subject.cluster(), subject.service().name(), "RUNNING"))));
        } else if (found != null) {
            TaskRecord.missingLive(subject).ifPresent(item -> missing.add(new Missing(item.gap(), true)));
        }
        return missing;
    }

    private boolean hasUnprovenKey(Secret secret) {
        var keyed = uses.stream().anyMatch(use -> use.reference().jsonKey() != null);
        var changed = secret.lastChangedDate();
        return keyed && started().stream().noneMatch(task -> changed == null || Objects.requireNonNull(task.startedAt()).isAfter(changed));
    }

    private Finding illFormed() {
        var redacted = subject.inventory().source().redacted();
        var malformed = reference().kind() == Kind.MALFORMED;
        var draft = Finding.draft(Secrets.INFO, redacted ? Status.UNKNOWN : Status.WARN, reference().id(), malformed
                        ? "The secret " + reference().name() + " is asked for by an ARN with a part too few or too many"
                        : "A container asks for a secret where ECS reads none")
                .observed(String.valueOf(uses.getFirst().evidence().value()))
                .expected(malformed ? "the secret's ARN alone, or with all three of :json-key:version-stage:version-id, empty ones included" : "the ARN of a secret, or the ARN or name of a parameter")
                .why(malformed ? "After the ARN there must be either nothing or three parts; with another number the ECS agent refuses it, and the task does not start."
                        : "ECS reads secrets from Secrets Manager and from Parameter Store of Systems Manager, and from nothing else.")
                .evidence(where())
                .command(Secrets.references(subject, definition));
        if (redacted) {
            draft.missing(subject.needs(Reads.describeTaskDefinition(definition.taskDefinitionArn())));
        }
        return draft.finding();
    }

    private Finding unknown(@Nullable Recorded found, List<Missing> missing) {
        return Finding.draft(Secrets.INFO, Status.UNKNOWN, resource(found), found == null
                        ? "Whether the " + reference().shown() + " exists is not known"
                        : "Whether the " + reference().shown() + " has the JSON key that is asked for is not known")
                .observed(found == null ? String.join("; ", missing.stream().map(item -> item.gap().why()).distinct().toList())
                        : "the secret is there; no task that started with " + definition.shortName() + " since its last change is recorded")
                .expected(found == null ? "its description; the value is neither needed nor asked for" : "a task that started with it: descriptions do not name keys")
                .evidence(where())
                .missing(missing)
                .finding();
    }

    private Finding fine(Recorded found, List<Missing> missing) {
        var keys = uses.stream().map(use -> use.reference().jsonKey()).filter(Objects::nonNull).distinct().toList();
        return Finding.draft(Secrets.INFO, Status.OK, resource(found), "The " + reference().shown() + " is there")
                .observed("described in the record; asked for by " + by()
                        + (keys.isEmpty() ? "" : ", with the JSON key" + (keys.size() == 1 ? " " : "s ") + String.join(", ", keys) + ": tasks have started with it since its last change"))
                .expected("to be there, in " + subject.region() + ", unchanged since the running tasks started")
                .evidence(Stream.concat(where().stream(), Stream.of(Evidence.of(found, found instanceof Parameter ? "/Name" : "/ARN",
                        found instanceof Parameter parameter ? parameter.name() : found.id()))).toList())
                .missing(missing)
                .finding();
    }

    private AwsCommand show() {
        return AwsCommand.confirm(reference().kind() == Kind.PARAMETER ? "Describes the parameter; its value is not shown." : "Describes the secret; its value is not shown.",
                RecordedSecret.read(reference()).argv(subject.region()));
    }
}
