package dev.drydock.estate;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A service of a cluster. A new one is healthy: it rolls with a circuit breaker that rolls back, its command is in exec
/// form, its image is pinned, its roles allow what it uses and no more, and on-call has alarms.
public final class EcsService {

    record Event(Instant at, String message) {}

    record Provider(String name, int base, int weight) {}

    private final Estate estate;
    private final Cluster cluster;
    private final String name;
    final List<TargetGroup> targetGroups = new ArrayList<>();
    final List<Task> tasks = new ArrayList<>();
    final List<Deployment> deployments = new ArrayList<>();
    final List<Event> events = new ArrayList<>();
    private final List<Consumer<TaskDefinition>> definitionChanges = new ArrayList<>();
    private final Map<Integer, Consumer<TaskDefinition>> revisionChanges = new TreeMap<>();
    private final Map<Integer, TaskDefinition> definitions = new TreeMap<>();
    final List<Consumer<Map<String, Object>>> edits = new ArrayList<>();
    final SecurityGroup securityGroup;
    private @Nullable List<String> subnetNames;
    List<Provider> strategy = List.of();
    String launchType = "FARGATE";
    String networkMode = "awsvpc";
    String schedulingStrategy = "REPLICA";
    private int firstTask = 1;
    int desired;
    int minimumHealthy = 100;
    int maximum = 200;
    boolean breaker = true;
    boolean rollback = true;
    @Nullable Map<String, Object> breakerThreshold;
    boolean exec = true;
    boolean publicIp;
    private boolean alarms = true;
    boolean routineEvents = true;
    int grace = 120;
    private @Nullable Scaling scaling;
    @Nullable TargetGroup alternate;

    Series cpuAverage;
    Series cpuMaximum;
    Series memoryAverage;
    Series memoryMaximum;
    Series runningCount = minutesAgo -> running();
    Series desiredCount = minutesAgo -> desired();
    Series pendingCount = minutesAgo -> pending();

    EcsService(Estate estate, Cluster cluster, String name) {
        this.estate = estate;
        this.cluster = cluster;
        this.name = name;
        this.securityGroup = estate.network().group(name + "-task", "tasks of " + name)
                .letOut(estate.network().group("endpoints"), 443)
                .letOutTo(estate.network().s3PrefixList(), 443)
                .letOut(estate.network().group("data", "databases and caches"), 5432);
        estate.network().group("endpoints").admit(securityGroup, 443);
        estate.network().group("data").admit(securityGroup, 5432);
        deployments.add(new Deployment(this, 14, estate.capturedAt().minus(Duration.ofHours(29))));
        estate.role(name + "-execution").withManagedPolicy(Role.EXECUTION_POLICY);
        estate.role(name + "-task")
                .allowing("exec", List.of("ssmmessages:CreateControlChannel", "ssmmessages:CreateDataChannel", "ssmmessages:OpenControlChannel",
                "ssmmessages:OpenDataChannel"), List.of("*"))
                .allowing("runtime", List.of("sqs:SendMessage"), List.of(estate.arn("sqs", name + "-audit")));
        withCpu(Series.about(52, 4, name + " cpu"), 1.3);
        withMemory(Series.about(66, 1, name + " memory"), 1.05);
    }

    // What it is made of.

    /// Registers the tasks' app container with this target group, and lets the load balancer in.
    public EcsService behind(TargetGroup group) {
        targetGroups.add(group);
        group.services.add(this);
        securityGroup.admit(group.loadBalancer.securityGroup(), group.port);
        group.loadBalancer.securityGroup().letOut(securityGroup, group.port);
        group.withHosts(minutesAgo -> running(), Series.constant(0));
        return this;
    }

    /// Deploys blue/green: traffic shifts between the service's first target group and this one (ECS developer guide, "Amazon ECS
    /// blue/green deployments"). Such a service has no circuit breaker, and its deployments have no rollout state.
    public EcsService blueGreen(TargetGroup alternate) {
        this.alternate = alternate;
        breaker = false;
        rollback = false;
        // No request reaches it until the next deployment.
        alternate.withHosts(Series.constant(0), Series.constant(0)).withResponse(Series.none()).withRequestsPerTarget(Series.none());
        return this;
    }

    boolean isBlueGreen() {
        return alternate != null;
    }

    /// Changes every revision of the task definition.
    public EcsService define(Consumer<TaskDefinition> change) {
        definitionChanges.add(change);
        return this;
    }

    /// Changes one revision of the task definition, after what changes them all.
    public EcsService define(int revision, Consumer<TaskDefinition> change) {
        revisionChanges.put(revision, change);
        return this;
    }

    /// The names of its subnets; all private ones until told otherwise.
    public EcsService inSubnets(String... names) {
        subnetNames = List.of(names);
        return this;
    }

    public EcsService withPublicIp() {
        publicIp = true;
        return this;
    }

