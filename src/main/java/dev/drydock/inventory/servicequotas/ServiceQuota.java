package dev.drydock.inventory.servicequotas;

import dev.drydock.inventory.call.Origin;
import dev.drydock.inventory.call.Recorded;
import org.jspecify.annotations.Nullable;

/// An applied quota.
public record ServiceQuota(
        Origin origin,
        @Nullable String serviceCode,
        @Nullable String quotaCode,
        @Nullable String quotaName,
        @Nullable Double value)
        implements Recorded {

    @Override
    public String id() {
        return serviceCode + "/" + quotaCode;
    }
}
