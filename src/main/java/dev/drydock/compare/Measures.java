package dev.drydock.compare;

import dev.drydock.check.ServiceDiagnosis;
import dev.drydock.check.health.LaunchPhases;
import dev.drydock.check.measure.Measure;
import dev.drydock.check.measure.Spread;
import dev.drydock.inventory.Inventory;
import dev.drydock.inventory.cloudwatch.MetricSeries;
import dev.drydock.inventory.ec2.RouteTable;
import dev.drydock.inventory.ec2.Subnet;
import dev.drydock.inventory.ecs.Service;
import dev.drydock.inventory.ecs.Task;
import dev.drydock.inventory.elbv2.TargetGroup;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// The numbers of one side, each under a name that says over which time it is taken. What is not recorded is null, never zero; but a metric that is published
/// only while there is something to count is zero where it was asked for and has no datapoint.
final class Measures {
    /// One-minute datapoints are read for so long.
    private static final Duration WINDOW = Duration.ofHours(3);
    private static final String LAST = ", last 3 h";
    private static final String NAT = "AWS/NATGateway";
    private static final Set<String> WAITING = Set.of("PROVISIONING", "PENDING");
    private static final Set<String> REGISTRY = Set.of("ecr.api", "ecr.dkr");

    private record Row(String name, String unit, @Nullable Double value) {}

    private final Inventory inventory;
    private final Service service;
    private final @Nullable Instant now;
    private final List<Row> rows = new ArrayList<>();

    private Measures(Inventory inventory, ServiceDiagnosis diagnosis) {
        this.inventory = inventory;
        service = diagnosis.service();
        now = inventory.source().capturedAt();
    }

    static List<MetricChange> compare(Inventory was, ServiceDiagnosis before, Inventory is, ServiceDiagnosis after) {
        var old = new Measures(was, before).read();
        var recent = new Measures(is, after).read();
        var changes = new ArrayList<MetricChange>();
        for (var i = 0; i < recent.size(); i++) {
            changes.add(new MetricChange(recent.get(i).name(), recent.get(i).unit(), old.get(i).value(), recent.get(i).value()));
        }
        return List.copyOf(changes);
    }

    /// Always the same rows.
    private List<Row> read() {
        network();
        tasks();
        launches();
        requests();
        load();
        return rows;
    }

    private void row(String name, String unit, @Nullable Double value) {
        rows.add(new Row(name, unit, value));
    }

    /// Pulls come in from the destination (VPC user guide, "Monitor NAT gateways with Amazon CloudWatch").
    private void network() {
        var gateways = natGateways();
        row("NAT gateways: most that came in within a minute" + LAST, "bytes/min", peakOfSum(natSeries(gateways, "BytesInFromDestination", "Sum")));
        row("NAT gateways: peak" + LAST, "bytes/s", peak(natSeries(gateways, "PeakBytesPerSecond", "Maximum")));
        row("ECR endpoints: bytes processed" + LAST, "bytes", total(endpointSeries()));
    }

    /// Those that the service's subnets are routed to.
    private Set<String> natGateways() {
        var gateways = new TreeSet<String>();
        for (var id : Inventory.subnetIds(service)) {
            inventory.find(Subnet.class, id).flatMap(inventory::routeTable).ifPresent(table ->
                    table.routes().stream().map(RouteTable.Route::natGatewayId).filter(Objects::nonNull).forEach(gateways::add));
        }
        return gateways;
    }

    /// Null where one of them was not measured: a sum without it would be too small.
    private @Nullable List<MetricSeries> natSeries(Collection<String> gateways, String metric, String stat) {
        var all = new ArrayList<MetricSeries>();
        for (var gateway : gateways) {
            var series = inventory.metrics().findAll(NAT, metric, Map.of("NatGatewayId", gateway), stat);
            var whole = series.stream().filter(one -> one.dimensions().size() == 1).toList();
            var used = whole.isEmpty() ? series : whole;
            if (used.stream().allMatch(one -> recent(one).isEmpty())) {
                return null;
            }
            all.addAll(used);
        }
        return all.isEmpty() ? null : all;
    }

    /// An endpoint publishes only in minutes with traffic (AWS PrivateLink guide, "CloudWatch metrics for AWS PrivateLink").
    private @Nullable List<MetricSeries> endpointSeries() {
        var vpcs = Inventory.subnetIds(service).stream().flatMap(id -> inventory.find(Subnet.class, id).stream()).map(Subnet::vpcId).filter(Objects::nonNull).distinct().toList();
        var all = new ArrayList<MetricSeries>();
        for (var vpc : vpcs) {
            for (var endpoint : inventory.endpoints(vpc)) {
                if (endpoint.isInterface() && REGISTRY.contains(endpoint.shortServiceName())) {
                    var series = inventory.metrics().findAll("AWS/PrivateLinkEndpoints", "BytesProcessed", Map.of("VPC Endpoint Id", endpoint.vpcEndpointId()), "Sum").stream()
                            .filter(one -> !one.dimensions().containsKey("Subnet Id")).findFirst();
                    if (series.isEmpty()) {
                        return null;
                    }
                    all.add(series.get());
                }
            }
        }
        return all.isEmpty() ? null : all;
    }

