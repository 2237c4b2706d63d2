package dev.drydock.inventory.cloudwatch;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A label that says by itself what its result measures, so that an answer without its queries can be read. It names all of it; whatever leaves something open
/// measures nothing that could be known:
/// `AWS/ApplicationELB HTTPCode_ELB_502_Count Sum LoadBalancer=app/shop/0123456789abcdef`.
///
/// @param dimensions by name, at least one
public record MetricLabel(String namespace, String metricName, String stat, Map<String, String> dimensions) {
    private static final Pattern FORM = Pattern.compile("(?<namespace>[A-Za-z][\\w.-]*(?:/[\\w.-]+)+) (?<metric>\\w+) (?<stat>Sum|Average|Maximum|Minimum|SampleCount|p[0-9]{1,2}(?:\\.[0-9]+)?)"
            + "(?<dimensions>(?: [A-Z]\\w*=[^ =]+)+)");
    private static final Pattern DIMENSION = Pattern.compile(" ([A-Z]\\w*)=([^ =]+)");
    private static final int LONGEST = 2_000;

    /// @param label as `GetMetricData` gives it back; null or anything else is no such label
    public static Optional<MetricLabel> of(@Nullable String label) {
        var form = label == null || label.length() > LONGEST ? null : FORM.matcher(label.strip());
        if (form == null || !form.matches()) {
            return Optional.empty();
        }
        var dimensions = new LinkedHashMap<String, String>();
        var dimension = DIMENSION.matcher(form.group("dimensions"));
        while (dimension.find()) {
            if (dimensions.put(dimension.group(1), dimension.group(2)) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(new MetricLabel(form.group("namespace"), form.group("metric"), form.group("stat"), dimensions));
    }
}
