package dev.drydock.check.network;

import dev.drydock.inventory.ec2.NetworkInterface;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Who holds network interfaces, as their type, their requester and their description tell (EC2 API reference, `NetworkInterface`).
final class Interfaces {
    private static final int MOST = 6;

    /// How the services begin the descriptions of the interfaces that they make.
    private static final Map<String, String> DESCRIPTIONS = Map.of(
            "ELB ", "load balancers", "RDSNetworkInterface", "RDS", "ElastiCache", "ElastiCache", "EFS mount target", "EFS mount targets", "AWS Lambda VPC ENI", "Lambda functions",
            "VPC Endpoint Interface", "VPC endpoints", "Interface for NAT Gateway", "NAT gateways");

    /// ECS describes an interface by the ARN of the task's attachment, in any partition.
    private static final Pattern TASK = Pattern.compile("arn:aws[a-z-]*:ecs:.*");

    private Interfaces() {}

    /// `25 ECS tasks, 9 VPC endpoints, 6 load balancers`, the most first.
    static String holders(Collection<NetworkInterface> interfaces) {
        var counts = interfaces.stream().collect(Collectors.groupingBy(Interfaces::holder, Collectors.counting()));
        var byCount = Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()).thenComparing(Map.Entry.comparingByKey());
        var largest = counts.entrySet().stream().sorted(byCount).toList();
        var named = largest.stream().limit(MOST).map(entry -> entry.getValue() + " " + (entry.getValue() == 1 ? one(entry.getKey()) : entry.getKey())).collect(Collectors.joining(", "));
        var others = largest.stream().skip(MOST).mapToLong(Map.Entry::getValue).sum();
        return others == 0 ? named : named + ", " + others + " others";
    }

    private static String one(String holders) {
        return switch (holders) {
            case "ECS tasks and trunks on container instances" -> "ECS task or trunk on container instances";
            case "instances and others" -> "instance or other";
            case "RDS" -> "RDS";
            default -> holders.endsWith("s") ? holders.substring(0, holders.length() - 1) : holders;
        };
    }

    static String holder(NetworkInterface networkInterface) {
        return switch (networkInterface.interfaceType()) {
            case "nat_gateway", "natGateway", "regional_nat_gateway" -> "NAT gateways";
            case "vpc_endpoint", "gateway_load_balancer_endpoint" -> "VPC endpoints";
            case "lambda" -> "Lambda functions";
            case "load_balancer", "network_load_balancer", "gateway_load_balancer" -> "load balancers";
            case "transit_gateway" -> "transit gateways";
            case "api_gateway_managed" -> "API Gateway";
            case "global_accelerator_managed" -> "Global Accelerator";
            case "ec2_instance_connect_endpoint" -> "EC2 Instance Connect endpoints";
            case "quicksight" -> "QuickSight";
            case "branch", "trunk" -> "ECS tasks and trunks on container instances";
            case null, default -> ofDescription(networkInterface);
        };
    }

    private static String ofDescription(NetworkInterface networkInterface) {
        var description = networkInterface.description() == null ? "" : networkInterface.description();
        if (TASK.matcher(description).matches()) {
            return "ECS tasks";
        }
        for (var known : DESCRIPTIONS.entrySet()) {
            if (description.startsWith(known.getKey())) {
                return known.getValue();
            }
        }
        return switch (networkInterface.requesterId()) {
            case "amazon-rds" -> "RDS";
            case "amazon-elb" -> "load balancers";
            case "amazon-elasticache" -> "ElastiCache";
            case null, default -> "instances and others";
        };
    }
}
