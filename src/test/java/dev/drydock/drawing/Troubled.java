package dev.drydock.drawing;

import dev.drydock.check.Badge;
import dev.drydock.check.BadgeVerdict;
import dev.drydock.check.CheckInfo;
import dev.drydock.check.Finding;
import dev.drydock.check.Muting;
import dev.drydock.check.Owner;
import dev.drydock.check.ServiceDiagnosis;
import dev.drydock.check.Status;
import dev.drydock.check.Suppression;
import dev.drydock.check.Topic;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Set;

/// Diagnoses that say what a test wants to see drawn.
final class Troubled {
    private Troubled() {}

    /// Two long findings about everything on the path, of every badge and status in turn.
    static ServiceDiagnosis of(ServiceDiagnosis calm) {
        var findings = new ArrayList<Finding>();
        for (var node : calm.path().nodes()) {
            for (var i = 0; i < 2; i++) {
                findings.add(finding(Badge.values()[findings.size() % 5], Status.values()[findings.size() % 2], node.id()));
            }
        }
        return with(calm, findings.toArray(Finding[]::new));
    }

    static ServiceDiagnosis with(ServiceDiagnosis calm, Finding... findings) {
        var badges = new EnumMap<Badge, BadgeVerdict>(Badge.class);
        for (var badge : Badge.values()) {
            badges.put(badge, BadgeVerdict.of(badge, List.of(findings)));
        }
        return new ServiceDiagnosis(calm.service(), calm.path(), badges, List.of(findings));
    }

    static Finding finding(Badge badge, Status status, String resource) {
        var info = CheckInfo.of(badge, "trouble", Owner.APP, "Is all well?", Set.of(), Set.of(), List.of());
        return Finding.draft(info, status, resource,
                "1,284 answers of 502 within two minutes of nine stops, and a-word-that-is-too-long-for-any-box-that-it-might-stand-in").finding();
    }

    /// One that no badge counts.
    static Finding outside(Topic topic, Status status, String resource) {
        return Finding.draft(CheckInfo.of(topic, "outside", Owner.APP, "Is all well?", Set.of(), Set.of(), null, List.of()), status, resource, "Something is wrong here").finding();
    }

    static ServiceDiagnosis muted(ServiceDiagnosis calm, Finding... findings) {
        return with(calm, findings).with(new Suppression(
                List.of(new Muting("trouble", Muting.ANY, "known", null), new Muting("outside", Muting.ANY, "known", null)), LocalDate.EPOCH));
    }
}
