package dev.drydock.check.start;

import dev.drydock.check.Check;
import dev.drydock.check.CheckInfo;
import dev.drydock.check.Evidence;
import dev.drydock.check.Finding;
import dev.drydock.check.Numbers;
import dev.drydock.check.Owner;
import dev.drydock.check.Status;
import dev.drydock.check.Subject;
import dev.drydock.check.Topic;
import dev.drydock.inventory.call.CommandLine;
import dev.drydock.inventory.ecs.TaskDefinition;
import dev.drydock.inventory.ecs.TaskDefinition.ContainerDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// What a task definition leaves open to an intruder, and what it lets fail unnoticed. Never more than *warn*.
///
/// Only four things are *warn*, because they make a break-in worse or hide a failure:
/// - a container that runs as root, or privileged;
/// - a container that is not essential, that nothing depends on, checks or restarts: it dies in silence;
/// - a task that nobody asks for its health, no load balancer, no VPC Lattice, no container health check: a hang goes on unnoticed.
///
/// All else is a matter of choice and comes as advice under *ok*: a read-only root file system (not asked for where ECS Exec is on, which needs a writable one),
/// a `stopTimeout` of one's own, the tenth of ten containers, tags on tasks. Where only the image tells the user and it is not recorded, that is *unknown*, and optional.
public final class TaskHardening implements Check {
    private static final CheckInfo INFO = CheckInfo.of(Topic.START, "task-hardening", Owner.APP,
            "Does the task definition keep an intruder small, and let no failure pass unnoticed?",
            Set.of("ecs describe-services", "ecs describe-task-definition"), Set.of("ecr image-config", "ecs describe-tasks"), null,
            List.of("https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-tasks-containers.html",
                    "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html"));

    /// ECS takes no more containers in a task definition ("Amazon ECS service quotas").
    private static final int MOST_CONTAINERS = 10;

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> judge(Subject subject) {
        return Definition.of(subject).map(definition -> new Verdict(subject, definition).findings())
                .orElseGet(() -> List.of(Definition.unknown(INFO, subject, "How the service's tasks are hardened is not known")));
    }

    private record Verdict(Subject subject, TaskDefinition definition) {

        List<Finding> findings() {
            var findings = new ArrayList<Finding>();
            for (var i = 0; i < definition.containerDefinitions().size(); i++) {
                var container = definition.containerDefinitions().get(i);
                user(findings, container, i);
                if (Boolean.TRUE.equals(container.privileged())) {
                    findings.add(privileged(container, i));
                }
                if (diesInSilence(container)) {
                    findings.add(silent(container, i));
                }
            }
            if (isUnchecked()) {
                findings.add(unchecked());
            }
            findings.add(advice(findings.isEmpty()));
            return findings;
        }

        private void user(List<Finding> findings, ContainerDefinition container, int index) {
            if (Definition.isWindows(definition)) {
                return;
            }
            switch (ContainerUser.of(subject, definition, container)) {
                case ContainerUser.Other _ -> { }
                case ContainerUser.Root(var why) -> findings.add(warn(container, "user", "The container " + container.name() + " runs as root")
                        .brief("runs as root")
                        .observed(why)
                        .expected("a user of the image's own, whose files it may read and write")
                        .why("Whoever breaks into the process is root in the container: may read every file and secret in it, change what runs there, and has fewer hurdles on the way out of it.")
                        .evidence(Evidence.of(definition, at(index) + "/user", container.user()))
                        .snippet("dockerfile", "RUN useradd --uid 10001 --no-create-home app\nUSER 10001")
                        .snippet("json", json(container, "user", "10001"))
                        .finding());
                case ContainerUser.Untold(var image) -> findings.add(Finding.draft(INFO, Status.UNKNOWN, resource(container, "user"), "As whom the container " + container.name() + " runs is not known: its image decides")
                        .observed("no user in the task definition, and the image is not recorded")
                        .expected("a user other than root")
                        .evidence(Evidence.of(definition, at(index) + "/user", null))
                        .missing(image.missing(subject, true))
                        .finding());
            }
        }

        private Finding privileged(ContainerDefinition container, int index) {
            return warn(container, "privileged", "The container " + container.name() + " is privileged")
                    .observed("privileged true")
                    .expected("no container with the rights of the host's root")
                    .why("A privileged container can do on its instance what root can, to every other task there too. Fargate does not take it at all.")
                    .evidence(Evidence.of(definition, at(index) + "/privileged", true))
                    .snippet("json", json(container, "privileged", false))
                    .finding();
        }

        private boolean diesInSilence(ContainerDefinition container) {
            var restarted = container.restartPolicy() != null && Boolean.TRUE.equals(container.restartPolicy().enabled());
            var awaited = definition.containerDefinitions().stream().flatMap(other -> other.dependsOn().stream())
                    .anyMatch(dependency -> Objects.equals(dependency.containerName(), container.name()));
            return !container.isEssential() && container.healthCheck() == null && !restarted && !awaited;
        }

