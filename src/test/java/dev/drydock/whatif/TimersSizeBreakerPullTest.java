package dev.drydock.whatif;

import static dev.drydock.whatif.Asked.number;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.check.FargateSize;
import dev.drydock.check.Status;
import java.util.Comparator;
import org.junit.jupiter.api.Test;

class TimersSizeBreakerPullTest {
    @Test
    void aStopIsTheDelayAndThenTheTimeoutOneAfterTheOther() {
        var outcome = Asked.of(StopTimers.CALCULATOR, "delay=300", "stop-timeout=30", "longest-request=12", "cleanup=45");
        assertEquals(330, number(outcome, "stop"));
        assertEquals(0, number(outcome, "requests-cut"));
        assertEquals(15, number(outcome, "cleanup-cut"));
        assertEquals(Status.WARN, outcome.verdicts().getFirst().status());
    }

    @Test
    void cutsNothingAtTheBoundAndSomethingJustBeyond() {
        assertEquals(0, number(Asked.of(StopTimers.CALCULATOR, "delay=30", "longest-request=30"), "requests-cut"));
        assertEquals(0.5, number(Asked.of(StopTimers.CALCULATOR, "delay=30", "longest-request=30.5"), "requests-cut"));
        assertEquals(Status.OK, Asked.of(StopTimers.CALCULATOR, "delay=119", "spot=true").verdicts().getFirst().status());
        assertEquals(Status.WARN, Asked.of(StopTimers.CALCULATOR, "delay=120", "spot=true").verdicts().getFirst().status());
        assertTrue(Asked.refusal(StopTimers.CALCULATOR, "stop-timeout=121").startsWith("--stop-timeout is 2 to 120 s"));
        assertTrue(Asked.refusal(StopTimers.CALCULATOR, "delay=3601").startsWith("--delay is 0 to 3600 s"));
    }

    /// A clock that ticks a second at a time: each round starts tasks, drains the old ones and stops them.
    @Test
    void aRolloutLastsAsLongAsTheClockSays() {
        var seconds = 0;
        for (var round = 0; round < 2; round++) {
            for (var left = 60 + 300 + 30; left > 0; left--) {
                seconds++;
            }
        }
        assertEquals(seconds, number(Asked.of(StopTimers.CALCULATOR, "delay=300", "desired=40", "max=150", "start=60"), "rollout"));
    }

    @Test
    void theNextPairsAreTheNeighboursAmongAllThatFargateTakes() {
        for (var size : FargateSize.ALL) {
            var up = SizePair.above(size);
            var expected = FargateSize.ALL.stream().filter(other -> other.cpu() >= size.cpu() && other.memory() > size.memory())
                    .min(Comparator.comparingInt(FargateSize::cpu).thenComparingInt(FargateSize::memory));
            assertEquals(expected, up, size.words());
            var down = FargateSize.ALL.stream().filter(other -> other.cpu() <= size.cpu() && other.memory() <= size.memory() && !other.equals(size))
                    .max(Comparator.comparingInt(FargateSize::cpu).thenComparingInt(FargateSize::memory));
            assertEquals(down, SizePair.below(size), size.words());
        }
    }

    @Test
    void knowsThirtyTwoVcpuAndRefusesWhatIsNearIt() {
        assertEquals(Status.OK, Asked.of(SizePair.CALCULATOR, "cpu=32 vCPU", "memory=244 GB").verdicts().getFirst().status());
        var near = Asked.of(SizePair.CALCULATOR, "cpu=32768", "memory=131072");
        assertEquals("no", near.row("valid").words());
        assertEquals("32 vCPU and 249856 MiB", near.row("fitting").words());
        assertEquals("1 vCPU and 3072 MiB", Asked.of(SizePair.CALCULATOR, "cpu=1024", "memory=3000").row("fitting").words());
        assertTrue(Asked.refusal(SizePair.CALCULATOR, "cpu=-1", "memory=512").startsWith("--cpu takes CPU units"));
        assertTrue(Asked.refusal(SizePair.CALCULATOR, "cpu=256", "memory=0").startsWith("--memory takes MiB"));
    }

