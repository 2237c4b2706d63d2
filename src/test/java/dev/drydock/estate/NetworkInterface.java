package dev.drydock.estate;

import java.util.List;

/// A network interface in use.
///
/// @param owner what it belongs to, in the form that the kind's description takes
record NetworkInterface(String suffix, Subnet subnet, String address, Kind kind, String owner, List<String> groups) {

    /// Whose interface it is: the `InterfaceType`, the requester and the description that EC2 shows for it.
    enum Kind {
        TASK("interface", "578734482556", "%s"),
        LOAD_BALANCER("interface", "amazon-elb", "ELB %s"),
        NAT_GATEWAY("nat_gateway", "%s", "Interface for NAT Gateway %s"),
        ENDPOINT("vpc_endpoint", "727180483921", "VPC Endpoint Interface %s"),
        LAMBDA("lambda", "AROAJQ4V6ZD5YEXAMPLE:%s", "AWS Lambda VPC ENI-%s"),
        RDS("interface", "amazon-rds", "RDSNetworkInterface"),
        ELASTICACHE("interface", "amazon-elasticache", "ElastiCache %s"),
        INSTANCE("interface", "", "");

        final String interfaceType;
        final String requester;
        final String description;

        Kind(String interfaceType, String requester, String description) {
            this.interfaceType = interfaceType;
            this.requester = requester;
            this.description = description;
        }
    }

    String id() {
        return "eni-" + suffix;
    }

    /// Derived from the address, as EC2's are not, so that it is as unique.
    String mac() {
        String[] parts = address.split("\\.");
        var mac = new StringBuilder("06:1d");
        for (String part : parts) {
            mac.append(":%02x".formatted(Integer.parseInt(part)));
        }
        return mac.toString();
    }
}
