package dev.drydock.check.loadbalancing;

import dev.drydock.check.Evidence;
import dev.drydock.check.Missing;
import dev.drydock.check.Subject;
import dev.drydock.inventory.cloudwatch.MetricSeries;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The 5xx answers that a load balancer made itself, minute by minute.
///
/// The counts are reported only for minutes that had any ("CloudWatch metrics for your Application Load Balancer", reporting criteria). A minute without a
/// point is therefore none where the record shows that the load balancer reported at all then, and a gap where it does not.
final class LoadBalancerErrors {
    static final String ALL_5XX = "HTTPCode_ELB_5XX_Count";
    static final String BAD_GATEWAY = "HTTPCode_ELB_502_Count";
    static final String UNAVAILABLE = "HTTPCode_ELB_503_Count";
    static final String TIMEOUT = "HTTPCode_ELB_504_Count";
    static final List<String> COUNTS = List.of(BAD_GATEWAY, UNAVAILABLE, TIMEOUT, ALL_5XX);
    private static final String REQUESTS = "RequestCount";

    /// One period with errors.
    record Hit(String metric, MetricSeries.Point point) {
        Evidence evidence() {
            return Evidence.at(point.origin().call(), point.pointer(), point.value());
        }
    }

    private final Subject subject;
    private final String loadBalancerArn;
    private final Map<String, MetricSeries> series = new LinkedHashMap<>();

    LoadBalancerErrors(Subject subject, String loadBalancerArn) {
        this.subject = subject;
        this.loadBalancerArn = loadBalancerArn;
        for (var metric : COUNTS) {
            find(metric).ifPresent(found -> series.put(metric, found));
        }
        find(REQUESTS).ifPresent(found -> series.put(REQUESTS, found));
    }

    private Optional<MetricSeries> find(String metric) {
        return subject.inventory().metrics().find(ElbMetrics.NAMESPACE, metric, ElbMetrics.dimensions(loadBalancerArn), "Sum");
    }

    /// Whether the load balancer's errors were asked for: all of them, or at least those of a target that went away.
    boolean isRecorded() {
        return series.containsKey(ALL_5XX) || series.containsKey(BAD_GATEWAY) && series.containsKey(TIMEOUT);
    }

    /// What to record so that the errors are known.
    Missing missing() {
        return subject.couldUse(ElbMetrics.read(subject, ALL_5XX, ElbMetrics.dimensions(loadBalancerArn), "Sum"));
    }

    /// The first instant that the load balancer's metrics speak of; empty where they have no datapoint at all.
    Optional<Instant> begin() {
        return series.values().stream().flatMap(MetricSeries::stream).map(MetricSeries.Point::time).min(Instant::compareTo);
    }

    /// Whether the load balancer reported anything in a span, so that no count there means no error.
    boolean isMetered(Moment moment) {
        return series.values().stream().anyMatch(one -> one.stream().anyMatch(point -> overlaps(one, point, moment)));
    }

    /// The periods with errors that touch one of the moments, each once, by metric and time.
    List<Hit> within(Collection<Moment> moments, Collection<String> metrics) {
        var hits = new ArrayList<Hit>();
        for (var metric : metrics) {
            var one = series.get(metric);
            if (one != null) {
                one.stream()
                        .filter(point -> point.value() > 0 && moments.stream().anyMatch(moment -> overlaps(one, point, moment)))
                        .forEach(point -> hits.add(new Hit(metric, point)));
            }
        }
        return hits;
    }

    /// The moments that some error falls into.
    List<Moment> struck(Collection<Moment> moments, Collection<String> metrics) {
        return moments.stream().filter(moment -> !within(List.of(moment), metrics).isEmpty()).toList();
    }

    /// Whether the period that a point stands for touches the moment.
    private static boolean overlaps(MetricSeries series, MetricSeries.Point point, Moment moment) {
        return !point.time().isAfter(moment.end()) && point.time().plusSeconds(series.period()).isAfter(moment.start());
    }

    /// How many errors the hits count: the load balancer's own total, or the sum of the codes where that is more or the only one.
    static long total(List<Hit> hits) {
        var all = 0.0;
        var codes = 0.0;
        for (var hit : hits) {
            if (hit.metric().equals(ALL_5XX)) {
                all += hit.point().value();
            } else {
                codes += hit.point().value();
            }
        }
        return Math.round(Math.max(all, codes));
    }

    /// `502` where all are of one code, else `5xx`.
    static String codes(List<Hit> hits) {
        var codes = hits.stream().map(Hit::metric).filter(metric -> !metric.equals(ALL_5XX)).map(metric -> metric.replaceAll("\\D*_(\\d{3})_.*", "$1")).distinct().toList();
        return codes.size() == 1 ? codes.getFirst() : "5xx";
    }

    /// `502: 37, 504: 4`
    static String byCode(List<Hit> hits) {
        var sums = new LinkedHashMap<String, Double>();
        for (var hit : hits) {
            if (!hit.metric().equals(ALL_5XX)) {
                sums.merge(hit.metric().replaceAll("\\D*_(\\d{3})_.*", "$1"), hit.point().value(), Double::sum);
            }
        }
        if (sums.isEmpty()) {
            return "5xx: " + total(hits);
        }
        return String.join(", ", sums.entrySet().stream().map(entry -> entry.getKey() + ": " + Math.round(entry.getValue())).toList());
    }
}