    /// A provider of the strategy, such as `FARGATE_SPOT`; the first call does away with the launch type.
    public EcsService withProvider(String provider, int base, int weight) {
        List<Provider> more = new ArrayList<>(strategy);
        more.add(new Provider(provider, base, weight));
        strategy = List.copyOf(more);
        return this;
    }

    /// On the cluster's instances, with this network mode: `awsvpc`, `bridge` or `host`.
    public EcsService onInstances(String networkMode) {
        launchType = "EC2";
        this.networkMode = networkMode;
        return this;
    }

    /// One task on each of the cluster's instances, replaced one after the other.
    public EcsService daemon(String networkMode) {
        schedulingStrategy = "DAEMON";
        return onInstances(networkMode).withDeploymentLimits(0, 100).withTasks(cluster.wantedInstances);
    }

    /// Reads a secret into an environment variable of the app container; the execution role may read it.
    public EcsService withSecret(String variable, String secretName) {
        String arn = estate.secret(secretName);
        estate.role(name + "-execution").allowing("secrets", List.of("secretsmanager:GetSecretValue"), List.of(arn));
        return define(definition -> definition.app().withSecret(variable, arn));
    }

    /// Reads a parameter of Systems Manager into an environment variable of the app container.
    public EcsService withParameter(String variable, String parameterName) {
        String arn = estate.parameter(parameterName);
        estate.role(name + "-execution").allowing("secrets", List.of("ssm:GetParameters"), List.of(arn));
        return define(definition -> definition.app().withSecret(variable, arn));
    }

    public EcsService withDeploymentLimits(int minimumHealthyPercent, int maximumPercent) {
        minimumHealthy = minimumHealthyPercent;
        maximum = maximumPercent;
        return this;
    }

    public EcsService withBreaker(boolean enable, boolean rollback) {
        this.breaker = enable;
        this.rollback = rollback;
        return this;
    }

    /// A threshold of the circuit breaker's own, as the API has it since 2026: `COUNT`, `BOUNDED_PERCENT` or `UNBOUNDED_PERCENT`.
    public EcsService withBreakerThreshold(String type, int value) {
        breakerThreshold = Json.obj("type", type, "value", value);
        return this;
    }

    public EcsService withGrace(int seconds) {
        grace = seconds;
        return this;
    }

    public EcsService withoutExec() {
        exec = false;
        return this;
    }

    public EcsService withoutAlarms() {
        alarms = false;
        return this;
    }

    /// Changes the service in the answer of DescribeServices.
    public EcsService edit(Consumer<Map<String, Object>> edit) {
        edits.add(edit);
        return this;
    }

    public Scaling scaleBetween(int minimum, int maximum) {
        var target = new Scaling(this, minimum, maximum);
        scaling = target;
        return target;
    }

    /// The maximum is the average times this factor.
    public EcsService withCpu(Series average, double toMaximum) {
        cpuAverage = average;
        cpuMaximum = average.times(toMaximum);
        return this;
    }

    public EcsService withMemory(Series average, double toMaximum) {
        memoryAverage = average;
        memoryMaximum = average.times(toMaximum);
        return this;
    }

    public EcsService withCounts(Series running, Series desired, Series pending) {
        runningCount = running;
        desiredCount = desired;
        pendingCount = pending;
        return this;
    }

    // What it is doing.

    /// The deployment that it has had all along; 29 hours old until told otherwise.
    public Deployment deployment() {
        return deployments.getFirst();
    }

    /// Puts another revision and time in the place of the first deployment's.
    public EcsService withRevision(int revision, Instant deployedAt) {
        deployments.set(0, new Deployment(this, revision, deployedAt));
        return this;
    }

    /// Starts a rollout: a new primary deployment in progress beside the one before, which is now active.
    public Deployment rollout(int revision, Instant at) {
        deployments.forEach(deployment -> deployment.status = "ACTIVE");
        Deployment rollout = new Deployment(this, revision, at).inProgress();
        deployments.addFirst(rollout);
        return rollout;
    }

    /// A deployment that is over and done with: only a service deployment and stopped tasks still speak of it.
    public Deployment formerly(int revision, Instant at) {
        Deployment former = new Deployment(this, revision, at);
        former.listed = false;
        former.status = "INACTIVE";
        deployments.addLast(former);
        return former;
    }

    /// Running tasks of the present deployment, spread over its subnets and its providers; also the desired count.
    public EcsService withTasks(int count) {
        withDesired(count);
        Deployment deployment = deployment();
        for (int i = 0; i < count; i++) {
            Task task = task(deployment, deployment.createdAt.plusMillis(3_000 + 90L * i));
            if (!strategy.isEmpty()) {
                task.on(providerOf(i));
            }
        }
        return this;
    }

    public EcsService withDesired(int count) {
        desired = count;
        return this;
    }

    /// The number of the first task, which its ids are made from: two bundles of one service at two times share no task.
    public EcsService numberingTasksFrom(int first) {
        firstTask = first;
        return this;
    }

