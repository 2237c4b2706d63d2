/// Amazon ECS records.
@NullMarked
package dev.drydock.inventory.ecs;

import org.jspecify.annotations.NullMarked;
