package dev.drydock.whatif;

import static dev.drydock.whatif.Asked.number;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.check.Status;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The numbers of a rollout, each found another way: by placing tasks one by one, and by playing the rollout.
class DeploySurgeTest {
    private static Outcome surge(String... options) {
        return Asked.of(DeploySurge.CALCULATOR, options);
    }

    @Test
    void showsTheFormulaWithItsNumbers() {
        var outcome = surge("desired=40", "max=200", "subnets=/26,/26");
        assertEquals("floor(40 × 200 / 100) = 80", outcome.row("peak").formula());
        assertEquals(80, number(outcome, "peak"));
        assertEquals(78, number(outcome, "free"));
        assertEquals(59, number(outcome, "largest"), "2 × 59 addresses ÷ 2");
        assertTrue(outcome.snippets().getFirst().text().contains("deployment_maximum_percent         = 200"));
    }

    @Test
    void roundsThePeakDown() {
        assertEquals(4, number(surge("desired=3", "max=150", "subnets=/28"), "peak"));
    }

    @Test
    void aSecondSetIsWholeWhateverThePercentSays() {
        for (var strategy : List.of("blue-green", "linear", "canary", "code-deploy", "external")) {
            assertEquals(80, number(surge("desired=40", "max=100", "strategy=" + strategy, "subnets=/24"), "peak"), strategy);
        }
    }

    /// Addresses are handed out one by one, to the emptiest subnet first.
    @Test
    void theLargestServiceIsTheLastThatCanBePlaced() {
        var random = new Random(7);
        for (var n = 0; n < 40; n++) {
            var count = 1 + random.nextInt(3);
            var prefix = 24 + random.nextInt(5);
            var percent = 100 + 10 * random.nextInt(16);
            var usable = (1 << (32 - prefix)) - 5;
            var fits = 0;
            for (var desired = 1; desired <= 2_000 && placed(desired * percent / 100, count, usable); desired++) {
                fits = desired;
            }
            var outcome = surge("desired=1", "held=0", "max=" + percent, "subnets=" + String.join(",", java.util.Collections.nCopies(count, "/" + prefix)));
            assertEquals(fits, number(outcome, "largest"), count + " × /" + prefix + " at " + percent);
        }
    }

    private static boolean placed(int tasks, int subnets, int usable) {
        var left = new int[subnets];
        java.util.Arrays.fill(left, usable);
        for (var task = 0; task < tasks; task++) {
            var emptiest = java.util.stream.IntStream.range(0, subnets).boxed().max(java.util.Comparator.comparingInt(i -> left[i])).orElseThrow();
            if (--left[emptiest] < 0) {
                return false;
            }
        }
        return true;
    }

    @Test
    void theRoundsAreThoseOfARolloutThatIsPlayed() {
        for (var desired : new int[] {1, 2, 3, 7, 10, 40}) {
            for (var minimum : new int[] {0, 50, 75, 100}) {
                for (var maximum : new int[] {110, 125, 150, 200}) {
                    var played = played(desired, minimum, maximum);
                    var outcome = surge("desired=" + desired, "min=" + minimum, "max=" + maximum, "subnets=/20");
                    if (played < 0) {
                        assertEquals("none", outcome.row("rounds").words(), desired + " " + minimum + " " + maximum);
                        assertEquals(Status.FAIL, outcome.verdicts().getFirst().status());
                    } else {
                        assertEquals(played, number(outcome, "rounds"), desired + " " + minimum + " " + maximum);
                    }
                }
            }
        }
    }

    /// In each round old tasks stop down to the floor, then new ones start up to the ceiling; -1 where nothing can move.
    private static int played(int desired, int minimum, int maximum) {
        var floor = (desired * minimum + 99) / 100;
        var ceiling = desired * maximum / 100;
        var old = desired;
        var fresh = 0;
        for (var round = 1; ; round++) {
            var stopped = Math.max(0, Math.min(old, old + fresh - floor));
            old -= stopped;
            var started = Math.max(0, Math.min(desired - fresh, ceiling - old - fresh));
            fresh += started;
            if (fresh == desired) {
                return round;
            }
            if (stopped + started == 0) {
                return -1;
            }
        }
    }

