package dev.drydock.check.practice;

import dev.drydock.check.AwsCommand;
import dev.drydock.check.Check;
import dev.drydock.check.CheckInfo;
import dev.drydock.check.Compute;
import dev.drydock.check.Evidence;
import dev.drydock.check.Finding;
import dev.drydock.check.Owner;
import dev.drydock.check.Status;
import dev.drydock.check.Subject;
import dev.drydock.check.Topic;
import dev.drydock.check.policy.Answer;
import dev.drydock.check.policy.RoleAccess;
import dev.drydock.inventory.call.CommandLine;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.ecs.TaskDefinition;
import dev.drydock.inventory.ecs.TaskDefinition.ContainerDefinition;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Whether a tracing sidecar may send what it collects. To trace at all is a choice; a daemon whose traces are refused hides what it was put there to show.
public final class Tracing implements Check {
    private static final CheckInfo INFO = CheckInfo.of(Topic.ADVICE, "tracing", Owner.APP,
            "May a tracing sidecar send what it collects?",
            Set.of("ecs describe-services", "ecs describe-task-definition"),
            Set.of("iam get-role", "iam list-attached-role-policies", "iam list-role-policies", "iam get-role-policy", "iam get-policy", "iam get-policy-version"),
            null,
            List.of("https://docs.aws.amazon.com/AmazonECS/latest/developerguide/trace-data.html", "https://docs.aws.amazon.com/xray/latest/devguide/xray-daemon-ecs.html"));

    private static final List<String> ACTIONS = List.of("xray:PutTraceSegments", "xray:PutTelemetryRecords");

    /// @param onlyXRay whether it can send to X-Ray alone
    private enum Sidecar {
        DAEMON("X-Ray daemon", true, "xray-daemon"), COLLECTOR("OpenTelemetry collector", false, "otel-collector", "opentelemetry-collector", "adot-collector");

        private final String words;
        private final boolean onlyXRay;
        private final List<String> names;

        Sidecar(String words, boolean onlyXRay, String... names) {
            this.words = words;
            this.onlyXRay = onlyXRay;
            this.names = List.of(names);
        }

        /// By the name of the container or of its image.
        static @Nullable Sidecar of(ContainerDefinition container) {
            var text = (container.name() + " " + repository(container.image())).toLowerCase(Locale.ROOT);
            return Stream.of(values()).filter(sidecar -> sidecar.names.stream().anyMatch(text::contains)).findFirst().orElse(null);
        }

        /// The last part of an image's path, without tag and digest.
        private static String repository(@Nullable String image) {
            var path = image == null ? "" : image.split("@", 2)[0];
            return path.substring(path.lastIndexOf('/') + 1).split(":", 2)[0];
        }
    }

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> judge(Subject subject) {
        return List.of(subject.taskDefinition().map(definition -> judge(subject, definition)).orElseGet(() -> Definition.unknown(INFO, subject)));
    }

    private static Finding judge(Subject subject, TaskDefinition definition) {
        for (var i = 0; i < definition.containerDefinitions().size(); i++) {
            var container = definition.containerDefinitions().get(i);
            var sidecar = Sidecar.of(container);
            if (sidecar != null) {
                return new Found(subject, definition, sidecar, String.valueOf(container.name()), Evidence.of(definition, "/containerDefinitions/" + i + "/image", container.image())).finding();
            }
        }
        return Finding.draft(INFO, Status.OK, definition.taskDefinitionArn(), "No tracing sidecar stands beside the application")
                .observed("no X-Ray daemon and no OpenTelemetry collector among the containers")
                .expected("a choice")
                .why("Advice: with traces one sees which call of a slow request is slow. A collector as a sidecar, or a library that sends by itself, which this record would not show.")
                .finding();
    }

    /// A sidecar with the role by which it sends.
    private record Found(Subject subject, TaskDefinition definition, Sidecar sidecar, String name, Evidence evidence) {

