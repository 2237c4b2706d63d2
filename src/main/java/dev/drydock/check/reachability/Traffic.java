package dev.drydock.check.reachability;

/// Connections to one port.
///
/// @param port where they go
/// @param clientPorts where they come from, and their answers go
public record Traffic(Transport transport, int port, Ports clientPorts) {

    public static Traffic tcp(int port) {
        return new Traffic(Transport.TCP, port, Ports.EPHEMERAL);
    }

    public Traffic from(Ports ports) {
        return new Traffic(transport, port, ports);
    }

    /// `tcp 443`
    @Override
    public String toString() {
        return transport.id() + " " + port;
    }
}
