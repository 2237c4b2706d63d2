package dev.drydock.check;

import dev.drydock.inventory.ecs.Service;

/// ECS Express Mode: ECS itself made the service, its load balancer and its scaling, and keeps them (`resourceManagementType` is `ECS`).
public final class ExpressMode {
    private ExpressMode() {}

    /// The sentence that goes with every change to such a service; empty for a service that its owner manages.
    public static String warning(Service service) {
        return "ECS".equals(service.resourceManagementType())
                ? " ECS Express Mode manages this service: change it through its Express gateway service, since ECS may undo a change that is made behind it."
                : "";
    }
}
