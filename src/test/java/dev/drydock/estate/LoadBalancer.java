package dev.drydock.estate;

import java.util.ArrayList;
import java.util.List;

/// An Application or Network Load Balancer with one listener on 443.
public final class LoadBalancer {

    final Estate estate;
    final String name;
    final List<TargetGroup> targetGroups = new ArrayList<>();
    boolean internal;
    private List<String> subnetNames = List.of();
    String type = "application";
    private boolean secured;
    int idleTimeout = 60;

    /// Answers of the load balancer itself, per minute: no value where there was none.
    Series requests = Series.none();
    Series elb502 = Series.none();
    Series elb503 = Series.none();
    Series elb504 = Series.none();

    LoadBalancer(Estate estate, String name) {
        this.estate = estate;
        this.name = name;
    }

    public LoadBalancer internal() {
        internal = true;
        return this;
    }

    /// The names of its subnets; all public ones, or private ones where it is internal, until told otherwise.
    public LoadBalancer inSubnets(String... names) {
        subnetNames = List.of(names);
        return this;
    }

    public LoadBalancer network() {
        type = "network";
        return this;
    }

    /// A Network Load Balancer has security groups only where it was made with some; an Application Load Balancer always has.
    public LoadBalancer withSecurityGroup() {
        secured = true;
        return this;
    }

    boolean hasSecurityGroup() {
        return secured || !isNetwork();
    }

    public LoadBalancer withIdleTimeout(int seconds) {
        idleTimeout = seconds;
        return this;
    }

    public LoadBalancer withRequests(Series perMinute) {
        requests = perMinute;
        return this;
    }

    public LoadBalancer with502(Series perMinute) {
        elb502 = perMinute;
        return this;
    }

    public LoadBalancer with503(Series perMinute) {
        elb503 = perMinute;
        return this;
    }

    public LoadBalancer with504(Series perMinute) {
        elb504 = perMinute;
        return this;
    }

    /// A target group that this load balancer routes to: the first is the listener's default, the others have a rule.
    public TargetGroup targetGroup(String name, int port) {
        var group = new TargetGroup(this, name, port);
        targetGroups.add(group);
        return group;
    }

    boolean isNetwork() {
        return type.equals("network");
    }

    SecurityGroup securityGroup() {
        return estate.network().group(name, "load balancer " + name);
    }

    /// As in the metric dimension: `app/shop-alb/50dc6c495c0c9188`.
    String suffix() {
        return (isNetwork() ? "net/" : "app/") + name + "/" + estate.ids().hex(16, "lb", name);
    }

    String arn() {
        return estate.arn("elasticloadbalancing", "loadbalancer/" + suffix());
    }

    String listenerArn() {
        return estate.arn("elasticloadbalancing", "listener/" + suffix() + "/" + estate.ids().hex(16, "listener", name));
    }

    /// The rule that routes to this target group: the first one's is the listener's default rule.
    String ruleArn(TargetGroup group) {
        return listenerArn().replace(":listener/", ":listener-rule/") + "/" + estate.ids().hex(16,
                "rule", name, group == targetGroups.getFirst() ? "default" : group.name);
    }

    List<Subnet> subnets() {
        if (!subnetNames.isEmpty()) {
            return subnetNames.stream().map(estate.network()::subnet).toList();
        }
        return internal ? estate.network().privateSubnets() : estate.network().publicSubnets();
    }
}
