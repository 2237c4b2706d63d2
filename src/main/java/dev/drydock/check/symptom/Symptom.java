package dev.drydock.check.symptom;

import dev.drydock.check.Owner;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Something that a service event, a task's `stoppedReason`, a container's `reason` or a rollout's `rolloutStateReason` tells (ECS developer guide, "Amazon ECS
/// service event messages", "Amazon ECS stopped tasks error messages", "Amazon ECS API failure reasons"; the EC2 error codes are those of the EC2 API reference).
///
/// AWS gives these texts no code. What stands nearer to the root of a trouble comes before what follows from it: where one text tells several, the first tells most.
public enum Symptom {
    ROLE_NOT_ASSUMED(Kind.CAUSE, Owner.SECURITY, "rollout-hangs", "a role cannot be assumed",
            Wording.any("unable to assume the role", "trust relationship has been misconfigured", "iam trust relationship")),
    IMAGE_DENIED(Kind.CAUSE, Owner.SECURITY, "rollout-hangs", "the image cannot be pulled: the execution role or the repository's policy does not let it",
            Wording.any("not authorized to perform: ecr:", "role has the permissions to pull images"),
            Wording.any(Texts.REGISTRY_LOGIN).and(Texts.DENIED),
            Wording.any("cannotpull").and("403 forbidden", "accessdenied", "not authorized to perform").andNot("httpreaderseeker", "not authorized to perform: kms:")),
    SECRETS_DENIED(Kind.CAUSE, Owner.SECURITY, "secrets-fail", "secrets or registry credentials cannot be fetched: the execution role lacks a permission",
            Wording.any("not authorized to perform: secretsmanager:", "not authorized to perform: ssm:", "not authorized to perform: kms:"),
            Wording.any(Texts.SECRETS).and(Texts.DENIED)),

    SECRET_KEY_MISSING(Kind.CAUSE, Owner.PLATFORM, "secrets-fail", "a secret lacks the JSON key that the task definition names",
            Wording.any("did not contain json key")),
    SECRET_MISSING(Kind.CAUSE, Owner.PLATFORM, "secrets-fail", "a secret or parameter is not there, or lies in another Region",
            Wording.any(Texts.SECRETS).and("resourcenotfoundexception", "can't find the specified secret", "parameternotfound", "invalid parameters",
                    "invalid ssm parameters")),
    SECRETS_UNREACHABLE(Kind.CAUSE, Owner.NETWORK, "secrets-fail", "secrets or registry credentials cannot be fetched: no connection",
            Wording.any("task cannot pull secrets"),
            Wording.any(Texts.SECRETS).and(Texts.NO_CONNECTION).andNot(Texts.REGISTRY_LOGIN)),
    /// The text was cut short before it says why, or says something else.
    SECRETS(Kind.CAUSE, Owner.PLATFORM, "secrets-fail", "secrets or registry credentials cannot be fetched",
            Wording.any(Texts.SECRETS).andNot(Texts.REGISTRY_LOGIN)),

    LOG_GROUP_MISSING(Kind.CAUSE, Owner.PLATFORM, "logs-missing", "the log group is not there",
            Wording.any(Texts.LOGGER).and("resourcenotfoundexception", "specified log group does not exist")),
    LOGS_DENIED(Kind.CAUSE, Owner.SECURITY, "logs-missing", "the log group cannot be used: the execution role lacks a permission",
            Wording.any("not authorized to perform: logs:"),
            Wording.any(Texts.LOGGER).and(Texts.DENIED)),
    LOGS_UNREACHABLE(Kind.CAUSE, Owner.NETWORK, "logs-missing", "the log group cannot be used: no connection to CloudWatch Logs",
            Wording.any("cannot find the amazon cloudwatch log group"),
            Wording.any(Texts.LOGGER).and(Texts.NO_CONNECTION)),
    LOGS(Kind.CAUSE, Owner.PLATFORM, "logs-missing", "the log group cannot be used",
            Wording.any(Texts.LOGGER)),
    ROLE_DENIED(Kind.CAUSE, Owner.SECURITY, "rollout-hangs", "a role lacks a permission",
            Wording.any("accessdenied", "not authorized to perform")),

