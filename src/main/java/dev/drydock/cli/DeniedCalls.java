package dev.drydock.cli;

import dev.drydock.inventory.call.CallError;
import dev.drydock.inventory.call.CallStatus;
import dev.drydock.inventory.call.Read;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What came of a capture's calls: how many to each status, and which actions were denied, each once. Safe to use from many threads.
final class DeniedCalls {
    private final Map<CallStatus, Integer> counts = new EnumMap<>(CallStatus.class);
    private final Map<String, Integer> denied = new TreeMap<>();
    private @Nullable String failure;

    synchronized void add(Read read, CallStatus status, @Nullable CallError error) {
        counts.merge(status, 1, Integer::sum);
        if (status == CallStatus.DENIED) {
            denied.merge(read.name() + " was denied; it needs " + read.iamAction(), 1, Integer::sum);
        }
        if (failure == null && error != null) {
            failure = error.code() + (error.message().isEmpty() ? "" : " (" + error.message() + ")");
        }
    }

    /// Each denied action once: `ecs list-tasks was denied; it needs ecs:ListTasks.`
    synchronized List<String> sentences() {
        return denied.entrySet().stream().map(call -> call.getKey() + (call.getValue() == 1 ? "." : " (" + call.getValue() + " calls).")).toList();
    }

    /// `41 ok, 2 denied`
    synchronized String counts() {
        return counts.entrySet().stream().map(count -> count.getValue() + " " + count.getKey().name().toLowerCase(Locale.ROOT)).collect(Collectors.joining(", "));
    }

    /// What went wrong first.
    synchronized String firstFailure() {
        return failure == null ? "no call came to an end" : failure;
    }
}
