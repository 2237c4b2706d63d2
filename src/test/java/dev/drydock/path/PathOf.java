package dev.drydock.path;

import dev.drydock.bundle.BundleReader;
import dev.drydock.bundle.Limits;
import dev.drydock.bundle.Progress;
import dev.drydock.estate.Estate;
import dev.drydock.inventory.ec2.Subnet;
import dev.drydock.inventory.ecs.Service;
import dev.drydock.path.PathNode.SubnetNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/// The path of the first service of an estate, read from the estate's bundle.
final class PathOf {
    private PathOf() {}

    static ServicePath estate(Consumer<Estate> description) throws Exception {
        return estate(3, description);
    }

    static ServicePath estate(int zones, Consumer<Estate> description) throws Exception {
        var estate = new Estate("path", "111122223333", "ap-southeast-1", Instant.parse("2026-11-18T03:12:44Z"), zones);
        description.accept(estate);
        var folder = Files.createTempDirectory("path");
        try {
            estate.writeTo(folder);
            var inventory = new BundleReader(Limits.DEFAULT).read(1, folder, Progress.NONE).inventory();
            return ServicePath.of(inventory, inventory.all(Service.class).getFirst());
        } finally {
            delete(folder);
        }
    }

    /// By which way each service leaves the first subnet: `NAT nat-a`, under the service's name.
    static Map<String, String> waysOut(ServicePath path) {
        return waysOut(path, path.nodes(SubnetNode.class).findFirst().orElseThrow().id());
    }

    static Map<String, String> waysOut(ServicePath path, String from) {
        var ways = new TreeMap<String, String>();
        for (var edge : path.edges()) {
            if (edge.from().equals(from)) {
                var names = edge.carries().isEmpty() ? List.of("*") : edge.carries();
                names.forEach(name -> ways.put(name, edge.way() + " " + shown(path.node(edge.to()).orElseThrow())));
            }
        }
        return ways;
    }

    static String subnet(ServicePath path, String name) {
        return path.nodes(SubnetNode.class).filter(node -> node.subnet() instanceof Subnet subnet && subnet.name().equals(name)).findFirst().orElseThrow().id();
    }

    private static String shown(PathNode node) {
        return switch (node) {
            case PathNode.NatGatewayNode nat -> nat.natGateway() == null ? "nat" : nat.natGateway().name();
            case PathNode.EndpointNode endpoint -> endpoint.endpoint().shortServiceName();
            case PathNode.InternetGatewayNode gateway -> "igw";
            case PathNode.OtherTargetNode other -> other.kind();
            default -> node.id();
        };
    }

    /// Changes the routes of the table that has this name.
    static void routes(Estate estate, String table, Consumer<List<Map<String, Object>>> change) {
        estate.edit("ec2", "describe-route-tables", answer -> PathOf.<Map<String, Object>>list(answer.get("RouteTables")).stream()
                .filter(found -> found.get("Tags").toString().contains("=" + table + "}"))
                .forEach(found -> change.accept(list(found.get("Routes")))));
    }

    @SuppressWarnings("unchecked")
    static <T> List<T> list(Object value) {
        return (List<T>) value;
    }

    private static void delete(Path folder) throws Exception {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