    EFS(Kind.CAUSE, Owner.PLATFORM, null, "an EFS volume cannot be mounted",
            Wording.any("failed to invoke efs utils")),
    PULL_RATE_LIMIT(Kind.CAUSE, Owner.PLATFORM, null, "the image cannot be pulled: the registry's rate limit is reached",
            Wording.any("toomanyrequests", "429 too many requests")),
    DISK_FULL(Kind.CAUSE, Owner.APP, null, "the disk of the task or its instance is full",
            Wording.any("no space left on device")),
    IMAGE_PLATFORM(Kind.CAUSE, Owner.APP, null, "the image cannot be pulled: it is not built for the task's platform",
            Wording.any("does not contain descriptor matching platform")),
    IMAGE_LAYERS(Kind.CAUSE, Owner.NETWORK, "pulls-through-nat", "the image cannot be pulled: its layers do not come from S3",
            Wording.any("failed to copy: httpreaderseeker"),
            Wording.any("pull command failed").and("panic")),
    IMAGE_UNREACHABLE(Kind.CAUSE, Owner.NETWORK, "pulls-through-nat", "the image cannot be pulled: no connection to the registry",
            Wording.any("task cannot pull registry auth", "issue between the task and amazon ecr"),
            Wording.any(Texts.REGISTRY_LOGIN).and(Texts.NO_CONNECTION),
            Wording.any(Texts.PULL).and(Texts.NO_CONNECTION)),
    IMAGE_NOT_FOUND(Kind.CAUSE, Owner.APP, "rollout-hangs", "the image cannot be pulled: its tag, digest or repository is not there",
            Wording.any("imagenotfoundexception", "repositorynotfoundexception"),
            Wording.any("failed to resolve ref").and("not found"),
            Wording.any(Texts.PULL).and("manifest unknown", "not found: manifest", "repository does not exist", "image does not exist", "name unknown",
                    "requested image not found")),
    IMAGE_PULL(Kind.CAUSE, Owner.PLATFORM, "rollout-hangs", "the image cannot be pulled",
            Wording.any(Texts.PULL), Wording.any(Texts.REGISTRY_LOGIN)),

    /// A subnet had no address left for a task's network interface.
    SUBNET_FULL(Kind.CAUSE, Owner.NETWORK, "ip-headroom", "the subnets have no free address",
            Wording.any("insufficientfreeaddressesinsubnet")),
    /// The account may have no more network interfaces in that zone.
    INTERFACE_QUOTA(Kind.CAUSE, Owner.NETWORK, "interface-quota", "the quota of network interfaces is reached",
            Wording.any("networkinterfacelimitexceeded")),
    /// The account may run no more on Fargate.
    FARGATE_QUOTA(Kind.CAUSE, Owner.PLATFORM, "ip-headroom", "a Fargate quota of the account is reached",
            Wording.any("reached the limit on the number of vcpus", "reached the limit on the number of tasks", "configuration is above your limit")),
    CAPACITY_UNAVAILABLE(Kind.CAUSE, Owner.AWS, null, "there is no capacity for the tasks",
            Wording.any("capacity is unavailable")),
    /// No instance had a network interface left for a task: slots of the instance, not addresses of a subnet.
    INSTANCE_INTERFACES(Kind.CAUSE, Owner.PLATFORM, "ip-headroom", "no instance has a network interface left for a task",
            Wording.any("resource:eni")),
    NO_INSTANCE(Kind.CAUSE, Owner.PLATFORM, "pending-on-ec2", "there is no capacity for the tasks: no container instance fits",
            Wording.any("no container instance met", "resource:cpu", "resource:memory", "resource:ports", "resource:gpu")),
    PROVISIONING_LIMIT(Kind.CAUSE, Owner.PLATFORM, "pending-on-ec2", "there is no capacity for the tasks: too many of them wait already",
            Wording.any("provisioning capacity limit was exceeded")),
    PLACEMENT_INTERNAL(Kind.CAUSE, Owner.NETWORK, null, "tasks cannot be placed: Fargate may not be offered in a zone of the subnets",
            Wording.any(Texts.PLACE).and("internal error")),
    PLACEMENT(Kind.CAUSE, Owner.PLATFORM, null, "tasks cannot be placed",
            Wording.any(Texts.PLACE)),
    TAG_POLICY(Kind.CAUSE, Owner.SECURITY, null, "a network interface could not be made: a tag policy forbids its tags",
            Wording.any("tagpolicyviolation")),
    INTERFACE_TIMEOUT(Kind.CAUSE, Owner.AWS, null, "a network interface was not ready in time, which passes: ECS tries again",
            Wording.any("timeout waiting for network interface")),
    STORAGE_TIMEOUT(Kind.CAUSE, Owner.AWS, null, "the task's ephemeral storage was not ready in time, which passes: ECS tries again",
            Wording.any("timeout waiting for ephemeralstorage", "timeout waiting for ephemeral storage")),
    NETWORK_INTERFACE(Kind.CAUSE, Owner.NETWORK, "ip-headroom", "a network interface could not be made",
            Wording.any("attempting to create network interface", "attempting to tag the network interface")),

