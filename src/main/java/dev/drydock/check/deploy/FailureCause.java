package dev.drydock.check.deploy;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Why tasks of a deployment do not come up, as far as the texts of service events and stopped tasks tell.
///
/// The texts carry no code, so they are matched by what AWS writes ("Amazon ECS service event messages", "Stopped tasks error codes"); a text that matches
/// nothing is shown as it stands.
enum FailureCause {
    ROLE("a role cannot be assumed or lacks a permission",
            "unable to assume the role", "trust relationship", "accessdenied", "not authorized to perform", "role has the permissions", "403 forbidden"),
    SECRETS("secrets or registry credentials cannot be fetched",
            "unable to pull secrets", "pull secrets from", "retrieve secret"),
    LOGS("the log group cannot be used",
            "failed to validate logger args", "failed to initialize logging driver", "cloudwatch log group"),
    IMAGE("the image cannot be pulled",
            "cannotpullcontainer", "pull registry auth", "pull command failed", "failed to resolve ref", "failed to copy: httpreaderseeker",
            "does not contain descriptor matching platform", "toomanyrequests", "imagenotfound", "task cannot pull"),
    ADDRESSES("the subnets have no free address",
            "insufficientfreeaddressesinsubnet"),
    QUOTA("a quota is reached",
            "reached the limit on the number of", "configuration is above your limit"),
    CAPACITY("there is no capacity for the tasks",
            "capacity is unavailable", "no container instance met", "provisioning capacity limit"),
    PLACEMENT("tasks cannot be placed",
            "unable to place a task", "could not launch", "resource:"),
    NETWORK_INTERFACE("a network interface could not be made",
            "network interface"),
    OUT_OF_MEMORY("a container needs more memory than it has",
            "outofmemory"),
    HEALTH("tasks fail their health checks",
            "failed elb health checks", "failed container health checks", "is unhealthy in (target-group"),
    DEADLOCK("minimumHealthyPercent and maximumPercent leave no room to move",
            "was unable to stop or start tasks"),
    THROTTLED("ECS operations are throttled",
            "operations are being throttled"),
    PROTECTED("protected tasks may not be stopped",
            "protected tasks are more than"),
    EXIT("an essential container exits",
            "essential container in task exited"),
    START("tasks do not start",
            "unable to consistently start tasks", "resourceinitializationerror", "tasks failed to start", "failed to launch a task", "cannotstartcontainer",
            "containerruntime", "cannotcreatecontainer");

    private final String words;
    private final List<String> texts;

    FailureCause(String words, String... texts) {
        this.words = words;
        this.texts = List.of(texts);
    }

    /// A clause for people.
    String words() {
        return words;
    }

    /// What a text tells of; empty for the texts of what is normal, and for what is not known. The first in the order above that matches.
    static Optional<FailureCause> of(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        var plain = text.replace('’', '\'').toLowerCase(Locale.ROOT);
        for (var cause : values()) {
            if (cause.texts.stream().anyMatch(plain::contains)) {
                return Optional.of(cause);
            }
        }
        return Optional.empty();
    }
}
