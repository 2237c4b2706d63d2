package dev.drydock.compare;

import dev.drydock.check.Diagnosis;
import dev.drydock.check.ServiceDiagnosis;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Two diagnoses of the same services, recorded at two times, held against each other.
///
/// @param services by ARN; those of one side only among them
public record Comparison(Diagnosis before, Diagnosis after, List<ServiceComparison> services) {

    /// Services are the same by their ARN; where a bundle was redacted or the services moved, by cluster and name.
    public static Comparison of(Diagnosis before, Diagnosis after) {
        var pairs = Pairs.of(before.services(), after.services(), List.of(one -> one.service().serviceArn(), Comparison::place));
        var services = new ArrayList<ServiceComparison>();
        pairs.both().forEach(pair -> services.add(ServiceComparison.of(before.inventory(), pair.before(), after.inventory(), pair.after())));
        pairs.onlyBefore().forEach(one -> services.add(ServiceComparison.ofOne(one, null)));
        pairs.onlyAfter().forEach(one -> services.add(ServiceComparison.ofOne(null, one)));
        services.sort(Comparator.comparing(one -> one.shown().service().serviceArn()));
        return new Comparison(before, after, List.copyOf(services));
    }

    private static String place(ServiceDiagnosis one) {
        var cluster = one.service().clusterArn();
        return (cluster == null ? "default" : cluster.substring(cluster.lastIndexOf('/') + 1)) + "/" + one.service().name();
    }
}
