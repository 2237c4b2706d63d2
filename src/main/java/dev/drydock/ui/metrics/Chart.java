package dev.drydock.ui.metrics;

import dev.drydock.inventory.cloudwatch.MetricSeries;
import dev.drydock.report.Quantity;
import dev.drydock.timeline.ServiceSeries;
import dev.drydock.ui.kit.Sparkline;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// One series as it is shown: its name, its unit, and what is known of it at a glance.
record Chart(ServiceSeries source) {

    MetricSeries series() {
        return source.series();
    }

    String title() {
        return series().metricName();
    }

    /// What is measured, and how its minutes were summed up.
    String subtitle() {
        return source.about() + " · " + series().stat() + " by " + (series().period() % 60 == 0 ? series().period() / 60 + " min" : series().period() + " s");
    }

    /// The checks whose findings stand on it; empty for none.
    String checks() {
        return String.join(", ", source.checks());
    }

    /// A value with its unit. Answers of CloudWatch do not tell the unit of what they hold: it is the one that the metric is documented with.
    String value(double value) {
        return Quantity.of(value, unit());
    }

    private String unit() {
        var name = series().metricName();
        if (series().stat().equals("SampleCount")) {
            return "samples";
        }
        return name.endsWith("Utilization") || name.endsWith("Reservation") ? "%"
                : name.contains("PerSecond") && name.contains("Bytes") ? "bytes/s"
                : name.contains("Bytes") ? "bytes"
                : name.endsWith("ResponseTime") || name.endsWith("Duration") ? "s"
                : name.contains("Task") ? "tasks"
                : name.startsWith("RequestCount") ? "requests"
                : name.startsWith("HTTPCode") ? "responses"
                : name.endsWith("HostCount") ? "targets"
                : name.equals("CpuUtilized") || name.equals("CpuReserved") ? "CPU units"
                : name.equals("MemoryUtilized") || name.equals("MemoryReserved") ? "MiB"
                : "";
    }

    /// The point that stands for a time; empty where none was recorded.
    Optional<MetricSeries.Point> at(Instant time) {
        return series().points().stream().filter(point -> !time.isBefore(point.time()) && time.isBefore(point.end())).reduce((_, last) -> last);
    }

    Optional<MetricSeries.Point> peak() {
        return series().points().stream().max(Comparator.comparingDouble(MetricSeries.Point::value).thenComparing(MetricSeries.Point::time, Comparator.reverseOrder()));
    }

    Optional<MetricSeries.Point> last() {
        return series().points().isEmpty() ? Optional.empty() : Optional.of(series().points().getLast());
    }

    /// How many stretches between its first and its last point were not recorded.
    int gaps() {
        var points = series().points();
        var gaps = 0;
        for (var i = 1; i < points.size(); i++) {
            gaps += Sparkline.isGap(points.get(i - 1), points.get(i)) ? 1 : 0;
        }
        return gaps;
    }

    /// In words, for those who do not see it.
    String says() {
        return title() + ", " + subtitle() + ": " + peak().map(most -> "at most " + value(most.value())).orElse("asked for, and no datapoint")
                + last().map(end -> ", last " + value(end.value())).orElse("") + (gaps() == 0 ? "" : ", " + gaps() + (gaps() == 1 ? " gap" : " gaps"));
    }

    boolean matches(String words) {
        return words.isEmpty() || String.join(" ", title(), subtitle(), checks(), series().namespace()).toLowerCase(Locale.ROOT).contains(words);
    }
}
