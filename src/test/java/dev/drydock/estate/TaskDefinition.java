package dev.drydock.estate;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// One revision of a task definition.
public final class TaskDefinition {

    final String family;
    final int revision;
    final List<Container> containers = new ArrayList<>();
    String cpu = "512";
    String memory = "1024";
    String architecture = "ARM64";
    String networkMode = "awsvpc";
    String compatibility = "FARGATE";
    String executionRole;
    String taskRole;

    TaskDefinition(String family, int revision, String executionRole, String taskRole) {
        this.family = family;
        this.revision = revision;
        this.executionRole = executionRole;
        this.taskRole = taskRole;
    }

    /// A pair as Fargate knows them, such as `512` and `1024`.
    public TaskDefinition withSize(String cpu, String memory) {
        this.cpu = cpu;
        this.memory = memory;
        return this;
    }

    /// `X86_64` or `ARM64`.
    public TaskDefinition withArchitecture(String architecture) {
        this.architecture = architecture;
        return this;
    }

    public TaskDefinition withRoles(String executionRole, String taskRole) {
        this.executionRole = executionRole;
        this.taskRole = taskRole;
        return this;
    }

    /// The container that the service is about.
    public Container app() {
        return containers.getFirst();
    }

    public Container sidecar(String name, String repository) {
        var sidecar = new Container(name, repository).withPort(null).withLogGroup(app().logGroup());
        containers.add(sidecar);
        return sidecar;
    }

    double vcpu() {
        return Integer.parseInt(cpu) / 1024.0;
    }

    Instant registeredAt(Estate estate) {
        return estate.capturedAt().minus(Duration.ofHours(30)).plusSeconds(revision * 60L + estate.ids().number(50, family, revision));
    }

    String arn(Estate estate) {
        return estate.arn("ecs", "task-definition/" + family + ":" + revision);
    }

    Map<String, Object> json(Estate estate) {
        List<Object> definitions = Json.list();
        containers.forEach(container -> definitions.add(container.json(estate, this)));
        boolean fargate = compatibility.equals("FARGATE");
        return Json.obj("taskDefinitionArn", arn(estate), "containerDefinitions", definitions, "family", family,
                "taskRoleArn", estate.roleArn(taskRole), "executionRoleArn", estate.roleArn(executionRole), "networkMode", networkMode,
                "revision", revision, "volumes", Json.list(), "status", "ACTIVE",
                "requiresAttributes", Json.list(Json.obj("name", "com.amazonaws.ecs.capability.ecr-auth"),
                Json.obj("name", "ecs.capability.task-eni"),
                        Json.obj("name", "com.amazonaws.ecs.capability.docker-remote-api.1.18")),
                "placementConstraints", Json.list(),
                "compatibilities", fargate || networkMode.equals("awsvpc") ? Json.list("EC2", "FARGATE") : Json.list("EC2"),
                "runtimePlatform", Json.obj("cpuArchitecture", architecture, "operatingSystemFamily", "LINUX"),
                "requiresCompatibilities", Json.list(compatibility), "cpu", cpu, "memory", memory,
                "registeredAt", Json.time(registeredAt(estate)), "registeredBy", estate.arn("sts", "assumed-role/deploy/github-actions"),
                "enableFaultInjection", false);
    }
}
