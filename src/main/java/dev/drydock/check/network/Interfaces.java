package dev.drydock.check.network;

import dev.drydock.inventory.ec2.NetworkInterface;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Who holds network interfaces, as their type, their requester and their description tell (EC2 API reference, `NetworkInterface`).
final class Interfaces {
    private static final int MOST = 6;

    private Interfaces() {}

    /// `25 ECS tasks, 9 VPC endpoints, 6 load balancers`, the most first.
    static String holders(Collection<NetworkInterface> interfaces) {
        var counts = interfaces.stream().collect(Collectors.groupingBy(Interfaces::holder, Collectors.counting()));
        var byCount = Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()).thenComparing(Map.Entry.comparingByKey());
        var largest = counts.entrySet().stream().sorted(byCount).toList();
        var named = largest.stream().limit(MOST).map(entry -> entry.getValue() + " " + entry.getKey()).collect(Collectors.joining(", "));
        var others = largest.stream().skip(MOST).mapToLong(Map.Entry::getValue).sum();
        return others == 0 ? named : named + ", " + others + " others";
    }

    static String holder(NetworkInterface networkInterface) {
        var type = plain(networkInterface.interfaceType());
        var description = plain(networkInterface.description());
        var requester = plain(networkInterface.requesterId());
        return switch (type) {
            case "nat_gateway", "regional_nat_gateway" -> "NAT gateways";
            case "vpc_endpoint", "gateway_load_balancer_endpoint" -> "VPC endpoints";
            case "lambda" -> "Lambda functions";
            case "load_balancer", "network_load_balancer", "gateway_load_balancer" -> "load balancers";
            case "transit_gateway" -> "transit gateways";
            case "api_gateway_managed" -> "API Gateway";
            case "branch", "trunk" -> "ECS tasks and trunks on container instances";
            default -> ofInterface(description, requester);
        };
    }

    private static String ofInterface(String description, String requester) {
        for (var known : List.of(
                Map.entry("arn:aws:ecs:", "ECS tasks"), Map.entry("arn:aws-cn:ecs:", "ECS tasks"), Map.entry("arn:aws-us-gov:ecs:", "ECS tasks"),
                Map.entry("elb ", "load balancers"), Map.entry("rdsnetworkinterface", "RDS"), Map.entry("elasticache", "ElastiCache"),
                Map.entry("efs mount target", "EFS mount targets"), Map.entry("aws lambda vpc eni", "Lambda functions"),
                Map.entry("vpc endpoint interface", "VPC endpoints"), Map.entry("interface for nat gateway", "NAT gateways"))) {
            if (description.startsWith(known.getKey())) {
                return known.getValue();
            }
        }
        return switch (requester) {
            case "amazon-rds" -> "RDS";
            case "amazon-elb" -> "load balancers";
            case "amazon-elasticache" -> "ElastiCache";
            default -> "instances and others";
        };
    }

    private static String plain(@Nullable String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }
}
