package dev.drydock.estate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A task of a service: running, on its way up or down, or stopped within the last hour.
public final class Task {

    /// How a task came to stop.
    ///
    /// @param stoppingAt when ECS decided it: the deregistration from the load balancer lies after this
    /// @param executionStoppedAt when its containers had ended; null where they never ran
    record Stop(String code, String reason, Instant stoppingAt, @Nullable Instant executionStoppedAt, Instant stoppedAt,
            @Nullable Integer exitCode, @Nullable String containerReason) {}

    final int number;
    final int revision;
    final Instant createdAt;
    @Nullable String subnet;
    @Nullable String provider;
    String deployment;
    String lastStatus = "RUNNING";
    String desiredStatus = "RUNNING";
    @Nullable String target = "healthy";
    @Nullable String targetReason;
    @Nullable Stop stop;
    private Duration slower = Duration.ZERO;
    boolean connected = true;
    boolean placed = true;

    @Nullable NetworkInterface networkInterface;
    @Nullable String formerAddress;
    @Nullable Subnet home;
    @Nullable ContainerInstance instance;

    Task(int number, int revision, String deployment, Instant createdAt) {
        this.number = number;
        this.revision = revision;
        this.deployment = deployment;
        this.createdAt = createdAt;
    }

    public Task in(String subnet) {
        this.subnet = subnet;
        return this;
    }

    /// The capacity provider: `FARGATE` or `FARGATE_SPOT`.
    public Task on(String provider) {
        this.provider = provider;
        return this;
    }

    /// Its images took so much longer to pull than the ten seconds or two that they take otherwise.
    public Task pullingFor(Duration longer) {
        slower = longer;
        return this;
    }

    /// Still coming up: no container runs yet.
    public Task pending(String lastStatus) {
        this.lastStatus = lastStatus;
        target = null;
        return this;
    }

    /// Waiting for an instance with room: it has neither a place nor an address.
    public Task unplaced() {
        placed = false;
        connected = false;
        return pending("PROVISIONING");
    }

    /// On its way down: its containers still run.
    public Task leaving(String lastStatus) {
        this.lastStatus = lastStatus;
        desiredStatus = "STOPPED";
        target = null;
        return this;
    }

    /// Its state in the target groups, with the reason code that goes with it; null where it is not registered.
    public Task withTarget(@Nullable String state, @Nullable String reason) {
        target = state;
        targetReason = reason;
        return this;
    }

    /// Interrupted or stopped after having run, its containers ended with this exit code.
    public Task stopped(String code, String reason, Instant stoppingAt, int seconds, int exitCode) {
        Instant ended = stoppingAt.plusSeconds(seconds);
        return stopped(new Stop(code, reason, stoppingAt, ended, ended.plusSeconds(24), exitCode, null));
    }

    /// Never got as far as running.
    public Task failedToStart(String reason, Instant at) {
        connected = !reason.contains("network interface") && !reason.contains("Network Interface");
        return stopped(new Stop("TaskFailedToStart", reason, at, null, at.plusSeconds(19), null, null));
    }

    Task stopped(Stop stop) {
        this.stop = stop;
        lastStatus = "STOPPED";
        desiredStatus = "STOPPED";
        target = null;
        return this;
    }

    boolean isStopped() {
        return lastStatus.equals("STOPPED");
    }

    boolean isRunning() {
        return lastStatus.equals("RUNNING");
    }

    boolean isPending() {
        return lastStatus.equals("PROVISIONING") || lastStatus.equals("PENDING") || lastStatus.equals("ACTIVATING");
    }

    private boolean wasStarted() {
        return !isPending() && (stop == null || stop.executionStoppedAt != null);
    }

    public String id(EcsService service) {
        return service.estate().ids().hex(32, "task", service.name(), number);
    }

    String arn(EcsService service) {
        return service.estate().arn("ecs", "task/" + service.cluster().name() + "/" + id(service));
    }

    Instant startedAt(EcsService service) {
        return createdAt.plusMillis(24_000 + service.estate().ids().number(9_000, "start", service.name(), number)).plus(slower);
    }

    @Nullable String address() {
        return networkInterface != null ? networkInterface.address() : formerAddress;
    }

