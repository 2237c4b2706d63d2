package dev.drydock.estate;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// One account and region as it stands at one moment.
public final class Estate {

    /// What happens to the calls of one operation on their way into the bundle.
    private record Rule(String service, String operation, String keyPart, Consumer<Outcome> effect) {

        boolean concerns(Call call) {
            return call.service().equals(service) && call.operation().equals(operation) && (call.file() + call.parameters()).contains(keyPart);
        }
    }

    private static final class Outcome {
        Call call;
        boolean leftOut;

        Outcome(Call call) {
            this.call = call;
        }
    }

    private final String account;
    private final String region;
    private final Instant capturedAt;
    private final Ids ids;
    private final Network network;
    private final Map<String, Cluster> clusters = new LinkedHashMap<>();
    private final List<EcsService> services = new ArrayList<>();
    private final List<LoadBalancer> loadBalancers = new ArrayList<>();
    private final Map<String, Role> roles = new LinkedHashMap<>();
    private final Map<String, String> secrets = new LinkedHashMap<>();
    private final Map<String, String> parameters = new LinkedHashMap<>();
    private final List<Runnable> lastSteps = new ArrayList<>();
    private final List<Rule> rules = new ArrayList<>();
    private String repositoryPrefix = "shop";

    /// @param name the seed of every id in it
    /// @param capturedAt the clock of everything in it
    public Estate(String name, String account, String region, Instant capturedAt, int zones) {
        this.account = account;
        this.region = region;
        this.capturedAt = capturedAt;
        this.ids = new Ids(name);
        this.network = new Network(this, zones);
    }

    /// An estate for tests: three zones and a fixed clock.
    public static Estate named(String name) {
        return new Estate(name, "111122223333", "ap-southeast-1", Instant.parse("2026-11-18T03:12:44Z"), 3);
    }

    public Estate withRepositoryPrefix(String prefix) {
        repositoryPrefix = prefix;
        return this;
    }

    public Network network() {
        return network;
    }

    public Cluster cluster(String name) {
        return clusters.computeIfAbsent(name, key -> new Cluster(this, key));
    }

    /// A new service in the first cluster, which is called `prod-cluster` where none was named.
    public EcsService service(String name) {
        return service(clusters.isEmpty() ? "prod-cluster" : clusters.keySet().iterator().next(), name);
    }

    public EcsService service(String cluster, String name) {
        var service = new EcsService(this, cluster(cluster), name);
        services.add(service);
        return service;
    }

    public LoadBalancer loadBalancer(String name) {
        var loadBalancer = new LoadBalancer(this, name);
        loadBalancers.add(loadBalancer);
        loadBalancer.securityGroup().admitFrom("0.0.0.0/0", 443);
        return loadBalancer;
    }

    /// The role of this name, made on first use.
    public Role role(String name) {
        return roles.computeIfAbsent(name, Role::new);
    }

    /// The ARN of a secret, which is made on first use.
    public String secret(String name) {
        return secrets.computeIfAbsent(name, key -> arn("secretsmanager", "secret:" + key + "-" + ids.letters(6, "secret", key)));
    }

    /// The ARN of a Systems Manager parameter, which is made on first use; its name starts with a slash.
    public String parameter(String name) {
        return parameters.computeIfAbsent(name, key -> arn("ssm", "parameter" + key));
    }

    // What becomes of single calls.

    /// Changes the answers of an operation.
    public Estate edit(String service, String operation, Consumer<Map<String, Object>> change) {
        return edit(service, operation, "", change);
    }

    /// Changes the answers of those calls of an operation whose file name or parameters contain this text.
    public Estate edit(String service, String operation, String keyPart, Consumer<Map<String, Object>> change) {
        rules.add(new Rule(service, operation, keyPart, outcome -> {
            if (outcome.call.body() instanceof Map<String, Object> body) {
                change.accept(body);
            }
        }));
        return this;
    }

    /// These calls were refused for want of a permission.
    public Estate deny(String service, String operation, String keyPart, String message) {
        return answer(service, operation, keyPart, "denied", "AccessDeniedException", message);
    }

    public Estate throttle(String service, String operation, String keyPart) {
        return answer(service, operation, keyPart, "throttled", "Throttling", "Rate exceeded");
    }

    /// These calls got an error for an answer.
    ///
    /// @param status the manifest's word for it
    public Estate answer(String service, String operation, String keyPart, String status, String code, String message) {
        var failure = new Call.Failure(status, code, message);
        rules.add(new Rule(service, operation, keyPart, outcome -> outcome.call = outcome.call.failed(failure)));
        return this;
    }

    /// Nobody made these calls.
    public Estate leaveOut(String service, String operation, String keyPart) {
        rules.add(new Rule(service, operation, keyPart, outcome -> outcome.leftOut = true));
        return this;
    }

    public Estate leaveOut(String service, String operation) {
        return leaveOut(service, operation, "");
    }

    void beforeWriting(Runnable step) {
        lastSteps.add(step);
    }

    /// Writes the bundle into a folder that is empty or not there yet. An estate is written once.
    public void writeTo(Path folder) throws IOException {
        network.build();
        loadBalancers.forEach(this::attach);
        clusters.values().forEach(Cluster::build);
        services.forEach(EcsService::place);
        lastSteps.forEach(Runnable::run);
        try (var writer = new BundleWriter(folder, account, region, capturedAt)) {
            Recorder recorder = call -> record(call, writer);
            new EcsAnswers(this).record(recorder);
            new LoadBalancerAnswers(this).record(recorder);
            new NetworkAnswers(this).record(recorder);
            new ScalingAnswers(this).record(recorder);
            new MetricAnswers(this).record(recorder);
            new AccountAnswers(this).record(recorder);
        }
    }

    private void record(Call call, BundleWriter writer) {
        var outcome = new Outcome(call);
        rules.stream().filter(rule -> rule.concerns(call)).forEach(rule -> rule.effect.accept(outcome));
        if (!outcome.leftOut) {
            writer.write(outcome.call);
        }
    }

    private void attach(LoadBalancer loadBalancer) {
        List<String> groups = loadBalancer.hasSecurityGroup() ? List.of(loadBalancer.securityGroup().id) : List.of();
        loadBalancer.subnets().forEach(subnet -> subnet.attach(NetworkInterface.Kind.LOAD_BALANCER, loadBalancer.suffix(), groups));
    }

    String account() {
        return account;
    }

    String region() {
        return region;
    }

    public Instant capturedAt() {
        return capturedAt;
    }

    Ids ids() {
        return ids;
    }

    String registry() {
        return account + ".dkr.ecr." + region + ".amazonaws.com";
    }

    String repositoryOf(String service) {
        return repositoryPrefix + "/" + service;
    }

    String roleArn(String role) {
        return "arn:aws:iam::" + account + ":role/" + role;
    }

    /// IAM and STS are not regional: their ARNs have no region.
    String arn(String service, String resource) {
        boolean global = service.equals("iam") || service.equals("sts");
        return "arn:aws:" + service + ":" + (global ? "" : region) + ":" + account + ":" + resource;
    }

    List<Cluster> clusters() {
        return List.copyOf(clusters.values());
    }

    public List<EcsService> services() {
        return services;
    }

    List<LoadBalancer> loadBalancers() {
        return loadBalancers;
    }

    Map<String, Role> roles() {
        return roles;
    }

    Map<String, String> secrets() {
        return secrets;
    }

    Map<String, String> parameters() {
        return parameters;
    }
}
