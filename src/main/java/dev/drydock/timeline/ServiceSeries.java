package dev.drydock.timeline;

import dev.drydock.check.Finding;
import dev.drydock.check.ServiceDiagnosis;
import dev.drydock.check.measure.Measure;
import dev.drydock.inventory.Inventory;
import dev.drydock.inventory.call.Origin;
import dev.drydock.inventory.cloudwatch.MetricSeries;
import dev.drydock.inventory.ec2.RouteTable;
import dev.drydock.inventory.ec2.Subnet;
import dev.drydock.inventory.ec2.VpcEndpoint;
import dev.drydock.inventory.elbv2.TargetGroup;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// One recorded series about a service, its target groups, or its way out.
///
/// @param about what is measured, by the name that people give it
/// @param checks the ids of the checks whose findings stand on a value of it
public record ServiceSeries(MetricSeries series, String about, Set<String> checks) {

    /// All that were recorded and are about the service: those that findings stand on first.
    public static List<ServiceSeries> of(Inventory inventory, ServiceDiagnosis service) {
        var own = Measure.dimensions(service.service());
        var names = names(inventory, service);
        return inventory.metrics().all().stream()
                .filter(series -> series.dimensions().entrySet().containsAll(own.entrySet()) || series.dimensions().values().stream().anyMatch(names::containsKey))
                .map(series -> new ServiceSeries(series, about(series, names, service), checks(series, service.findings())))
                .sorted(Comparator.comparing((ServiceSeries one) -> one.checks().isEmpty()).thenComparing(one -> one.series().namespace()).thenComparing(one -> one.series().metricName())
                        .thenComparing(ServiceSeries::about).thenComparing(one -> one.series().stat()))
                .toList();
    }

    private static Map<String, String> names(Inventory inventory, ServiceDiagnosis service) {
        var names = new TreeMap<String, String>();
        for (var mapping : service.service().loadBalancers()) {
            inventory.find(TargetGroup.class, mapping.targetGroupArn()).ifPresent(group -> {
                names.put(group.targetGroupArn().substring(group.targetGroupArn().lastIndexOf(':') + 1), Objects.requireNonNullElse(group.targetGroupName(), group.targetGroupArn()));
                group.loadBalancerArns().forEach(arn -> {
                    var at = arn.indexOf(":loadbalancer/");
                    var suffix = at < 0 ? arn : arn.substring(at + ":loadbalancer/".length());
                    var parts = suffix.split("/");
                    names.put(suffix, parts.length > 1 ? parts[1] : suffix);
                });
            });
        }
        var vpcs = new HashSet<String>();
        for (var id : Inventory.subnetIds(service.service())) {
            inventory.find(Subnet.class, id).ifPresent(subnet -> {
                vpcs.add(String.valueOf(subnet.vpcId()));
                inventory.routeTable(subnet).ifPresent(table -> table.routes().stream().map(RouteTable.Route::natGatewayId).filter(Objects::nonNull).forEach(nat -> names.put(nat, nat)));
            });
        }
        vpcs.forEach(vpc -> inventory.endpoints(vpc).stream().filter(VpcEndpoint::isInterface).forEach(endpoint -> names.put(endpoint.vpcEndpointId(), endpoint.shortServiceName() + " endpoint")));
        return names;
    }

    /// The most particular thing that its dimensions name.
    private static String about(MetricSeries series, Map<String, String> names, ServiceDiagnosis service) {
        var group = series.dimensions().get("TargetGroup");
        var named = group != null && names.containsKey(group) ? names.get(group) : series.dimensions().values().stream().filter(names::containsKey).map(names::get).findFirst().orElse(service.service().name());
        var zone = series.dimensions().get("AvailabilityZone");
        return zone == null ? named : named + ", " + zone;
    }

    private static Set<String> checks(MetricSeries series, List<Finding> findings) {
        var origins = new HashSet<Origin>();
        series.points().forEach(point -> origins.add(point.origin()));
        var checks = new TreeSet<String>();
        for (var finding : findings) {
            if (finding.evidence().stream().anyMatch(evidence -> origins.stream().anyMatch(origin ->
                    evidence.call() == origin.call() && evidence.pointer().startsWith(origin.pointer() + "/")))) {
                checks.add(finding.check().id());
            }
        }
        return checks;
    }
}
