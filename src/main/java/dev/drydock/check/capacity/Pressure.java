package dev.drydock.check.capacity;

import dev.drydock.check.Evidence;
import dev.drydock.check.Subject;
import dev.drydock.inventory.cloudwatch.MetricSeries;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How much of the cluster's CPU and memory its tasks reserve, by the newest recorded values.
record Pressure(Optional<MetricSeries.Point> cpu, Optional<MetricSeries.Point> memory) {

    static Pressure of(Subject subject) {
        return new Pressure(Reservation.ofCluster(subject, "CPUReservation"), Reservation.ofCluster(subject, "MemoryReservation"));
    }

    /// `; CPUReservation 92 %, MemoryReservation 71 %`; empty where neither is recorded.
    String words() {
        var parts = new ArrayList<String>();
        cpu.ifPresent(point -> parts.add("CPUReservation " + ClusterScaling.percent(point.value())));
        memory.ifPresent(point -> parts.add("MemoryReservation " + ClusterScaling.percent(point.value())));
        return parts.isEmpty() ? "" : "; " + String.join(", ", parts);
    }

    List<Evidence> evidence() {
        var evidence = new ArrayList<Evidence>();
        cpu.ifPresent(point -> evidence.add(Evidence.at(point.origin().call(), point.pointer(), point.value())));
        memory.ifPresent(point -> evidence.add(Evidence.at(point.origin().call(), point.pointer(), point.value())));
        return evidence;
    }
}
