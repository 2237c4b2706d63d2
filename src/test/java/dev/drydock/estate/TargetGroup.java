package dev.drydock.estate;

import java.util.ArrayList;
import java.util.List;

/// A target group, with the traffic that it saw.
public final class TargetGroup {

    final LoadBalancer loadBalancer;
    final String name;
    final int port;
    /// Services whose tasks are its targets.
    final List<EcsService> services = new ArrayList<>();
    String protocolVersion = "HTTP1";
    String healthPath = "/healthz";
    String matcher = "200";
    int deregistrationDelay = 60;
    String targetType = "ip";

    Series responseAverage;
    Series responseP95;
    Series responseP99;
    Series responseMaximum;
    Series requestsPerTarget;
    Series target5xx = Series.none();
    Series healthyHosts = Series.constant(0);
    Series unhealthyHosts = Series.constant(0);

    TargetGroup(LoadBalancer loadBalancer, String name, int port) {
        this.loadBalancer = loadBalancer;
        this.name = name;
        this.port = port;
        withResponse(Series.about(0.18, 0.02, name + " response"));
        requestsPerTarget = Series.about(880, 40, name + " requests").rounded(0);
    }

    public TargetGroup withDeregistrationDelay(int seconds) {
        deregistrationDelay = seconds;
        return this;
    }

    public TargetGroup withTargetType(String type) {
        targetType = type;
        return this;
    }

    /// gRPC end to end: a health check by method and a matcher of gRPC status codes.
    public TargetGroup grpc() {
        protocolVersion = "GRPC";
        healthPath = "/grpc.health.v1.Health/Check";
        matcher = "0";
        return this;
    }

    public TargetGroup withHealthPath(String path) {
        healthPath = path;
        return this;
    }

    /// The average response in seconds; percentiles and maximum follow it.
    public TargetGroup withResponse(Series average) {
        responseAverage = average;
        responseP95 = average.times(2.1);
        responseP99 = average.times(2.9);
        responseMaximum = average.times(3.5);
        return this;
    }

    public TargetGroup withRequestsPerTarget(Series perMinute) {
        requestsPerTarget = perMinute;
        return this;
    }

    public TargetGroup withTarget5xx(Series perMinute) {
        target5xx = perMinute;
        return this;
    }

    public TargetGroup withHosts(Series healthy, Series unhealthy) {
        healthyHosts = healthy;
        unhealthyHosts = unhealthy;
        return this;
    }

    String suffix() {
        return "targetgroup/" + name + "/" + loadBalancer.estate.ids().hex(16, "tg", name);
    }

    public String arn() {
        return loadBalancer.estate.arn("elasticloadbalancing", suffix());
    }

    /// As a scaling policy's `ResourceLabel` names it.
    public String resourceLabel() {
        return loadBalancer.suffix() + "/" + suffix();
    }
}
