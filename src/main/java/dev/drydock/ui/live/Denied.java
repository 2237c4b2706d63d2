package dev.drydock.ui.live;

import dev.drydock.inventory.call.CallStatus;
import dev.drydock.inventory.call.Read;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/// The IAM actions that were denied, each once, however many calls missed it.
final class Denied {
    private final Set<String> actions = new ConcurrentSkipListSet<>();

    void add(Read read, CallStatus status) {
        if (status == CallStatus.DENIED) {
            actions.add(read.iamAction());
        }
    }

    Set<String> actions() {
        return Set.copyOf(actions);
    }

    void clear() {
        actions.clear();
    }
}