    private void tasks() {
        row("Tasks wanted, at capture", "tasks", number(service.desiredCount()));
        row("Tasks running, at capture", "tasks", number(service.runningCount()));
        row("Tasks waiting (PROVISIONING or PENDING), at capture", "tasks", waiting());
        row("Tasks waiting: most" + LAST, "tasks", peak(list(Measure.ofContainerInsights(service, "PendingTaskCount"))));
        var tasks = inventory.tasks(service);
        row("Longest wait of a task that has not started, at capture", "s", tasks.isEmpty() ? null : longestWait(tasks));
    }

    /// Of the tasks themselves where all are recorded, else as the service counts them.
    private @Nullable Double waiting() {
        var live = inventory.tasks(service).stream().filter(task -> !task.isStopped()).toList();
        var counted = (service.runningCount() == null ? 0 : service.runningCount()) + (service.pendingCount() == null ? 0 : service.pendingCount());
        return !live.isEmpty() && live.size() >= counted ? Double.valueOf(live.stream().filter(task -> WAITING.contains(String.valueOf(task.lastStatus()))).count()) : number(service.pendingCount());
    }

    private @Nullable Double longestWait(List<Task> tasks) {
        var clock = now;
        return clock == null ? null : Double.valueOf(tasks.stream()
                .filter(task -> !task.isStopped() && task.startedAt() == null && task.createdAt() != null)
                .mapToDouble(task -> Math.max(0, Duration.between(Objects.requireNonNull(task.createdAt()), clock).toMillis() / 1000.0)).max().orElse(0));
    }

    private void launches() {
        var launches = LaunchPhases.of(inventory.tasks(service));
        spread("Launch, from creation to start", launches.whole());
        for (var phase : LaunchPhases.Phase.values()) {
            spread("Launch: " + phase.words(), Optional.ofNullable(launches.phases().get(phase)));
        }
    }

    private void spread(String name, Optional<Spread> spread) {
        row(name + ", p50 of recorded tasks", "s", spread.map(Spread::p50).orElse(null));
        row(name + ", p95 of recorded tasks", "s", spread.map(Spread::p95).orElse(null));
    }

    /// Counts of error responses are published only when they are not zero (Elastic Load Balancing, "CloudWatch metrics for your Application Load Balancer").
    private void requests() {
        var targets = new ArrayList<Optional<MetricSeries>>();
        var balancers = new TreeMap<String, Optional<MetricSeries>>();
        for (var mapping : service.loadBalancers()) {
            inventory.find(TargetGroup.class, mapping.targetGroupArn()).ifPresent(group -> group.loadBalancerArns().stream().filter(arn -> arn.contains(":loadbalancer/app/")).forEach(arn -> {
                targets.add(series(Measure.ofTargetGroup(group.targetGroupArn(), arn, "HTTPCode_Target_5XX_Count", "Sum")));
                balancers.put(arn, series(Measure.ofLoadBalancer(arn, "HTTPCode_ELB_5XX_Count", "Sum")));
            }));
        }
        row("5xx of the tasks" + LAST, "responses", total(known(targets)));
        row("5xx of the load balancer itself" + LAST, "responses", total(known(balancers.values())));
    }

    private void load() {
        row("CPU of the busiest task: peak" + LAST, "%", peak(list(Measure.ofService(service, "CPUUtilization", "Maximum"))));
        row("CPU over all tasks: peak" + LAST, "%", peak(list(Measure.ofService(service, "CPUUtilization", "Average"))));
        row("Memory of the fullest task: peak" + LAST, "%", peak(list(Measure.ofService(service, "MemoryUtilization", "Maximum"))));
        row("Memory over all tasks: peak" + LAST, "%", peak(list(Measure.ofService(service, "MemoryUtilization", "Average"))));
    }

    private Optional<MetricSeries> series(Measure measure) {
        return inventory.metrics().find(measure.namespace(), measure.metricName(), measure.dimensions(), measure.stat());
    }

    private @Nullable List<MetricSeries> list(Measure measure) {
        return series(measure).map(List::of).orElse(null);
    }

    private static @Nullable List<MetricSeries> known(Collection<Optional<MetricSeries>> series) {
        return series.isEmpty() || series.stream().anyMatch(Optional::isEmpty) ? null : series.stream().flatMap(Optional::stream).toList();
    }

    private List<MetricSeries.Point> recent(MetricSeries series) {
        return now == null ? series.points() : series.between(now.minus(WINDOW).minusSeconds(60), now.plusSeconds(1));
    }

    private static @Nullable Double number(@Nullable Integer count) {
        return count == null ? null : Double.valueOf(count);
    }

    private @Nullable Double peak(@Nullable List<MetricSeries> series) {
        return series == null ? null : highest(series.stream().flatMap(one -> recent(one).stream()).toList(), MetricSeries.Point::value);
    }

    private static @Nullable Double highest(List<MetricSeries.Point> points, ToDoubleFunction<MetricSeries.Point> value) {
        return points.isEmpty() ? null : Double.valueOf(points.stream().mapToDouble(value).max().orElse(0));
    }

    /// The most that all of them together had in one minute, whatever the period that they were read by.
    private @Nullable Double peakOfSum(@Nullable List<MetricSeries> series) {
        if (series == null) {
            return null;
        }
        var sums = new TreeMap<Instant, Double>();
        series.forEach(one -> recent(one).forEach(point -> sums.merge(point.time(), point.value() * 60 / point.period(), Double::sum)));
        return sums.values().stream().max(Double::compare).orElse(null);
    }

    private @Nullable Double total(@Nullable List<MetricSeries> series) {
        return series == null ? null : Double.valueOf(series.stream().flatMap(one -> recent(one).stream()).mapToDouble(MetricSeries.Point::value).sum());
    }
}
