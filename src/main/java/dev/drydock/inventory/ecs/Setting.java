package dev.drydock.inventory.ecs;

import dev.drydock.inventory.call.Origin;
import dev.drydock.inventory.call.Recorded;
import org.jspecify.annotations.Nullable;

/// An account setting, such as `awsvpcTrunking`.
public record Setting(
        Origin origin,
        @Nullable String name,
        @Nullable String value,
        @Nullable String principalArn)
        implements Recorded {

    @Override
    public String id() {
        return name + "@" + principalArn;
    }
}