    @Test
    void judgesAtEachBound() {
        assertEquals(Status.OK, surge("desired=10", "subnets=20").verdicts().getFirst().status(), "10 of 20 is half");
        assertEquals(Status.WARN, surge("desired=10", "subnets=19").verdicts().getFirst().status());
        assertEquals(Status.WARN, surge("desired=10", "subnets=10").verdicts().getFirst().status());
        var over = surge("desired=10", "subnets=9").verdicts().getFirst();
        assertEquals("It does not fit: a rollout needs 10 addresses and 9 are free, so 1 task does not start until addresses come free.", over.sentence());
        assertTrue(surge("desired=10", "subnets=30,4").verdicts().getFirst().sentence().contains("one subnet has 4 free for an even share of 5"));
        assertTrue(surge("desired=10", "subnets=30", "others=21").verdicts().getFirst().sentence().startsWith("It fits alone"));
        assertEquals(Status.OK, surge("desired=10", "subnets=30", "others=20").verdicts().getFirst().status());
    }

    @Test
    void theSmallestSubnetHoldsThePeakAndTheNextSmallerDoesNot() {
        assertEquals("1 × /27", surge("desired=13", "max=200", "subnets=/24").row("smallest").words(), "26 of 27");
        assertEquals("1 × /26", surge("desired=14", "max=200", "subnets=/24").row("smallest").words(), "28 of 27");
        assertEquals("1 × /24", surge("desired=125", "subnets=/20").row("smallest").words(), "250 of 251; 254 would be wrong");
        assertEquals("1 × /23", surge("desired=126", "subnets=/20").row("smallest").words());
    }

    @Test
    void explainsWrongInput() {
        assertTrue(Asked.refusal(DeploySurge.CALCULATOR, "desired=40", "subnets=/31").startsWith("--subnets: a VPC takes subnets from /16 to /28, so none is /31"));
        assertTrue(Asked.refusal(DeploySurge.CALCULATOR, "desired=40", "subnets=/15").contains("none is /15"));
        assertTrue(Asked.refusal(DeploySurge.CALCULATOR, "desired=0", "subnets=/26").startsWith("--desired is 1 to 5000 tasks, not \"0\": ECS runs at most"));
        assertTrue(Asked.refusal(DeploySurge.CALCULATOR, "desired=-3", "subnets=/26").startsWith("--desired is 1 to 5000"));
        assertTrue(Asked.refusal(DeploySurge.CALCULATOR, "desired=5001", "subnets=/26").startsWith("--desired is 1 to 5000"));
        assertTrue(Asked.refusal(DeploySurge.CALCULATOR, "desired=99999999999999999999999", "subnets=/26").startsWith("--desired takes a number such as 40, not"));
        assertTrue(Asked.refusal(DeploySurge.CALCULATOR, "desired=NaN", "subnets=/26").startsWith("--desired takes a number"));
        assertEquals("--desired takes a whole number, not \"1.5\".", Asked.refusal(DeploySurge.CALCULATOR, "desired=1.5", "subnets=/26"));
        assertTrue(Asked.refusal(DeploySurge.CALCULATOR, "subnets=/26").startsWith("--desired is needed"));
        assertTrue(Asked.refusal(DeploySurge.CALCULATOR, "desired=40").startsWith("--subnets is needed"));
        assertTrue(Asked.refusal(DeploySurge.CALCULATOR, "desired=40", "subnets=2001:db8::/24").contains("IPv4 blocks"));
        assertTrue(Asked.refusal(DeploySurge.CALCULATOR, "desired=40", "subnets=/26", "strategy=yolo\n\u202e").startsWith("--strategy is one of rolling, blue-green"));
    }
}