    Map<String, Object> json(EcsService service) {
        Estate estate = service.estate();
        TaskDefinition definition = service.definition(revision);
        boolean started = wasStarted();
        boolean pulled = started || lastStatus.equals("PENDING") && connected;
        Instant start = startedAt(service);
        Map<String, Object> json = Json.obj();
        json.put("attachments", attachments(service));
        json.put("attributes", Json.list(Json.obj("name", "ecs.cpu-architecture",
                "value", definition.architecture.equals("ARM64") ? "arm64" : "x86_64")));
        json.putAll(Json.obj(
                "availabilityZone", home == null ? null : home.zone,
                "capacityProviderName", provider,
                "clusterArn", service.cluster().arn(),
                "connectivity", connected ? "CONNECTED" : null,
                "connectivityAt", connected ? Json.time(createdAt.plusMillis(6_400 + estate.ids().number(2_000,
                "connect", service.name(), number))) : null,
                "containerInstanceArn", instance == null ? null : instance.arn(),
                "containers", containers(service, definition, started),
                "cpu", definition.cpu, "createdAt", Json.time(createdAt), "desiredStatus", desiredStatus,
                "enableExecuteCommand", service.execEnabled(),
                "executionStoppedAt", stop == null ? null : Json.timeOrNull(stop.executionStoppedAt),
                "group", "service:" + service.name(), "healthStatus", health(definition.app(), started), "lastStatus", lastStatus,
                "launchType", service.launchType(), "memory", definition.memory,
                "overrides", Json.obj("containerOverrides", Json.list(Json.obj("name", definition.app().name)),
                "inferenceAcceleratorOverrides", Json.list()),
                "platformVersion", service.onFargate() ? "1.4.0" : null, "platformFamily", service.onFargate() ? "Linux" : null,
                "pullStartedAt", pulled ? Json.time(createdAt.plusMillis(9_100)) : null,
                "pullStoppedAt", started ? Json.time(start.minusMillis(2_300)) : null,
                "startedAt", started ? Json.time(start) : null, "startedBy", deployment));
        if (stop != null) {
            json.putAll(Json.obj("stopCode", stop.code, "stoppedAt", isStopped() ? Json.time(stop.stoppedAt) : null, "stoppedReason", stop.reason,
                    "stoppingAt", Json.time(stop.stoppingAt)));
        }
        json.putAll(Json.obj("tags", Json.list(), "taskArn", arn(service), "taskDefinitionArn", definition.arn(estate),
                "version", isStopped() ? 6 : isRunning() ? 4 : 2,
                "ephemeralStorage", service.onFargate() ? Json.obj("sizeInGiB", 20) : null,
                "fargateEphemeralStorage", service.onFargate() ? Json.obj("sizeInGiB", 20) : null));
        return json;
    }

    private List<Object> attachments(EcsService service) {
        List<Object> attachments = Json.list();
        Subnet subnetOf = home;
        if (subnetOf != null && address() instanceof String address) {
            Ids ids = service.estate().ids();
            String eni = networkInterface != null ? networkInterface.id() : "eni-" + ids.hex(17, "former eni", service.name(), number);
            String mac = networkInterface != null ? networkInterface.mac() : "06:1d:" + ids.hex(8,
                    "mac", service.name(), number).replaceAll("(..)(?=.)", "$1:");
            List<Object> details = Json.list(detail("subnetId", subnetOf.id));
            if (connected) {
                details.add(detail("networkInterfaceId", eni));
                details.add(detail("macAddress", mac));
                details.add(detail("privateDnsName", "ip-" + address.replace('.', '-') + "." + service.estate().region() + ".compute.internal"));
                details.add(detail("privateIPv4Address", address));
            }
            attachments.add(Json.obj("id", attachmentId(service), "type", "ElasticNetworkInterface",
                    "status", isStopped() ? "DELETED" : isPending() && !connected ? "PRECREATED" : "ATTACHED", "details", details));
        }
        return attachments;
    }

    String attachmentId(EcsService service) {
        return service.estate().ids().uuid("attachment", service.name(), number);
    }

    private static Map<String, Object> detail(String name, String value) {
        return Json.obj("name", name, "value", value);
    }

    private List<Object> containers(EcsService service, TaskDefinition definition, boolean started) {
        Estate estate = service.estate();
        List<Object> containers = Json.list();
        for (Container container : definition.containers) {
            boolean pulled = started;
            List<Object> interfaces = Json.list();
            if (home != null && connected && address() instanceof String address) {
                interfaces.add(Json.obj("attachmentId", attachmentId(service), "privateIpv4Address", address));
            }
            List<Object> bindings = Json.list();
            if (instance != null && isRunning() && container.port() instanceof Integer port && definition.networkMode.equals("bridge")) {
                bindings.add(Json.obj("bindIP", "0.0.0.0", "containerPort", port, "hostPort", hostPort(), "protocol", "tcp"));
            }
            boolean exec = started && service.execEnabled();
            containers.add(Json.obj(
                    "containerArn", estate.arn("ecs", "container/" + service.cluster().name() + "/" + id(service) + "/"
                    + estate.ids().uuid("container", service.name(), number, container.name)),
                    "taskArn", arn(service), "name", container.name, "image", container.image(estate, revision),
                    "imageDigest", pulled ? container.digest(estate, revision) : null,
                    "runtimeId", started ? id(service) + "-" + estate.ids().decimal(10, "runtime", container.name) : null,
                    "lastStatus", isPending() ? "PENDING" : isStopped() ? "STOPPED" : "RUNNING",
                    "exitCode", stop == null || !isStopped() ? null : stop.exitCode, "reason", stop == null ? null : stop.containerReason,
                    "networkBindings", bindings, "networkInterfaces", interfaces,
                    "healthStatus", health(container, started),
                    "managedAgents", exec ? Json.list(Json.obj("lastStartedAt", Json.time(startedAt(service).plusSeconds(2)),
                            "name", "ExecuteCommandAgent", "lastStatus", isStopped() ? "STOPPED" : "RUNNING")) : null,
                    "cpu", "0"));
        }
        return containers;
    }

    /// A port of the range that ECS hands out to containers without one of their own.
    int hostPort() {
        return 32768 + number % 16000;
    }

    private String health(Container container, boolean started) {
        return !container.hasHealthCheck() || !started || isStopped() ? "UNKNOWN" : "HEALTHY";
    }
}
