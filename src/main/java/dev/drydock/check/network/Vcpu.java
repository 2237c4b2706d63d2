package dev.drydock.check.network;

import dev.drydock.check.FargateSize;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The `cpu` of a task in vCPU; 1,024 CPU units are one.
final class Vcpu {
    private static final BigDecimal UNITS_PER_VCPU = BigDecimal.valueOf(1024);

    private Vcpu() {}

    /// Empty where the text is null or of another form.
    static Optional<BigDecimal> of(@Nullable String cpu) {
        var units = FargateSize.cpuUnits(cpu);
        return units.isEmpty() ? Optional.empty() : Optional.of(BigDecimal.valueOf(units.getAsInt()).divide(UNITS_PER_VCPU));
    }
}
