package dev.drydock.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SuppressionTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final CheckInfo PID1 = CheckInfo.of(Badge.SIGTERM, "pid1", Owner.APP, "?", Set.of(), Set.of(), List.of());

    private static Finding finding(Status status, String resource, Muting... mutings) {
        var finding = Finding.draft(PID1, status, resource, "title").finding();
        return finding.with(new Suppression(List.of(mutings), TODAY).of(finding).orElse(null));
    }

    private static Muting muting(String check, String resource) {
        return new Muting(check, resource, resource, null);
    }

    @Test
    void anExactResourceGoesBeforeAny() {
        assertEquals("app", finding(Status.FAIL, "app", muting("pid1", "*"), muting("pid1", "app")).muted().reason());
        assertEquals("*", finding(Status.FAIL, "other", muting("pid1", "*"), muting("pid1", "app")).muted().reason());
        assertFalse(finding(Status.FAIL, "other", muting("pid1", "app"), muting("kills-on-stop", "*")).isMuted());
    }

    @Test
    void onlyWhatIsWrongOrOpenCanBeMuted() {
        assertTrue(finding(Status.UNKNOWN, "app", muting("pid1", "*")).isMuted());
        assertFalse(finding(Status.OK, "app", muting("pid1", "*")).isMuted());
        assertFalse(finding(Status.NA, "app", muting("pid1", "*")).isMuted());
    }

    @Test
    void theLastDayStillCounts() {
        assertTrue(finding(Status.FAIL, "app", new Muting("pid1", "app", "r", TODAY)).isMuted());
        assertFalse(finding(Status.FAIL, "app", new Muting("pid1", "app", "r", TODAY.minusDays(1))).isMuted());
    }

    @Test
    void aBadgeKeepsItsColourAndIsMarkedOnceAllOfItIsMuted() {
        var muted = finding(Status.FAIL, "app", muting("pid1", "app"));
        var ok = finding(Status.OK, "well");
        assertEquals(Status.FAIL, BadgeVerdict.of(Badge.SIGTERM, List.of(muted, ok)).status());
        assertTrue(BadgeVerdict.of(Badge.SIGTERM, List.of(muted, ok)).isMuted());
        assertFalse(BadgeVerdict.of(Badge.SIGTERM, List.of(muted, finding(Status.WARN, "side"))).isMuted());
        assertTrue(BadgeVerdict.of(Badge.SIGTERM, List.of(muted, finding(Status.UNKNOWN, "open"))).isMuted());
        assertFalse(BadgeVerdict.of(Badge.SIGTERM, List.of(ok)).isMuted());
    }
}