        Finding finding() {
            if (definition.taskRoleArn() == null || definition.taskRoleArn().isBlank()) {
                return withoutRole();
            }
            var role = RoleAccess.of(subject, definition.taskRoleArn());
            var answers = ACTIONS.stream().map(action -> role.may(action, "*")).toList();
            var refused = answers.stream().filter(Answer::isRefused).findFirst();
            if (role.absence().isPresent() || refused.isPresent()) {
                return sidecar.onlyXRay ? lost(role, refused.orElse(null)) : elsewhere(role);
            }
            var open = answers.stream().filter(Answer.Unknown.class::isInstance).map(Answer.Unknown.class::cast).findFirst();
            return open.map(unknown -> Finding.draft(INFO, Status.UNKNOWN, definition.taskDefinitionArn(), "Whether the " + sidecar.words + " " + name + " may send its traces is not known")
                    .observed(unknown.words(subject))
                    .expected("the task role with its policies on record")
                    .evidence(evidence)
                    .missing(unknown.missing(subject))
                    .finding())
                    .orElseGet(() -> fine("The " + sidecar.words + " " + name + " may send its traces to X-Ray").observed("task role " + role.name() + " allows " + String.join(" and ", ACTIONS))
                            .why(Answer.UNSEEN).evidence(answers.stream().flatMap(answer -> answer.evidence().stream()).distinct().toList()).finding());
        }

        private Finding withoutRole() {
            if (!sidecar.onlyXRay || Compute.of(subject) != Compute.FARGATE) {
                return fine("The " + sidecar.words + " " + name + " has no task role to send by").observed("no task role")
                        .why("Advice: on instances it falls back to the instance's role, which is not in this record; to X-Ray it needs " + String.join(" and ", ACTIONS) + ".").finding();
            }
            return warn("no task role", Evidence.of(definition, "/taskRoleArn", definition.taskRoleArn())).finding();
        }

        private Finding lost(RoleAccess role, @Nullable Answer refused) {
            var observed = "task role " + role.name() + (role.absence().isPresent() ? " does not exist"
                    : refused instanceof Answer.NotAllowed not ? " allows " + ACTIONS.getFirst() + " by " + (not.read().isEmpty() ? "no policy at all" : "none of " + not.policies()) : " is denied it by a statement");
            var draft = warn(observed, Evidence.of(definition, "/taskRoleArn", definition.taskRoleArn()));
            if (refused != null) {
                draft.evidence(refused.evidence());
            }
            draft.command(AwsCommand.confirm("Asks IAM what the role allows.", Reads.simulatePrincipalPolicy(role.arn(), ACTIONS, List.of("*")).argv(subject.region())));
            if (refused instanceof Answer.NotAllowed not && !not.byBoundary() && role.role().isPresent()) {
                draft.command(AwsCommand.fix("Lets every task that has this role write traces to X-Ray.", policy(role, "attach-role-policy")))
                        .command(AwsCommand.undo("Takes the policy away again.", policy(role, "detach-role-policy")))
                        .command(AwsCommand.verify("Lists the managed policies of the role.", Reads.listAttachedRolePolicies(role.name()).argv(subject.region())));
            }
            return draft.finding();
        }

        private List<String> policy(RoleAccess role, String operation) {
            var partition = role.arn().split(":", 3)[1];
            return CommandLine.aws("iam", operation).option("--role-name", role.name()).option("--policy-arn", "arn:" + partition + ":iam::aws:policy/AWSXRayDaemonWriteAccess").in(subject.region());
        }

        private Finding elsewhere(RoleAccess role) {
            return fine("The " + sidecar.words + " " + name + " may not send to X-Ray, which is as it should be where it sends elsewhere")
                    .observed("task role " + role.name() + " does not allow " + String.join(" and ", ACTIONS))
                    .why("Advice: where a collector sends stands in its own configuration, which is not in this record.")
                    .finding();
        }

        private Finding.Draft warn(String observed, Evidence more) {
            return Finding.draft(INFO, Status.WARN, definition.taskDefinitionArn(), "The traces of the " + sidecar.words + " " + name + " are lost: it may not send them")
                    .observed(observed)
                    .expected("a task role that allows " + String.join(" and ", ACTIONS))
                    .why("The daemon takes the traces of the application and sends them by the task role. What X-Ray refuses is dropped, and the application does not notice.")
                    .evidence(evidence, more)
                    .command(AwsCommand.confirm("Reads the task definition with its roles.", Reads.describeTaskDefinition(definition.taskDefinitionArn()).argv(subject.region())));
        }

        private Finding.Draft fine(String title) {
            return Finding.draft(INFO, Status.OK, definition.taskDefinitionArn(), title).expected("a choice").evidence(evidence);
        }
    }
}
