package dev.drydock.check.network;

import dev.drydock.inventory.Inventory;
import dev.drydock.inventory.ec2.InstanceType;
import dev.drydock.inventory.ecs.ContainerInstance;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How many tasks with a network interface of their own a container instance takes.
///
/// Without trunking it is one less than the instance type's network interfaces, since the instance keeps one. With trunking ECS has a list (ECS developer
/// guide, "Supported instances for increased Amazon ECS container network interfaces"), which is regular in the families below and left out for the others.
public final class InterfaceSlots {
    private static final Pattern REGULAR = Pattern.compile(
            "(?<family>[mcr]5|[mcr]5a|[mcr]5ad|[mcr]5d|[mcr]6a|[mcr]6gd?|c6gn|[mcr]6i|[mcr]6id|[mr]6idn|[mcr]6in|[mcr]7g)\\.(?<size>\\w+)");
    private static final Pattern DENSER = Pattern.compile("[mcr]6(a|i|id|idn|in)");

    private InterfaceSlots() {}

    /// Empty where the record does not tell the instance type or its network interfaces, or where the list has no such type.
    public static OptionalInt of(Inventory inventory, ContainerInstance instance) {
        var type = type(instance);
        if (isTrunked(instance)) {
            return trunked(type);
        }
        var most = inventory.find(InstanceType.class, type).map(InstanceType::networkInfo).map(InstanceType.NetworkInfo::maximumNetworkInterfaces);
        return most.isPresent() ? OptionalInt.of(Math.max(0, most.get() - 1)) : OptionalInt.empty();
    }

    public static @Nullable String type(ContainerInstance instance) {
        return attribute(instance, "ecs.instance-type");
    }

    /// ECS marks the instances to which it has attached a trunk.
    public static boolean isTrunked(ContainerInstance instance) {
        return instance.attributes().stream().anyMatch(attribute -> "ecs.awsvpc-trunk-id".equals(attribute.name()));
    }

    private static @Nullable String attribute(ContainerInstance instance, String name) {
        return instance.attributes().stream().filter(attribute -> name.equals(attribute.name())).map(ContainerInstance.Attribute::value).findFirst().orElse(null);
    }

    public static OptionalInt trunked(@Nullable String type) {
        var parts = REGULAR.matcher(type == null ? "" : type);
        if (!parts.matches()) {
            return OptionalInt.empty();
        }
        var denser = DENSER.matcher(parts.group("family")).matches();
        return switch (parts.group("size")) {
            case "medium" -> OptionalInt.of(4);
            case "large" -> OptionalInt.of(10);
            case "xlarge" -> OptionalInt.of(20);
            case "2xlarge" -> OptionalInt.of(40);
            case "4xlarge" -> OptionalInt.of(60);
            case "8xlarge" -> OptionalInt.of(denser ? 90 : 60);
            case "9xlarge" -> OptionalInt.of(60);
            case "12xlarge" -> OptionalInt.of(denser ? 120 : 60);
            case "16xlarge", "18xlarge", "24xlarge", "32xlarge", "48xlarge" -> OptionalInt.of(120);
            default -> OptionalInt.empty();
        };
    }
}
