package dev.drydock.report;

import dev.drydock.check.Finding;
import dev.drydock.check.Muting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// What one muting mutes in what was read.
///
/// @param muted each finding with the service that it speaks of, by name
record MutedFindings(Muting muting, List<Muted> muted) {
    record Muted(String service, Finding finding) {}

    static List<MutedFindings> of(List<ServiceSection> services) {
        var found = new LinkedHashMap<Muting, MutedFindings>();
        for (var service : services) {
            for (var finding : service.diagnosis().findings()) {
                var muting = finding.muted();
                if (muting != null) {
                    found.computeIfAbsent(muting, key -> new MutedFindings(key, new ArrayList<>())).muted().add(new Muted(service.name(), finding));
                }
            }
        }
        return List.copyOf(found.values());
    }

    /// Why, and for how long.
    static String reason(Muting muting) {
        var end = muting.reason().isEmpty() || muting.reason().matches("(?s).*[.!?]\\s*") ? "" : ".";
        return muting.reason() + end + (muting.until() == null ? " Without an end." : " Until " + muting.until() + ".");
    }
}
