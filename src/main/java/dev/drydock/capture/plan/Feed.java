package dev.drydock.capture.plan;

import dev.drydock.capture.Scope;
import dev.drydock.inventory.call.Read;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A plan at work: it hands out the calls that can be made, and takes what they answered. A step has come to an end when all that it takes from have, and all its calls.
/// Safe to use from many threads.
public final class Feed {
    /// One call that is to be made.
    public record Call(Step step, Request request) {
        public Read read() {
            return step.read(request);
        }
    }

    private static final class State {
        private final Step step;
        private final Rows rows = new Rows();
        private int open;
        private boolean handedOut;
        private boolean ended;

        State(Step step) {
            this.step = step;
        }
    }

    private final Map<String, State> states = new LinkedHashMap<>();
    private final Map<String, List<State>> takers = new LinkedHashMap<>();
    private final Set<Read> known = new HashSet<>();
    private final Scope scope;

    /// @throws IllegalArgumentException when a step takes from one that is not in the plan
    public Feed(List<Step> plan, Scope scope) {
        this.scope = scope;
        plan.forEach(step -> states.put(step.id(), new State(step)));
        for (var state : states.values()) {
            for (var earlier : state.step.after()) {
                if (!states.containsKey(earlier) && !earlier.equals(Plan.CLUSTERS.step())) {
                    throw new IllegalArgumentException(state.step.id() + " takes from " + earlier + ", which is not in the plan");
                }
                takers.computeIfAbsent(earlier, key -> new ArrayList<>()).add(state);
            }
        }
    }

    /// The calls that need no other.
    public synchronized List<Call> start() {
        var calls = new ArrayList<Call>();
        var rows = scope.clusters().stream().map(cluster -> new Row(Map.of("", List.of(cluster)), Map.of())).toList();
        takers.getOrDefault(Plan.CLUSTERS.step(), List.of()).forEach(taker -> give(taker, Plan.CLUSTERS, rows, calls));
        settle(calls);
        return calls;
    }

    /// Takes an answer.
    ///
    /// @param answer null where nothing came
    /// @return the calls that it makes possible
    public synchronized List<Call> done(Call call, @Nullable JsonNode answer) {
        var calls = new ArrayList<Call>();
        if (answer != null) {
            for (var taker : takers.getOrDefault(call.step().id(), List.of())) {
                taker.step.inputs().stream().filter(from -> from.step().equals(call.step().id()))
                        .forEach(from -> give(taker, from, from.in(answer, call.request().parameters()), calls));
            }
        }
        var state = states.get(call.step().id());
        if (state != null) {
            state.open--;
        }
        settle(calls);
        return calls;
    }

    /// Whether all steps have come to an end.
    public synchronized boolean isEmpty() {
        return states.values().stream().allMatch(state -> state.ended);
    }

    private void give(State taker, From from, List<Row> rows, List<Call> calls) {
        if (taker.step.early()) {
            var given = new Rows();
            given.add(from, rows);
            handOut(taker, given, calls);
        } else {
            taker.rows.add(from, rows);
        }
    }

    private void handOut(State state, Rows rows, List<Call> calls) {
        Stream<Request> requests = state.step.requests().apply(rows);
        requests.forEach(request -> {
            var call = new Call(state.step, request);
            if (known.add(call.read())) {
                state.open++;
                calls.add(call);
            }
        });
    }

    private void settle(List<Call> calls) {
        var moved = true;
        while (moved) {
            moved = false;
            for (var state : states.values()) {
                if (state.ended || !state.step.after().stream().allMatch(this::hasEnded)) {
                    continue;
                }
                if (!state.step.early() && !state.handedOut) {
                    state.handedOut = true;
                    handOut(state, state.rows, calls);
                }
                if (state.open == 0) {
                    state.ended = true;
                    moved = true;
                }
            }
        }
    }

    private boolean hasEnded(String step) {
        var state = states.get(step);
        return state == null || state.ended;
    }
}
