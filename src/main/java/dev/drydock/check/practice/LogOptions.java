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
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.ecs.TaskDefinition;
import dev.drydock.inventory.ecs.TaskDefinition.ContainerDefinition;
import dev.drydock.inventory.ecs.TaskDefinition.LogConfiguration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Whether what the containers write can be found and read afterwards. The log group itself, and blocking, are for another check.
public final class LogOptions implements Check {
    private static final CheckInfo INFO = CheckInfo.of(Topic.ADVICE, "log-options", Owner.APP,
            "Can what the containers write be found and read afterwards?",
            Set.of("ecs describe-services", "ecs describe-task-definition"), Set.of(), "logs-missing",
            List.of("https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specify-log-config.html",
                    "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LogConfiguration.html"));

    private static final String PREFIX = "awslogs-stream-prefix";
    private static final String BUFFER = "max-buffer-size";
    private static final String MULTILINE = "awslogs-multiline-pattern";
    private static final String DATE = "awslogs-datetime-format";
    /// Until June 2025 the default; 10m since (ECS API reference, `LogConfiguration`).
    private static final long FORMER_DEFAULT = 1 << 20;
    private static final Pattern SIZE = Pattern.compile("(\\d{1,9})\\s*([bkmg]?)b?");
    private static final Map<String, Long> UNITS = Map.of("", 1L, "b", 1L, "k", 1L << 10, "m", 1L << 20, "g", 1L << 30);

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> judge(Subject subject) {
        var definition = subject.taskDefinition().orElse(null);
        if (definition == null) {
            return List.of(Definition.unknown(INFO, subject));
        }
        var findings = new ArrayList<Finding>();
        for (var i = 0; i < definition.containerDefinitions().size(); i++) {
            findings.add(new OneContainer(subject, definition, definition.containerDefinitions().get(i), i).finding());
        }
        return findings.isEmpty() ? List.of(Definition.unknown(INFO, subject)) : findings;
    }

    /// `25m`, `64k` or bytes; empty for another form.
    static OptionalLong bytes(String size) {
        var parts = SIZE.matcher(size.strip().toLowerCase(Locale.ROOT));
        return parts.matches() ? OptionalLong.of(Long.parseLong(parts.group(1)) * UNITS.getOrDefault(parts.group(2), 1L)) : OptionalLong.empty();
    }

    private record OneContainer(Subject subject, TaskDefinition definition, ContainerDefinition container, int index) {

        Finding finding() {
            var log = container.logConfiguration();
            if (log == null) {
                return nowhere();
            }
            return switch (log.logDriver()) {
                case "awslogs" -> ofAwslogs(log);
                case "awsfirelens" -> fine("Container " + container.name() + " hands its log to a FireLens router").evidence(evidence("/logDriver", log.logDriver())).finding();
                case null, default -> fine("Container " + container.name() + " logs by the driver " + log.logDriver()).evidence(evidence("/logDriver", log.logDriver())).finding();
            };
        }

        private Finding nowhere() {
            var onFargate = Compute.of(subject) == Compute.FARGATE;
            if (!onFargate && Compute.of(subject) == Compute.UNKNOWN || !container.isEssential() || container.firelensConfiguration() != null) {
                return fine("Container " + container.name() + " has no log configuration").evidence(Evidence.of(definition, at() + "/logConfiguration", null)).finding();
            }
            return warn("Nothing keeps what container " + container.name() + " writes", "no log configuration",
                    onFargate ? "On Fargate a container without a log configuration writes into nothing: when it fails, its last words are gone."
                            : "What it writes stays on the instance with the default driver of Docker, and goes with the instance.", Evidence.of(definition, at() + "/logConfiguration", null),
                    "\"logConfiguration\": {\"logDriver\": \"awslogs\", \"options\": {\"awslogs-group\": \"/ecs/" + name() + "\", \"awslogs-region\": \"" + subject.region()
                            + "\", \"awslogs-stream-prefix\": \"" + name() + "\", \"mode\": \"non-blocking\", \"max-buffer-size\": \"25m\"}}");
        }

        private Finding ofAwslogs(LogConfiguration log) {
            var options = log.options();
            if (options.getOrDefault(PREFIX, "").isBlank()) {
                return warn("The log streams of container " + container.name() + " are named by the ids of containers", "no " + PREFIX,
                        "Without a prefix a stream bears the id that Docker gave the container: from a task nobody finds its log. With one it is PREFIX/CONTAINER/TASK. Fargate asks for a prefix.",
                        evidence("/options/" + PREFIX, options.get(PREFIX)), "\"" + PREFIX + "\": \"" + name() + "\"");
            }
            var buffer = options.get(BUFFER);
            var bytes = buffer == null ? OptionalLong.empty() : bytes(buffer);
            if (bytes.isPresent() && bytes.getAsLong() <= FORMER_DEFAULT && "non-blocking".equals(options.get("mode"))) {
                return warn("Container " + container.name() + " loses log lines in a burst: its buffer is " + buffer, "mode non-blocking, " + BUFFER + " " + buffer,
                        "In non-blocking mode lines that find the buffer full are dropped, and a failure is when most are written: " + buffer + " against 10m, the default since June 2025.",
                        evidence("/options/" + BUFFER, buffer), "\"" + BUFFER + "\": \"25m\"");
            }
            var joined = options.containsKey(MULTILINE) || options.containsKey(DATE);
            return fine(joined ? "What container " + container.name() + " writes can be found and read" : "What container " + container.name() + " writes can be found; a stack trace is one event a line")
                    .observed(PREFIX + " " + options.get(PREFIX) + "; " + BUFFER + " " + (buffer == null ? "not set" : buffer) + "; " + (joined ? "lines joined" : "no " + MULTILINE))
                    .why(joined ? "" : "Advice: " + MULTILINE + " joins the lines of one message, such as a stack trace, into one event; a log of one JSON object a line needs none.")
                    .evidence(evidence("/options/" + PREFIX, options.get(PREFIX)))
                    .finding();
        }

        private Finding warn(String title, String observed, String why, Evidence evidence, String snippet) {
            return Finding.draft(INFO, Status.WARN, resource(), title)
                    .observed(observed)
                    .expected("a log that is found by task and keeps a failure's last lines")
                    .why(why)
                    .evidence(evidence)
                    .command(AwsCommand.confirm("Reads the task definition.", Reads.describeTaskDefinition(definition.taskDefinitionArn()).argv(subject.region())))
                    .snippet("json", snippet)
                    .finding();
        }

        private Finding.Draft fine(String title) {
            return Finding.draft(INFO, Status.OK, resource(), title).observed("container " + container.name()).expected("a log that is found by task");
        }

        private String at() {
            return "/containerDefinitions/" + index;
        }

        private Evidence evidence(String below, @Nullable Object value) {
            return Evidence.of(definition, at() + "/logConfiguration" + below, value);
        }

        private String name() {
            return container.name() == null ? "app" : container.name().replaceAll("[^A-Za-z0-9_-]", "-");
        }

        private String resource() {
            return definition.taskDefinitionArn() + "/" + (container.name() == null ? index : container.name());
        }
    }
}
