package dev.drydock.estate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A container of a task definition: healthy, hardened and pinned to a digest until told otherwise.
public final class Container {

    final String name;
    private String repository;
    @Nullable String tag;
    private @Nullable List<String> entryPoint = List.of("java");
    private @Nullable List<String> command = List.of("-XX:MaxRAMPercentage=70", "-jar", "/app/app.jar");
    private final Map<String, String> environment = new LinkedHashMap<>();
    final Map<String, String> secrets = new LinkedHashMap<>();
    private @Nullable Integer port;
    private @Nullable Integer stopTimeout = 45;
    private @Nullable Integer memory;
    private @Nullable String healthCheck = "wget -qO- http://localhost:8080/healthz || exit 1";
    private @Nullable String logGroup;
    private String logMode = "non-blocking";
    private @Nullable String user = "10001";
    private boolean essential = true;
    @Nullable Long imageBytes;
    private @Nullable List<String> imageEntryPoint = List.of("/__cacert_entrypoint.sh");
    private @Nullable List<String> imageCommand = List.of("jshell");
    boolean imageConfigRecorded = true;
    private @Nullable Consumer<Map<String, Object>> edit;

    Container(String name, String repository) {
        this.name = name;
        this.repository = repository;
    }

    public Container withRepository(String repository) {
        this.repository = repository;
        return this;
    }

    /// Names the image by a tag that can move, where it was pinned to a digest.
    public Container withTag(@Nullable String tag) {
        this.tag = tag;
        return this;
    }

    /// What the image weighs in the registry, compressed.
    public Container withImageBytes(long bytes) {
        imageBytes = bytes;
        return this;
    }

    public Container withEntryPoint(String... words) {
        entryPoint = words.length == 0 ? null : List.of(words);
        return this;
    }

    public Container withCommand(String... words) {
        command = words.length == 0 ? null : List.of(words);
        return this;
    }

    public Container withPort(@Nullable Integer port) {
        this.port = port;
        return this;
    }

    public @Nullable Integer port() {
        return port;
    }

    /// Null leaves ECS's default of 30 seconds.
    public Container withStopTimeout(@Nullable Integer seconds) {
        stopTimeout = seconds;
        return this;
    }

    public Container withMemory(@Nullable Integer mebibytes) {
        memory = mebibytes;
        return this;
    }

    public Container withHealthCheck(@Nullable String shellCommand) {
        healthCheck = shellCommand;
        return this;
    }

    public Container withLogGroup(@Nullable String group) {
        logGroup = group;
        return this;
    }

    public Container withLogMode(String mode) {
        logMode = mode;
        return this;
    }

    public Container withEnvironment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /// @param valueFrom the full ARN of a secret or of a parameter
    public Container withSecret(String name, String valueFrom) {
        secrets.put(name, valueFrom);
        return this;
    }

    public Container withUser(@Nullable String user) {
        this.user = user;
        return this;
    }

    public Container notEssential() {
        essential = false;
        return this;
    }

    /// What the image itself starts, as its configuration says; null where it says nothing.
    public Container withImageStart(@Nullable List<String> entryPoint, @Nullable List<String> command) {
        imageEntryPoint = entryPoint;
        imageCommand = command;
        return this;
    }

    /// Leaves the image's configuration out of the bundle.
    public Container withoutImageConfig() {
        imageConfigRecorded = false;
        return this;
    }

    /// Changes the container definition as it is written.
    public Container edit(Consumer<Map<String, Object>> edit) {
        this.edit = edit;
        return this;
    }

    @Nullable String logGroup() {
        return logGroup;
    }

    boolean hasHealthCheck() {
        return healthCheck != null;
    }

    String repository() {
        return repository;
    }

    String digest(Estate estate, int revision) {
        return estate.ids().sha256("image", repository, tag == null ? "r" + revision : tag);
    }

    String image(Estate estate, int revision) {
        String path = estate.registry() + "/" + repository;
        return tag == null ? path + "@" + digest(estate, revision) : path + ":" + tag;
    }

    Map<String, Object> json(Estate estate, TaskDefinition definition) {
        List<Object> ports = new ArrayList<>();
        if (port != null) {
            boolean dynamic = definition.networkMode.equals("bridge");
            ports.add(Json.obj("containerPort", port, "hostPort", dynamic ? 0 : port, "protocol", "tcp", "name", name + "-" + port + "-tcp",
                    "appProtocol", "http"));
        }
        List<Object> env = new ArrayList<>();
        environment.forEach((key, value) -> env.add(Json.obj("name", key, "value", value)));
        List<Object> secretRefs = new ArrayList<>();
        secrets.forEach((key, value) -> secretRefs.add(Json.obj("name", key, "valueFrom", value)));
        Map<String, Object> json = Json.obj(
                "name", name, "image", image(estate, definition.revision), "cpu", 0, "memory", memory, "portMappings", ports, "essential", essential,
                "entryPoint", entryPoint, "command", command, "environment", env, "mountPoints", Json.list(), "volumesFrom", Json.list(),
                "linuxParameters", Json.obj("initProcessEnabled", false),
                "secrets", secretRefs.isEmpty() ? null : secretRefs, "stopTimeout", stopTimeout, "versionConsistency", "enabled", "user", user,
                "logConfiguration", logGroup == null ? null : logConfiguration(estate, logGroup),
                "healthCheck", healthCheck == null ? null : Json.obj("command", Json.list("CMD-SHELL", healthCheck),
                        "interval", 15, "timeout", 5, "retries", 3, "startPeriod", 60),
                "systemControls", Json.list());
        if (edit != null) {
            edit.accept(json);
        }
        return json;
    }

    private Map<String, Object> logConfiguration(Estate estate, String group) {
        return Json.obj("logDriver", "awslogs",
                "options", Json.obj("awslogs-group", group, "awslogs-region", estate.region(), "awslogs-stream-prefix", name,
                        "awslogs-multiline-pattern", "^\\{", "mode", logMode, "max-buffer-size", logMode.equals("non-blocking") ? "25m" : null),
                "secretOptions", Json.list());
    }

    /// The image's OCI configuration, as it is downloaded by digest (OCI image specification, "Image Configuration").
    Map<String, Object> imageConfig(Estate estate, TaskDefinition definition) {
        return Json.obj("architecture", definition.architecture.equals("ARM64") ? "arm64" : "amd64", "os", "linux",
                "created", definition.registeredAt(estate).toString(),
                "config", Json.obj("Env", Json.list("PATH=/opt/java/openjdk/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"),
                        "Entrypoint", imageEntryPoint, "Cmd", imageCommand, "WorkingDir", "/app"),
                "rootfs", Json.obj("type", "layers", "diff_ids", Json.list(estate.ids().sha256("layer", repository, definition.revision))));
    }
}