    OUT_OF_MEMORY(Kind.CAUSE, Owner.APP, "memory-climbs", "a container needs more memory than it has",
            Wording.any("outofmemory")),
    LOAD_BALANCER_HEALTH(Kind.CAUSE, Owner.APP, "killed-while-booting", "tasks fail their health checks at the load balancer",
            Wording.any("failed elb health checks")),
    CONTAINER_HEALTH(Kind.CAUSE, Owner.APP, "killed-while-booting", "tasks fail their health checks in the container",
            Wording.any("failed container health checks")),
    TARGET_UNHEALTHY(Kind.CAUSE, Owner.APP, "killed-while-booting", "tasks fail their health checks",
            Wording.any("is unhealthy in (target-group", "is unhealthy in target-group")),
    TARGETS_NOT_REGISTERED(Kind.CAUSE, Owner.PLATFORM, null, "the load balancer does not take the tasks as targets",
            Wording.any("failed to register targets", "failed to describe target health")),
    DEADLOCK(Kind.CAUSE, Owner.PLATFORM, "rollback", "minimumHealthyPercent and maximumPercent leave no room to move",
            Wording.any("was unable to stop or start tasks")),
    THROTTLED(Kind.CAUSE, Owner.AWS, null, "ECS operations are throttled",
            Wording.any("operations are being throttled")),
    PROTECTED(Kind.CAUSE, Owner.APP, null, "protected tasks may not be stopped",
            Wording.any("protected tasks are more than")),
    HOST_GONE(Kind.CAUSE, Owner.PLATFORM, null, "the instance under the task went away",
            Wording.any("host ec2 (instance")),
    /// Of ECS Exec, in the answer of `ExecuteCommand`.
    EXEC_NOT_READY(Kind.CAUSE, Owner.PLATFORM, "exec-fails", "ECS Exec was not on when the task started, or its agent does not run",
            Wording.any("execute command was not enabled when the task was run", "execute command agent isn't running")),
    COMMAND_NOT_FOUND(Kind.CAUSE, Owner.APP, null, "the container's command is not in the image, or cannot run there",
            Wording.any("executable file not found in", "exec format error")),
    RUNTIME(Kind.CAUSE, Owner.PLATFORM, null, "the container runtime could not start, stop or inspect a container",
            Wording.any("containerruntimetimeouterror", "containerruntimeerror", "cannotstartcontainererror", "cannotstopcontainererror",
                    "cannotinspectcontainererror", "cannotcreatecontainererror", "dockertimeouterror")),

    /// From here on texts tell that something failed, and not why.
    EXIT(Kind.CAUSE, Owner.APP, null, "an essential container exits",
            Wording.any("essential container in task exited")),
    START(Kind.CAUSE, Owner.PLATFORM, "rollout-hangs", "tasks do not start",
            Wording.any("unable to consistently start tasks", "resourceinitializationerror", "failed to launch a task", "tasks failed to start")),
    /// A rollout that its circuit breaker or an alarm ended.
    DEPLOYMENT_FAILED(Kind.OUTCOME, Owner.APP, "rollback", "a deployment failed",
            Wording.any("deployment failed:", "ecs deployment circuit breaker:", "rolling back to")),

    SPOT_INTERRUPTION(Kind.TAKEN, Owner.PLATFORM, null, "AWS took the Spot capacity back",
            Wording.any("your spot task was interrupted")),
    MAINTENANCE(Kind.TAKEN, Owner.AWS, null, "AWS retired the host under the task",
            Wording.any("performing maintenance on the underlying infrastructure")),
    /// The host was found unhealthy; told by a stop code alone.
    INFRASTRUCTURE(Kind.TAKEN, Owner.AWS, null, "the infrastructure under the task was found unhealthy"),
    /// The host is about to end; told by a stop code alone.
    HOST_ENDING(Kind.TAKEN, Owner.AWS, null, "the host under the task was about to end"),

    /// ECS replaced the task or scaled in.
    REPLACED(Kind.NORMAL, Owner.PLATFORM, null, "ECS replaced the task or scaled in",
            Wording.any("scaling activity initiated by")),
    /// Told by a stop code: the reason is whatever that person wrote.
    STOPPED_BY_USER(Kind.NORMAL, Owner.PLATFORM, null, "someone stopped the task",
            Wording.any("task stopped by user")),
    STEADY_STATE(Kind.NORMAL, Owner.PLATFORM, null, "the service is steady",
            Wording.any("has reached a steady state")),
    DEPLOYMENT_COMPLETED(Kind.NORMAL, Owner.PLATFORM, null, "a deployment completed",
            Wording.any("deployment completed")),
    /// Tasks come and go, targets with them, and zones are evened out.
    COMING_AND_GOING(Kind.NORMAL, Owner.PLATFORM, null, "tasks come and go as they should",
            Wording.any("has started", "has stopped").and("task"),
            Wording.any("has begun draining connections", "registered", "az balanced", "az rebalance", "az rebalancing",
                    "has begun a deployment", "updated computeddesiredcount", "set desired count", "deployment in progress"));

