package dev.drydock.check.egress;

import dev.drydock.check.Evidence;
import dev.drydock.check.Missing;
import dev.drydock.check.Subject;
import dev.drydock.inventory.call.Read;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.cloudwatch.MetricSeries;
import dev.drydock.inventory.ec2.VpcEndpoint;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The metrics of NAT gateways and interface endpoints (VPC user guide, "Monitor NAT gateways with Amazon CloudWatch"; AWS PrivateLink guide, "CloudWatch
/// metrics for AWS PrivateLink").
final class EgressMetrics {
    static final String NAT = "AWS/NATGateway";
    static final String PRIVATE_LINK = "AWS/PrivateLinkEndpoints";
    static final String IN = "BytesInFromDestination";

    /// One-minute datapoints are read for so long.
    private static final Duration WINDOW = Duration.ofHours(3);

    private EgressMetrics() {}

    /// The series of a NAT gateway. A regional one has a series for each zone, maybe beside one for the whole.
    static List<MetricSeries> ofNat(Subject subject, String natGatewayId, String metric, String stat) {
        return subject.inventory().metrics().findAll(NAT, metric, Map.of("NatGatewayId", natGatewayId), stat);
    }

    /// The series to add up: the one for the whole where it is recorded, else those of the zones.
    static List<MetricSeries> toAddUp(List<MetricSeries> series) {
        var whole = series.stream().filter(one -> one.dimensions().size() == 1).toList();
        return whole.isEmpty() ? series : whole;
    }

    static Missing missingOfNat(Subject subject, String natGatewayId, String metric, String stat) {
        return subject.couldUse(readNat(subject, natGatewayId, metric, stat));
    }

    static Read readNat(Subject subject, String natGatewayId, String metric, String stat) {
        return read(subject, NAT, metric, Map.of("NatGatewayId", natGatewayId), stat);
    }

    /// Published only in minutes with traffic: an endpoint that was asked about and has no datapoints carried nothing. The dimensions' names have spaces.
    static Optional<MetricSeries> ofEndpoint(Subject subject, VpcEndpoint endpoint) {
        var all = subject.inventory().metrics().findAll(PRIVATE_LINK, "BytesProcessed", Map.of("VPC Endpoint Id", endpoint.vpcEndpointId()), "Sum");
        return all.stream().filter(one -> !one.dimensions().containsKey("Subnet Id")).findFirst().or(() -> all.stream().findFirst());
    }

    static Read readEndpoint(Subject subject, VpcEndpoint endpoint) {
        var dimensions = new LinkedHashMap<String, String>();
        dimensions.put("Endpoint Type", "Interface");
        dimensions.put("Service Name", String.valueOf(endpoint.serviceName()));
        dimensions.put("VPC Endpoint Id", endpoint.vpcEndpointId());
        dimensions.put("VPC Id", String.valueOf(endpoint.vpcId()));
        return read(subject, PRIVATE_LINK, "BytesProcessed", dimensions, "Sum");
    }

    private static Read read(Subject subject, String namespace, String metric, Map<String, String> dimensions, String stat) {
        var now = subject.now();
        var end = (now == null ? Instant.EPOCH.plus(WINDOW) : now).truncatedTo(ChronoUnit.MINUTES);
        return Reads.getMetricData(namespace, metric, dimensions, stat, 60, end.minus(WINDOW).toString(), end.toString());
    }

    static Evidence evidence(MetricSeries.Point point) {
        return Evidence.at(point.origin().call(), point.pointer(), point.value());
    }
}
