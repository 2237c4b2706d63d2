package dev.drydock.check.reachability;

import dev.drydock.check.Subject;
import dev.drydock.check.loadbalancing.AttachedTargetGroup;
import dev.drydock.inventory.ec2.NetworkInterface;
import dev.drydock.inventory.ec2.Subnet;
import dev.drydock.inventory.ecs.Service;
import dev.drydock.inventory.elbv2.LoadBalancer;
import dev.drydock.inventory.elbv2.TargetGroup;
import dev.drydock.inventory.elbv2.TargetGroupAttribute;
import dev.drydock.path.Cidr;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Where a load balancer's connections to its targets come from.
///
/// An Application Load Balancer connects from its nodes, which come and go in its subnets and have its security groups. A Network Load Balancer has one node a
/// zone, security groups only if it was made with some, and may pass its clients' addresses on; its health checks come from its nodes all the same
/// (Network Load Balancer guide, "Edit target group attributes", "Update the security groups for your Network Load Balancer").
record LoadBalancerSide(Subject subject, AttachedTargetGroup group, TargetGroup target, LoadBalancer loadBalancer) {
    private static final String PRESERVE = "preserve_client_ip.enabled";
    private static final String CROSS_ZONE = "load_balancing.cross_zone.enabled";
    private static final Set<String> DATAGRAMS = Set.of("UDP", "QUIC");
    private static final Set<String> BOTH = Set.of("TCP_UDP", "TCP_QUIC");

    /// Whether targets see the clients' own addresses.
    enum ClientAddresses { KEPT, REPLACED, UNKNOWN }

    /// Connections from one place.
    record Call(Peer from, Traffic traffic) {
        boolean sameZone(@Nullable Subnet subnet) {
            return from.subnet() == null || subnet == null || Objects.equals(from.subnet().availabilityZone(), subnet.availabilityZone());
        }
    }

    boolean isKnownType() {
        return isApplication() || isNetwork();
    }

    boolean isApplication() {
        return "application".equals(loadBalancer.type());
    }

    boolean isNetwork() {
        return "network".equals(loadBalancer.type());
    }

    boolean isIpv6() {
        return "ipv6".equals(target.ipAddressType());
    }

    String name() {
        return loadBalancer.name() + (loadBalancer.securityGroups().isEmpty() ? "" : " (" + String.join(", ", loadBalancer.securityGroups()) + ")");
    }

    /// The port that ECS registers tasks with: the container's (awsvpc tasks have no other); the target group's own where the service does not name one.
    @Nullable Integer port() {
        var attachments = Stream.concat(subject.service().loadBalancers().stream(), subject.service().taskSets().stream().flatMap(set -> set.loadBalancers().stream()));
        return attachments.filter(this::isThis).map(Service.LoadBalancer::containerPort).filter(Objects::nonNull).findFirst().orElse(target.port());
    }

    private boolean isThis(Service.LoadBalancer attachment) {
        var advanced = attachment.advancedConfiguration();
        return group.arn().equals(attachment.targetGroupArn()) || advanced != null && group.arn().equals(advanced.alternateTargetGroupArn());
    }

    /// `traffic-port` and nothing at all mean the target's own port (ELBv2 API reference, `TargetGroup.HealthCheckPort`).
    int healthPort(int port) {
        var own = target.healthCheckPort();
        return own != null && own.matches("[0-9]{1,5}") ? Integer.parseInt(own) : port;
    }

    List<Traffic> traffics(int port) {
        var tcp = Traffic.tcp(port);
        var udp = new Traffic(Transport.UDP, port, Ports.EPHEMERAL);
        var protocol = target.protocol() == null ? "" : target.protocol();
        return BOTH.contains(protocol) ? List.of(tcp, udp) : List.of(DATAGRAMS.contains(protocol) ? udp : tcp);
    }