        private Finding silent(ContainerDefinition container, int index) {
            var gone = subject.liveTasks().stream().filter(task -> "RUNNING".equals(task.lastStatus())).flatMap(task -> task.containers().stream())
                    .filter(running -> Objects.equals(running.name(), container.name()) && "STOPPED".equals(running.lastStatus())).toList();
            var running = subject.liveTasks().stream().filter(task -> "RUNNING".equals(task.lastStatus())).count();
            return warn(container, "essential", "The container " + container.name() + " can die in silence")
                    .observed("not essential, no health check, no restart policy, and no container depends on it"
                            + (gone.isEmpty() ? "" : "; stopped in " + gone.size() + " of " + Numbers.count(running, "running task")))
                    .expected("essential, or with a restart policy, or with a health check that somebody reads")
                    .why("When it ends, its task runs on without it and nothing is replaced." + (gone.isEmpty() ? "" : " It has ended in " + gone.size() + " of " + Numbers.count(running, "running task")
                            + (gone.getFirst().exitCode() == null ? "." : ", with exit code " + gone.getFirst().exitCode() + ".")))
                    .evidence(Evidence.of(definition, at(index) + "/essential", container.essential()), Evidence.of(definition, at(index) + "/healthCheck", null))
                    .snippet("json", json(container, "restartPolicy", Map.of("enabled", true)))
                    .finding();
        }

        /// No load balancer, no VPC Lattice and no health check of an essential container.
        private boolean isUnchecked() {
            var service = subject.service();
            return service.loadBalancers().isEmpty() && service.taskSets().stream().allMatch(set -> set.loadBalancers().isEmpty()) && !service.isInLattice()
                    && definition.containerDefinitions().stream().noneMatch(container -> container.isEssential() && container.healthCheck() != null);
        }

        private Finding unchecked() {
            return Finding.draft(INFO, Status.WARN, definition.taskDefinitionArn() + "#healthCheck", "Nobody notices when a task of " + subject.service().name() + " hangs")
                    .brief("no health check")
                    .observed("no load balancer, and no essential container with a health check")
                    .expected("a health check that fails when the work stands still")
                    .why("ECS replaces a task that ends, and one whose health check fails. A process that hangs does neither, so it stays until somebody looks. A HEALTHCHECK in the image does not count: ECS reads the task definition's alone.")
                    .evidence(Evidence.of(definition, "/containerDefinitions/0/healthCheck", null))
                    .command(Definition.confirm(subject, definition))
                    .finding();
        }

        private Finding advice(boolean clean) {
            var advice = new ArrayList<String>();
            var exec = Boolean.TRUE.equals(subject.service().enableExecuteCommand());
            var writable = definition.containerDefinitions().stream().filter(container -> !Boolean.TRUE.equals(container.readonlyRootFilesystem())).count();
            if (!exec && writable > 0 && !Definition.isWindows(definition)) {
                advice.add(writable + " of " + Numbers.count(definition.containerDefinitions().size(), "container") + " could have a read-only root file system");
            }
            var untimed = definition.containerDefinitions().stream().filter(container -> container.isEssential() && container.stopTimeout() == null).count();
            if (untimed > 0) {
                advice.add(Numbers.count(untimed, "essential container") + (untimed == 1 ? " leaves" : " leave") + " stopTimeout at its default");
            }
            if (definition.containerDefinitions().size() >= MOST_CONTAINERS) {
                advice.add("there are " + definition.containerDefinitions().size() + " of the " + MOST_CONTAINERS + " containers that a task may have, so no sidecar can be added");
            }
            if (subject.service().propagateTags() == null || "NONE".equals(subject.service().propagateTags())) {
                advice.add("tasks take no tags from the service or the task definition, so costs cannot be told apart by them");
            }
            return Finding.draft(INFO, Status.OK, definition.taskDefinitionArn(), advice.isEmpty()
                            ? (clean ? definition.shortName() + " runs as no root and lets no failure pass unnoticed" : "Besides that, " + definition.shortName() + " leaves nothing to advise")
                            : definition.shortName() + " could be hardened further: " + String.join("; ", advice))
                    .observed(advice.isEmpty() ? Numbers.count(definition.containerDefinitions().size(), "container") : String.join("; ", advice))
                    .expected("a free choice")
                    .why(exec ? "A read-only root file system is not asked for, since ECS Exec is on and needs a writable one." : "")
                    .evidence(Evidence.of(definition, "/containerDefinitions/0/readonlyRootFilesystem", definition.containerDefinitions().getFirst().readonlyRootFilesystem()))
                    .finding();
        }

        private Finding.Draft warn(ContainerDefinition container, String of, String title) {
            return Finding.draft(INFO, Status.WARN, resource(container, of), title).command(Definition.confirm(subject, definition));
        }

        private String resource(ContainerDefinition container, String of) {
            return definition.taskDefinitionArn() + "#" + container.name() + "/" + of;
        }

        private static String at(int index) {
            return "/containerDefinitions/" + index;
        }

        private static String json(ContainerDefinition container, String member, Object value) {
            var json = new LinkedHashMap<String, Object>();
            json.put("name", String.valueOf(container.name()));
            json.put(member, value);
            return CommandLine.json(json);
        }
    }
}
