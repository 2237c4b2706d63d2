package dev.drydock.ui.events;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.drydock.check.Status;
import dev.drydock.inventory.ecs.Service.Event;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventRowTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private static Event event(int minutesAgo, String message) {
        return new Event("id-" + minutesAgo, NOON.minusSeconds(60L * minutesAgo), message);
    }

    @Test
    void whatSaysTheSameOfDifferentTasksIsOneRow() {
        var rows = EventRow.folded(List.of(
                event(0, "(service checkout) has started 1 tasks: (task 0123456789abcdef0123456789abcdef)."),
                event(1, "(service checkout) has reached a steady state."),
                event(2, "(service checkout) has started 2 tasks: (task fedcba9876543210fedcba9876543210)."),
                event(3, "(service checkout) was unable to place a task because no container instance met all of its requirements.")));
        assertEquals(List.of("×2", "", ""), rows.stream().map(EventRow::times).toList());
        assertEquals(NOON, rows.getFirst().newest().createdAt());
        assertEquals(NOON.minusSeconds(120), rows.getFirst().oldest().createdAt());
    }

    @Test
    void whatIsWordedDifferentlyStaysApart() {
        assertEquals(2, EventRow.folded(List.of(event(0, "(service a) has started 1 tasks."), event(1, "(service a) has stopped 1 running tasks."))).size());
        assertEquals(2, EventRow.each(List.of(event(0, "the same"), event(1, "the same"))).size());
    }

    @Test
    void eachTellsWhatTheChecksReadInIt() {
        var rows = EventRow.each(List.of(
                event(0, "(service a) has reached a steady state."),
                event(1, "(service a) was unable to place a task because no container instance met all of its requirements."),
                event(2, "something that AWS never wrote"),
                new Event(null, null, null)));
        assertEquals(Status.OK, rows.get(0).shape());
        assertEquals(Status.FAIL, rows.get(1).shape());
        assertEquals(Status.UNKNOWN, rows.get(2).shape());
        assertEquals("nothing that Drydock knows", rows.get(3).meaning());
    }
}
