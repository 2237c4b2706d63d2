package dev.drydock.check.network;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The `cpu` of a task, which ECS takes and shows as CPU units (`512`) or as vCPU (`0.5 vCPU`); 1,024 units are one vCPU.
final class Vcpu {
    private static final Pattern UNITS = Pattern.compile("\\d{1,9}");
    private static final Pattern VCPU = Pattern.compile("(\\d{0,6}\\.?\\d{1,6})\\s*vcpu", Pattern.CASE_INSENSITIVE);
    private static final BigDecimal UNITS_PER_VCPU = BigDecimal.valueOf(1024);

    private Vcpu() {}

    /// Empty where the text is null or of another form.
    static Optional<BigDecimal> of(@Nullable String cpu) {
        if (cpu == null) {
            return Optional.empty();
        }
        var text = cpu.strip();
        if (UNITS.matcher(text).matches()) {
            return Optional.of(new BigDecimal(text).divide(UNITS_PER_VCPU));
        }
        var matcher = VCPU.matcher(text);
        return matcher.matches() ? Optional.of(new BigDecimal(matcher.group(1).startsWith(".") ? "0" + matcher.group(1) : matcher.group(1))) : Optional.empty();
    }
}
