package dev.drydock.report;

import dev.drydock.check.Finding;
import dev.drydock.check.Missing;
import dev.drydock.inventory.call.Gap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// A command that would fill a hole of the record, and what waits for it.
///
/// @param why one clause: what the record lacks, and for a denied call the IAM action to ask for
/// @param argv the command
/// @param waiting the findings that the answer would settle or make surer, in the order of the report
record Fill(String why, List<String> argv, List<Waiting> waiting) {

    /// @param cluster and service: by their names
    record Waiting(String cluster, String service, Finding finding) {}

    /// One for each command, over all services, in the order in which they are first missed.
    static List<Fill> of(List<DiagnosedBundle.Entry> services) {
        var fills = new LinkedHashMap<List<String>, Fill>();
        for (var service : services) {
            for (var finding : service.diagnosis().findings()) {
                for (var missing : finding.missing()) {
                    var argv = missing.gap().read().argv(service.place().region());
                    fills.computeIfAbsent(argv, command -> new Fill(why(missing), command, new ArrayList<>()))
                            .waiting().add(new Waiting(service.place().cluster(), service.place().name(), finding));
                }
            }
        }
        return List.copyOf(fills.values());
    }

    private static String why(Missing missing) {
        var gap = missing.gap();
        return gap.why() + (gap.reason() == Gap.Reason.DENIED ? "; it needs " + gap.read().iamAction() : "");
    }
}
