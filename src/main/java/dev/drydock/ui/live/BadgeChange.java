package dev.drydock.ui.live;

import dev.drydock.check.Badge;
import dev.drydock.check.Diagnosis;
import dev.drydock.check.ServiceDiagnosis;
import dev.drydock.check.Status;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/// A badge of a service that says something else than it did.
record BadgeChange(String service, Badge badge, Status before, Status now) {

    /// All changes from one diagnosis to a later one; a service that is new, or gone, changed nothing.
    static List<BadgeChange> between(Diagnosis before, Diagnosis now) {
        var known = new HashMap<String, ServiceDiagnosis>();
        before.services().forEach(service -> known.put(service.service().serviceArn(), service));
        var changes = new ArrayList<BadgeChange>();
        for (var service : now.services()) {
            var then = known.get(service.service().serviceArn());
            if (then != null) {
                for (var badge : Badge.values()) {
                    if (then.status(badge) != service.status(badge)) {
                        changes.add(new BadgeChange(service.service().name(), badge, then.status(badge), service.status(badge)));
                    }
                }
            }
        }
        return changes;
    }

    String says() {
        return service + ": badge " + badge.number() + ", " + badge.title() + ", went from " + before.word() + " to " + now.word();
    }
}
