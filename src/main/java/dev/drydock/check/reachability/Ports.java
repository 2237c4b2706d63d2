package dev.drydock.check.reachability;

/// A range of ports, both ends included.
public record Ports(int from, int to) {
    public static final Ports ALL = new Ports(0, 65535);

    /// What a client may use as its own port: a NAT gateway, a load balancer and Lambda take these (Amazon VPC user guide, "Ephemeral ports").
    public static final Ports EPHEMERAL = new Ports(1024, 65535);

    /// What Linux takes unless it is told otherwise (`net.ipv4.ip_local_port_range`).
    public static final Ports LINUX = new Ports(32768, 60999);

    /// What Windows takes since Server 2008.
    public static final Ports WINDOWS = new Ports(49152, 65535);

    public static Ports of(int port) {
        return new Ports(port, port);
    }

    public boolean contains(Ports other) {
        return from <= other.from && other.to <= to;
    }

    /// `443` or `1024-65535`
    @Override
    public String toString() {
        return from == to ? String.valueOf(from) : from + "-" + to;
    }
}