    /// Where the requests come from.
    List<Call> requests(int port) {
        var from = clientAddresses() == ClientAddresses.KEPT
                ? List.of(new Peer("the clients of " + loadBalancer.name(), null, null, loadBalancer.securityGroups(), List.of(isIpv6() ? Cidr.ALL_IPV6 : Cidr.ALL_IPV4), false, null))
                : nodes();
        return from.stream().flatMap(peer -> traffics(port).stream().map(traffic -> new Call(peer, traffic))).toList();
    }

    /// Where the health checks come from: the load balancer's nodes, always by TCP.
    List<Call> healthChecks(int port) {
        return nodes().stream().map(peer -> new Call(peer, Traffic.tcp(healthPort(port)))).toList();
    }

    /// By the recorded attribute; without security groups rules cannot tell clients apart otherwise. Its default depends on the protocol (ELBv2 API reference,
    /// `TargetGroupAttribute`).
    ClientAddresses clientAddresses() {
        if (!isNetwork()) {
            return ClientAddresses.REPLACED;
        }
        if (traffics(1).stream().anyMatch(traffic -> traffic.transport() == Transport.UDP)) {
            return ClientAddresses.KEPT;
        }
        return subject.inventory().targetGroupAttribute(group.arn(), PRESERVE).map(TargetGroupAttribute::value)
                .map(value -> "true".equals(value) ? ClientAddresses.KEPT : "false".equals(value) ? ClientAddresses.REPLACED : ClientAddresses.UNKNOWN)
                .orElse(ClientAddresses.UNKNOWN);
    }

    /// Whether a node sends to targets in other zones than its own: always for an Application Load Balancer unless the target group says no, for a Network Load
    /// Balancer only where one of the two says yes.
    boolean crossesZones() {
        var ofGroup = subject.inventory().targetGroupAttribute(group.arn(), CROSS_ZONE).map(TargetGroupAttribute::value).orElse(null);
        if ("true".equals(ofGroup) || "false".equals(ofGroup)) {
            return ofGroup.equals("true");
        }
        return isApplication() || subject.inventory().loadBalancerAttribute(loadBalancer.loadBalancerArn(), CROSS_ZONE)
                .map(attribute -> "true".equals(attribute.value())).orElse(false);
    }

    private List<Peer> nodes() {
        var own = isNetwork() ? interfaces() : List.<Peer>of();
        if (!own.isEmpty()) {
            return own;
        }
        // An Application Load Balancer without security groups in the record has some all the same.
        var groups = loadBalancer.securityGroups().isEmpty() && isApplication() ? null : loadBalancer.securityGroups();
        var peers = new ArrayList<Peer>();
        for (var zone : loadBalancer.availabilityZones()) {
            if (zone.subnetId() != null) {
                var subnet = subject.inventory().find(Subnet.class, zone.subnetId()).map(Hops::shown).orElse(zone.subnetId());
                var peer = Peer.in(subject.inventory(), loadBalancer.name() + " in " + subnet, zone.subnetId(), groups).withIpv4Only(!isIpv6());
                peers.add(isNetwork() ? peer.somewhere() : peer);
            }
        }
        return peers;
    }

    /// The fixed interfaces of a Network Load Balancer, one in each of its subnets; none where not all are on record.
    private List<Peer> interfaces() {
        var description = "ELB " + loadBalancer.dimension();
        var found = subject.inventory().all(NetworkInterface.class).stream().filter(one -> description.equals(one.description())).toList();
        return found.size() < loadBalancer.availabilityZones().size() ? List.of() : found.stream().map(one -> {
            var peer = Peer.of(subject.inventory(), one).withIpv4Only(!isIpv6());
            return new Peer(loadBalancer.name() + " in " + (peer.subnet() == null ? String.valueOf(peer.subnetId()) : Hops.shown(peer.subnet())), peer.subnetId(), peer.subnet(),
                    loadBalancer.securityGroups(), peer.addresses(), true, null);
        }).toList();
    }
}
