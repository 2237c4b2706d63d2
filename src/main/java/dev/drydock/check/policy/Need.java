package dev.drydock.check.policy;

import dev.drydock.check.Evidence;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// One permission that tasks need to start.
///
/// @param action `service:Action`
/// @param resources the forms in which the resource may be asked about; one of them allowed is enough
/// @param purpose what for, fit to follow "needs … to": `pull the image shop/web`
/// @param required whether a task cannot start without it; else it is documented, or another policy may grant it
/// @param context what is known of the request besides, by condition key
/// @param evidence where the need stands
record Need(String action, List<String> resources, String purpose, boolean required, Map<String, String> context, Evidence evidence) {

    Answer of(RoleAccess role) {
        Answer first = null;
        Answer open = null;
        for (var resource : resources) {
            var answer = role.may(action, resource, context);
            if (answer.isAllowed()) {
                return answer;
            }
            first = first == null ? answer : first;
            open = open == null && answer instanceof Answer.Unknown ? answer : open;
        }
        return open != null ? open : Objects.requireNonNull(first);
    }
}