    @Test
    void addsUpTheContainers() {
        assertEquals(Status.OK, Asked.of(SizePair.CALCULATOR, "cpu=1024", "memory=2048", "containers=768:1024,256:1024").verdicts().getFirst().status());
        assertTrue(Asked.of(SizePair.CALCULATOR, "cpu=1024", "memory=2048", "containers=768:1024,256:1025").verdicts().getFirst().sentence().contains("2049 MiB of the task's 2048"));
        assertTrue(Asked.of(SizePair.CALCULATOR, "cpu=1024", "memory=2048", "containers=768:1024,257:1024").verdicts().getFirst().sentence().contains("1025 CPU units"));
        assertTrue(Asked.refusal(SizePair.CALCULATOR, "cpu=1024", "memory=2048", "containers=1:2:3").startsWith("--containers takes cpu:memory"));
    }

    /// Half, counted up one failure at a time.
    @Test
    void theBreakerTripsAtHalfWithinThreeAndTwoHundred() {
        for (var desired = 1; desired <= 500; desired++) {
            var failures = 0;
            while (failures * 2 < desired || failures < 3) {
                failures++;
            }
            assertEquals(Math.min(200, failures), number(Asked.of(BreakerTrip.CALCULATOR, "desired=" + desired), "threshold"), String.valueOf(desired));
        }
        assertEquals("clamp(ceil(50 % × 41), 3, 200) = 21", Asked.of(BreakerTrip.CALCULATOR, "desired=41").row("threshold").formula());
        assertEquals(7, number(Asked.of(BreakerTrip.CALCULATOR, "desired=40", "type=count", "value=7"), "threshold"));
        assertEquals(250, number(Asked.of(BreakerTrip.CALCULATOR, "desired=500", "type=UNBOUNDED_PERCENT", "value=50"), "threshold"));
        assertEquals(Status.WARN, Asked.of(BreakerTrip.CALCULATOR, "desired=2").verdicts().getFirst().status());
        assertEquals(Status.OK, Asked.of(BreakerTrip.CALCULATOR, "desired=3").verdicts().getFirst().status());
    }

    /// 600 × 362 MB are 217.2 GB; bit by bit over 5 Gbit/s that is 347.52 s, and ECS needs 25 s for the 500 beyond the burst.
    @Test
    void theStormAt600TasksIsHeldUpByTheWire() {
        var outcome = Asked.of(PullStorm.CALCULATOR, "tasks=600", "image-mb=362");
        assertEquals(217.2, number(outcome, "volume"), 1e-9);
        assertEquals(600.0 * 362_000_000L * 8 / 5_000_000_000L, number(outcome, "transfer"), 1e-9);
        assertEquals(25, number(outcome, "launches"), "(600 − 100) / 20 = 25; (600 − 500) a minute of 500 = 12");
        assertEquals(Status.WARN, outcome.verdicts().getFirst().status());
        assertEquals(100, number(Asked.of(PullStorm.CALCULATOR, "tasks=600", "image-mb=1", "burst=100", "per-second=5"), "launches"));
        assertEquals(Status.OK, Asked.of(PullStorm.CALCULATOR, "tasks=600", "image-mb=1").verdicts().getFirst().status());
    }

    @Test
    void countsConnectionsOfANatGateway() {
        assertEquals(Status.OK, Asked.of(PullStorm.CALCULATOR, "tasks=55000", "image-mb=0.1", "connections=1").verdicts().getFirst().status());
        assertEquals(Status.FAIL, Asked.of(PullStorm.CALCULATOR, "tasks=55001", "image-mb=0.1", "connections=1").verdicts().getFirst().status());
        assertEquals(Status.OK, Asked.of(PullStorm.CALCULATOR, "tasks=55001", "image-mb=0.1", "connections=1", "gateways=2").verdicts().getFirst().status());
    }
}
