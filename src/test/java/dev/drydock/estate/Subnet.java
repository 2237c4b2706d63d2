package dev.drydock.estate;

import java.util.ArrayList;
import java.util.List;

/// A subnet and the network interfaces that hold its addresses.
public final class Subnet {

    final String name;
    final String id;
    final String zone;
    final boolean isPublic;
    int prefix;
    int slot;
    private final Network network;
    private final List<NetworkInterface> interfaces = new ArrayList<>();
    private int former;

    Subnet(Network network, String name, String id, String zone, boolean isPublic, int prefix, int slot) {
        this.network = network;
        this.name = name;
        this.id = id;
        this.zone = zone;
        this.isPublic = isPublic;
        this.prefix = prefix;
        this.slot = slot;
    }

    public String id() {
        return id;
    }

    public String zone() {
        return zone;
    }

    List<NetworkInterface> interfaces() {
        return interfaces;
    }

    /// What AWS leaves of the range: the first four addresses and the last are its own (VPC user guide, "Subnet CIDR blocks").
    int usable() {
        return (1 << 32 - prefix) - 5;
    }

    int free() {
        return usable() - interfaces.size();
    }

    String cidr() {
        return Network.dotted(base()) + "/" + prefix;
    }

    private int base() {
        return network.base() + slot * network.slotSize();
    }

    /// Takes the next free address for a new interface.
    NetworkInterface attach(NetworkInterface.Kind kind, String owner, List<String> groups) {
        if (free() < 1) {
            throw new IllegalStateException(name + " " + cidr() + " has no free address left for " + owner);
        }
        String address = Network.dotted(base() + 4 + interfaces.size());
        var taken = new NetworkInterface(network.ids().hex(17, "eni", kind, owner, name, interfaces.size()), this, address, kind, owner, groups);
        interfaces.add(taken);
        return taken;
    }

    /// An address of this subnet that a stopped task held and has given back: from the range's upper end, round and round.
    String formerAddress() {
        return Network.dotted(base() + 4 + usable() - 1 - former++ % usable());
    }
}