    /// What a text is about.
    public enum Kind {
        /// Why something failed, as near to the root as the text goes.
        CAUSE,
        /// What came of a failure.
        OUTCOME,
        /// AWS took the task away: nothing that the service did.
        TAKEN,
        /// The ordinary business of a service.
        NORMAL
    }

    /// The texts that several symptoms share.
    private static final class Texts {
        static final List<String> SECRETS = List.of("unable to pull secrets or registry auth", "unable to retrieve secret", "task cannot pull secrets", "fetching secret data from");
        static final List<String> REGISTRY_LOGIN = List.of("retrieve ecr registry auth", "pull registry auth", "ecr:getauthorizationtoken");
        static final List<String> LOGGER = List.of("failed to validate logger args", "failed to initialize logging driver", "amazon cloudwatch log group");
        static final List<String> PULL = List.of("cannotpull", "pull command failed", "failed to resolve ref", "pull image manifest has been retried");
        static final List<String> PLACE = List.of("was unable to place a task", "is unable to place a task", "could not launch");
        static final List<String> DENIED = List.of("accessdenied", "not authorized to perform");
        static final List<String> NO_CONNECTION = List.of("i/o timeout", "connection issue", "context deadline exceeded", "context canceled", "requestcanceled",
                "request canceled", "signal: killed", "no such host", "connection refused", "connection timed out", "network is unreachable", "tls handshake timeout");
    }

    /// What texts tell, by the text without its names: two dozen checks ask about the same few hundred, of every service again. As long as there is room.
    private static final Map<String, Set<Symptom>> KNOWN = new ConcurrentHashMap<>();
    private static final int MOST_KNOWN = 5_000;

    private static final Map<Symptom, List<String>> OTHERS = new EnumMap<>(Symptom.class);

    static {
        var all = Stream.of(values()).flatMap(Symptom::texts).collect(Collectors.toSet());
        for (var symptom : values()) {
            var own = symptom.texts().collect(Collectors.toSet());
            OTHERS.put(symptom, all.stream().filter(text -> !own.contains(text)).toList());
        }
    }

    private final Kind kind;
    private final Owner owner;
    private final @Nullable String playbook;
    private final String words;
    private final List<Wording> wordings;

    Symptom(Kind kind, Owner owner, @Nullable String playbook, String words, Wording... wordings) {
        this.kind = kind;
        this.owner = owner;
        this.playbook = playbook;
        this.words = words;
        this.wordings = List.of(wordings);
    }

    public Kind kind() {
        return kind;
    }

    /// Who usually mends it.
    public Owner owner() {
        return owner;
    }

    /// The playbook that mends it; null where there is none.
    public @Nullable String playbook() {
        return playbook;
    }

    /// A clause for people.
    public String words() {
        return words;
    }

    /// Its name in ids: `image-not-found`.
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Whether it tells why something failed.
    public boolean isCause() {
        return kind == Kind.CAUSE;
    }

    /// Whether it only tells that something failed: another text may be nearer to why.
    public boolean isVague() {
        return this == EXIT || this == START;
    }

    private Stream<String> texts() {
        return wordings.stream().flatMap(Wording::texts);
    }

    /// All that a text tells; empty for null and for what is not known. Either apostrophe and any case will do, and so will a text that Fargate cut short,
    /// as long as enough of it is left.
    public static Set<Symptom> in(@Nullable String text) {
        if (text == null) {
            return Set.of();
        }
        var plain = Wording.plain(text);
        var known = KNOWN.get(plain);
        if (known == null) {
            known = Collections.unmodifiableSet(told(plain));
            if (KNOWN.size() < MOST_KNOWN) {
                KNOWN.put(plain, known);
            }
        }
        return known;
    }

    private static Set<Symptom> told(String plain) {
        var told = EnumSet.noneOf(Symptom.class);
        for (var symptom : values()) {
            if (symptom.wordings.stream().anyMatch(wording -> wording.isIn(plain, OTHERS.get(symptom)))) {
                told.add(symptom);
            }
        }
        return told;
    }

    /// What tells most of all that a text tells; empty for null and for what is not known.
    public static Optional<Symptom> first(@Nullable String text) {
        return in(text).stream().findFirst();
    }
}
