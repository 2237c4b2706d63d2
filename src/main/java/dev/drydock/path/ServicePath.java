package dev.drydock.path;

import dev.drydock.inventory.Inventory;
import dev.drydock.inventory.ecs.Service;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The path of one service as data: what stands on it, in which lane and zone, and what flows between.
///
/// @param zones the availability zones of its rows, in order
public record ServicePath(Service service, List<PathNode> nodes, List<PathEdge> edges, List<String> zones) {

    public static ServicePath of(Inventory inventory, Service service) {
        return new PathBuilder(inventory, service).build();
    }

    /// The nodes of one kind, in their order on the path.
    public <T extends PathNode> Stream<T> nodes(Class<T> kind) {
        return nodes.stream().filter(kind::isInstance).map(kind::cast);
    }

    public Optional<PathNode> node(String id) {
        return nodes.stream().filter(node -> node.id().equals(id)).findFirst();
    }
}
