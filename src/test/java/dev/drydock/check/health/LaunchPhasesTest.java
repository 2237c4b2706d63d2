package dev.drydock.check.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.check.health.LaunchPhases.Phase;
import dev.drydock.check.measure.Spread;
import dev.drydock.inventory.call.Call;
import dev.drydock.inventory.call.CallStatus;
import dev.drydock.inventory.call.Origin;
import dev.drydock.inventory.ecs.Task;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LaunchPhasesTest {
    private static final Instant CREATED = Instant.parse("2026-11-18T03:00:00Z");
    private static final Origin ORIGIN = new Origin(new Call("ecs", "describe-tasks", null, CallStatus.OK, null, "t.json", null, null), "tasks", 0);

    private static @Nullable Instant at(@Nullable Integer seconds) {
        return seconds == null ? null : CREATED.plusSeconds(seconds);
    }

    /// @param zone the availability zone, or null; the times in seconds from the creation, or null
    private static Task task(@Nullable String zone, @Nullable Integer connected, @Nullable Integer pull, @Nullable Integer pulled, @Nullable Integer started) {
        return new Task(ORIGIN, "arn:aws:ecs:eu-west-1:111122223333:task/c/1", null, null, null, null, "RUNNING", "RUNNING", null, "FARGATE", null, null, zone, null, null, null, null, null, null,
                CREATED, at(connected), at(pull), at(pulled), at(started), null, null, null, null, null, List.of(), List.of());
    }

    @Test
    void eachPhaseFromItsOwnTimes() {
        var phases = LaunchPhases.of(List.of(task("a", 10, 12, 42, 45), task("b", 11, 12, 32, 36)));
        assertEquals(2, phases.launched());
        assertEquals(new Spread(2, 36, 45, 45), phases.whole().orElseThrow());
        assertEquals(Map.of(Phase.CONNECT, new Spread(2, 10, 11, 11), Phase.PREPARE, new Spread(2, 1, 2, 2), Phase.PULL, new Spread(2, 20, 30, 30),
                Phase.START, new Spread(2, 3, 4, 4)), phases.phases());
        assertEquals(Optional.of(Phase.PULL), phases.slowest());
        assertEquals(Set.of("a", "b"), phases.zones().keySet());
    }

    @Test
    void aMissingTimeTakesOnlyItsPhasesAway() {
        var phases = LaunchPhases.of(List.of(task("a", null, null, 42, 45)));
        assertEquals(Set.of(Phase.START), phases.phases().keySet());
        assertEquals(45, phases.whole().orElseThrow().p50());
    }

    @Test
    void aTaskThatDidNotStartIsNoLaunch() {
        var phases = LaunchPhases.of(List.of(task("a", 10, 12, 42, null)));
        assertEquals(0, phases.launched());
        assertEquals(1, phases.notStarted());
        assertTrue(phases.whole().isEmpty());
        assertTrue(phases.slowest().isEmpty());
    }

    @Test
    void aLaterReconnectionIsLeftOut() {
        assertEquals(Set.of(Phase.PULL, Phase.START), LaunchPhases.of(List.of(task("a", 4000, 12, 42, 45))).phases().keySet());
    }

    @Test
    void timesInTheWrongOrderAreLeftOut() {
        var phases = LaunchPhases.of(List.of(task("a", 10, 42, 12, 45)));
        assertEquals(Set.of(Phase.CONNECT, Phase.PREPARE, Phase.START), phases.phases().keySet());
        assertEquals(0, LaunchPhases.of(List.of(task("a", 10, 12, 42, -1))).launched());
    }

    @Test
    void noZoneIsAnEmptyName() {
        assertEquals(Set.of(""), LaunchPhases.of(List.of(task(null, 1, 2, 3, 4))).zones().keySet());
    }

    @Test
    void noTaskIsNoLaunch() {
        assertEquals(new LaunchPhases(0, 0, Optional.empty(), Map.of(), Map.of()), LaunchPhases.of(List.of()));
    }
}