    /// One more task of a deployment: running, in any of the service's subnets, until told otherwise.
    public Task task(Deployment deployment, Instant createdAt) {
        var task = new Task(firstTask + tasks.size(), deployment.revision, deployment.id(), createdAt);
        tasks.add(task);
        return task;
    }

    public EcsService withEvent(Instant at, String message) {
        events.add(new Event(at, "(service " + name + ") " + message));
        return this;
    }

    public EcsService withoutRoutineEvents() {
        routineEvents = false;
        return this;
    }

    private String providerOf(int index) {
        int base = strategy.stream().mapToInt(Provider::base).sum();
        if (index < base) {
            return strategy.stream().filter(provider -> provider.base > 0).findFirst().orElseThrow().name;
        }
        int turn = (index - base) % Math.max(1, strategy.stream().mapToInt(Provider::weight).sum());
        for (Provider provider : strategy) {
            if (turn < provider.weight) {
                return provider.name;
            }
            turn -= provider.weight;
        }
        return strategy.getFirst().name;
    }

    // What the answers say.

    /// Gives every task that holds an address one, in turn over the subnets that still have any.
    void place() {
        List<Subnet> subnets = subnets();
        int turn = 0;
        for (Task task : tasks) {
            if (!task.placed) {
                continue;
            }
            Subnet home = task.subnet != null ? estate.network().subnet(task.subnet) : subnets.get(turn++ % subnets.size());
            for (int tried = 0; task.subnet == null && !task.isStopped() && home.free() == 0 && tried < subnets.size(); tried++) {
                home = subnets.get(turn++ % subnets.size());
            }
            if (launchType.equals("EC2")) {
                task.instance = cluster.instances.get(turn % cluster.instances.size());
                home = task.instance.subnet();
            }
            task.home = home;
            if (networkMode.equals("awsvpc")) {
                if (task.isStopped()) {
                    task.formerAddress = home.formerAddress();
                } else if (task.connected) {
                    task.networkInterface = home.attach(NetworkInterface.Kind.TASK, estate.arn("ecs", "attachment/" + task.attachmentId(this)),
                            List.of(securityGroup.id));
                }
            }
        }
    }

    ServiceAnswer answer() {
        return new ServiceAnswer(this);
    }

    Estate estate() {
        return estate;
    }

    public Cluster cluster() {
        return cluster;
    }

    public String name() {
        return name;
    }

    String path() {
        return cluster.name() + "/" + name;
    }

    public String arn() {
        return estate.arn("ecs", "service/" + path());
    }

    Instant createdAt() {
        return estate.capturedAt().minus(Duration.ofDays(211)).plusSeconds(estate.ids().number(80_000, "created", name));
    }

    List<Task> tasks() {
        return tasks;
    }

    List<TargetGroup> targetGroups() {
        return targetGroups;
    }

    List<Deployment> deployments() {
        return deployments;
    }

    @Nullable Scaling scaling() {
        return scaling;
    }

    boolean hasAlarms() {
        return alarms;
    }

    boolean execEnabled() {
        return exec;
    }

    boolean breakerEnabled() {
        return breaker;
    }

    /// Half of the desired count, at least 3 and at most 200 (ECS developer guide, "How the Amazon ECS deployment circuit
    /// breaker detects failures").
    int breakerThreshold() {
        return Math.clamp((desired + 1) / 2, 3, 200);
    }

    boolean onFargate() {
        return launchType.equals("FARGATE");
    }

    String launchType() {
        return launchType;
    }

    int desired() {
        return desired;
    }

    int running() {
        return (int) tasks.stream().filter(Task::isRunning).count();
    }

    int pending() {
        return (int) tasks.stream().filter(Task::isPending).count();
    }

    public SecurityGroup securityGroup() {
        return securityGroup;
    }

    List<Subnet> subnets() {
        return subnetNames == null ? estate.network().privateSubnets() : subnetNames.stream().map(estate.network()::subnet).toList();
    }

    TaskDefinition definition(int revision) {
        return definitions.computeIfAbsent(revision, number -> {
            var definition = new TaskDefinition(name, number, name + "-execution", name + "-task");
            definition.compatibility = launchType;
            definition.networkMode = networkMode;
            definition.containers.add(new Container("app", estate.repositoryOf(name)).withLogGroup("/ecs/" + name)
                    .withPort(targetGroups.isEmpty() ? null : targetGroups.getFirst().port));
            if (targetGroups.isEmpty()) {
                definition.app().withHealthCheck("test -f /tmp/alive || exit 1");
            }
            definitionChanges.forEach(change -> change.accept(definition));
            revisionChanges.getOrDefault(number, unchanged -> { }).accept(definition);
            return definition;
        });
    }

    /// Every revision that a deployment or a task speaks of.
    List<TaskDefinition> definitions() {
        deployments.forEach(deployment -> definition(deployment.revision));
        tasks.forEach(task -> definition(task.revision));
        return List.copyOf(definitions.values());
    }
}
