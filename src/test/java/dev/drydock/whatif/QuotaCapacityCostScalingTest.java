package dev.drydock.whatif;

import static dev.drydock.whatif.Asked.number;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.check.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class QuotaCapacityCostScalingTest {
    @Test
    void quotasAreJudgedAtEightyPercentAndAtTheirEnd() {
        assertEquals(Status.OK, Asked.of(QuotaUse.CALCULATOR, "add=1", "zones=1", "enis=3998").verdicts().getFirst().status(), "3,999 of 5,000");
        assertEquals(Status.WARN, Asked.of(QuotaUse.CALCULATOR, "add=1", "zones=1", "enis=3999").verdicts().getFirst().status());
        assertEquals(Status.WARN, Asked.of(QuotaUse.CALCULATOR, "add=1", "zones=1", "enis=4999").verdicts().getFirst().status());
        assertEquals(Status.FAIL, Asked.of(QuotaUse.CALCULATOR, "add=1", "zones=1", "enis=5000").verdicts().getFirst().status());
        assertEquals(Status.OK, Asked.of(QuotaUse.CALCULATOR, "add=3", "zones=3", "enis=3998").verdicts().getFirst().status(), "one in each zone");
        var spot = Asked.of(QuotaUse.CALCULATOR, "add=10", "task-vcpu=0.5", "spot-share=30", "vcpu=2", "vcpu-quota=6", "spot-vcpu=0", "spot-vcpu-quota=6");
        assertEquals(5.5, number(spot, "vcpu"), "7 tasks at half a vCPU on top of 2");
        assertEquals(1.5, number(spot, "spot-vcpu"));
        assertEquals(1, Asked.of(QuotaUse.CALCULATOR, "add=1", "enis=5", "vcpu=21").verdicts().size(), "a quota that nobody knows is not judged");
        assertTrue(Asked.refusal(QuotaUse.CALCULATOR, "add=1").startsWith("Nothing to hold against a quota"));
    }

    /// Tasks are put on instances one after the other, as long as there is room.
    @Test
    void instancesAreThoseThatAPackingNeeds() {
        var random = new Random(3);
        for (var n = 0; n < 200; n++) {
            var tasks = 1 + random.nextInt(300);
            var cpu = 64 * (1 + random.nextInt(32));
            var memory = 128 * (1 + random.nextInt(30));
            var slots = 2 + random.nextInt(14);
            var instances = 0;
            int freeCpu = 0;
            int freeMemory = 0;
            int free = 0;
            var fits = cpu <= 2048 && memory <= 3884 - 256;
            for (var task = 0; fits && task < tasks; task++) {
                if (freeCpu < cpu || freeMemory < memory || free < 1) {
                    instances++;
                    freeCpu = 2048;
                    freeMemory = 3884 - 256;
                    free = slots - 1;
                }
                freeCpu -= cpu;
                freeMemory -= memory;
                free--;
            }
            var outcome = Asked.of(InstanceCapacity.CALCULATOR, "tasks=" + tasks, "task-cpu=" + cpu, "task-memory=" + memory, "enis=" + slots);
            if (fits) {
                assertEquals(instances, number(outcome, "needed"), tasks + " × " + cpu + "/" + memory + " with " + slots);
            } else {
                assertEquals(Status.FAIL, outcome.verdicts().getFirst().status());
            }
        }
    }

    /// The seeds' own example, corrected: the target divides, and the operating system keeps memory.
    @Test
    void worksOutTasksByLittlesLawAndInstancesByTheTarget() {
        var outcome = Asked.of(InstanceCapacity.CALCULATOR, "rate=2000", "latency=0.5", "per-task=10", "task-cpu=256", "task-memory=512", "instances=10", "target=80");
        assertEquals(1000, number(outcome, "at-once"));
        assertEquals(100, number(outcome, "tasks"));
        assertEquals(7, number(outcome, "per-instance"), "(3,884 − 256) / 512 = 7.09: memory, not CPU's 8");
        assertEquals(15, number(outcome, "needed"));
        assertEquals(150, number(outcome, "reservation"));
        assertEquals(19, number(outcome, "wanted"), "18.75 instances: a target of 80 adds");
        assertEquals(3, number(Asked.of(InstanceCapacity.CALCULATOR, "tasks=4", "task-cpu=512", "task-memory=1024"), "per-instance"), "four of 1 GiB do not fill a t4g.medium of 4 GiB");
        assertEquals(2, number(Asked.of(InstanceCapacity.CALCULATOR, "tasks=400", "task-cpu=256", "task-memory=512", "instances=0"), "next"), "from none it launches two");
        assertEquals(2, number(Asked.of(InstanceCapacity.CALCULATOR, "tasks=9", "task-cpu=256", "task-memory=256", "enis=3"), "by-eni"), "a c5.large takes two awsvpc tasks");
        assertTrue(Asked.refusal(InstanceCapacity.CALCULATOR, "rate=5", "task-cpu=1", "task-memory=4").startsWith("--rate and --latency go together"));
    }

    /// A queue that is played second by second: 20 a second, each stays 3 s.
    @Test
    void littlesLawHoldsInAPlayedQueue() {
        var leaving = new ArrayList<Integer>();
        for (var second = 0; second < 10; second++) {
            var now = second;
            leaving.removeIf(at -> at <= now);
            for (var n = 0; n < 20; n++) {
                leaving.add(second + 3);
            }
        }
        assertEquals(leaving.size(), number(Asked.of(InstanceCapacity.CALCULATOR, "rate=20", "latency=3", "task-cpu=256", "task-memory=512"), "at-once"));
    }

    @Test
    void costIsTheSumOfItsHours() {
        var outcome = Asked.of(MonthlyCost.CALCULATOR, "tasks=10", "cpu=512", "memory=2048", "hours=24", "spot-share=50", "nat-gb=100", "nat-gateways=1");
        var prices = Prices.examples();
        var sum = 0.0;
        for (var task = 0; task < 10; task++) {
            for (var hour = 0; hour < 24; hour++) {
                sum += (0.5 * prices.of("fargateVcpu") + 2 * prices.of("fargateGb")) * (task < 5 ? 1 : 1 - prices.of("spotDiscount") / 100);
            }
        }
        assertEquals(sum, number(outcome, "compute"), 1e-9);
        assertEquals(sum + 24 * prices.of("natHour") + 100 * prices.of("natGb"), number(outcome, "total"), 1e-9);
        assertTrue(outcome.row("prices").words().contains("example prices, edit me; as of 2026-11-21"));
    }

    /// Where endpoints begin to pay, both ways cost the same, the gateways' hours left aside.
    @Test
    void atTheEvenPointBothWaysCostTheSame() {
        var even = number(Asked.of(MonthlyCost.CALCULATOR, "tasks=1", "cpu=256", "memory=512"), "even");
        var outcome = Asked.of(MonthlyCost.CALCULATOR, "tasks=1", "cpu=256", "memory=512", "nat-gb=" + java.math.BigDecimal.valueOf(even).setScale(9, java.math.RoundingMode.HALF_UP).toPlainString());
        assertEquals(number(outcome, "nat"), number(outcome, "endpoints"), 1e-6);
    }

    @Test
    void pricesOfOnesOwnAreReadAndTheirFaultsNamed() {
        var text = "{\"asOf\": \"2026-01-01\", \"fargateVcpu\": 1, \"fargateGb\": 0, \"fargateArmVcpu\": 1, \"fargateArmGb\": 0, \"spotDiscount\": 0, \"natHour\": 0, \"natGb\": 0, \"endpointHour\": 0, \"endpointGb\": 0}";
        assertEquals("prices; as of 2026-01-01", Prices.read("mine", text).words());
        for (var wrong : List.of(text.replace("\"natGb\": 0", "\"natGb\": -1"), text.replace("\"natGb\": 0", "\"natGb\": .nan"), text.replace("\"natGb\": 0, ", ""), text.replace("\"natGb\": 0", "\"natGb\": free"))) {
            assertEquals("--prices: mine needs natGb, a number from 0 to 1000000.", message(wrong));
        }
        assertEquals("--prices: mine is neither YAML nor JSON.", message("a: [1"));
        assertTrue(message("- 1").startsWith("--prices: mine has to name its prices"));
        assertTrue(Asked.refusal(MonthlyCost.CALCULATOR, "tasks=1", "cpu=256", "memory=512", "prices=/no/such/file").endsWith("cannot be read as a text file."));
    }

    private static String message(String text) {
        return String.valueOf(org.junit.jupiter.api.Assertions.assertThrows(WrongInputException.class, () -> Prices.read("mine", text)).getMessage());
    }

    @Test
    void theTargetIsSeventyPercentOfTheSafeLoad() {
        var outcome = Asked.of(RequestScaling.CALCULATOR, "safe=1200", "load=12000", "min=4", "max=30");
        assertEquals(840, number(outcome, "target"));
        assertEquals(15, number(outcome, "wanted"), "14 tasks would take 11,760");
        assertEquals(Status.OK, Asked.of(RequestScaling.CALCULATOR, "safe=1200", "load=12000", "max=15").verdicts().getFirst().status());
        assertEquals(Status.FAIL, Asked.of(RequestScaling.CALCULATOR, "safe=1200", "load=12000", "max=14").verdicts().getFirst().status());
        assertEquals("--min 5 is above --max 4.", Asked.refusal(RequestScaling.CALCULATOR, "safe=1200", "min=5", "max=4"));
        assertEquals(Status.WARN, Asked.of(RequestScaling.CALCULATOR, "kind=memory").verdicts().getFirst().status());
        assertTrue(Asked.of(RequestScaling.CALCULATOR, "kind=queue").row("metric").words().startsWith("messages that wait"));
    }

    private static List<Minute> load(double... requests) {
        var minutes = new ArrayList<Minute>();
        for (var i = 0; i < requests.length; i++) {
            if (!Double.isNaN(requests[i])) {
                minutes.add(new Minute(Instant.EPOCH.plusSeconds(60L * i), requests[i]));
            }
        }
        return minutes;
    }

    @Test
    void scalesOutAfterThreeMinutesAndNotAfterTwo() {
        assertEquals(0, Replay.of(load(300, 300, 100, 100), 100, 2, 1, 10, 0, 0).out());
        var replay = Replay.of(load(300, 300, 300, 300), 100, 2, 1, 10, 0, 0);
        assertEquals(List.of(2L, 2L, 2L, 3L), replay.counted().stream().map(Replay.Counted::tasks).toList());
        assertEquals(3, replay.above());
    }

    @Test
    void aMissingMinuteEndsTheRunAndIsTold() {
        var replay = Replay.of(load(300, 300, Double.NaN, 300, 300), 100, 2, 1, 10, 0, 0);
        assertEquals(1, replay.holes());
        assertEquals(0, replay.out());
        assertEquals(4, replay.counted().size());
    }

    @Test
    void scalesInAfterFifteenMinutesOnceTheCooldownIsOver() {
        var quiet = new double[40];
        java.util.Arrays.fill(quiet, 89);
        assertEquals(1, Replay.of(load(quiet), 100, 2, 1, 10, 0, 0).in(), "89 of 200 is below nine tenths, and after that below no more can be taken away");
        assertEquals(List.of(2L, 1L), Replay.of(load(quiet), 100, 2, 1, 10, 0, 0).counted().stream().map(Replay.Counted::tasks).distinct().toList());
        assertEquals(15, Replay.of(load(quiet), 100, 2, 1, 10, 0, 0).counted().stream().filter(minute -> minute.tasks() == 2).count());
        assertEquals(0, Replay.of(load(quiet), 100, 2, 2, 10, 0, 0).in(), "the least is kept");
    }

    @Test
    void keepsToTheMostAndToTheCooldown() {
        var storm = new double[12];
        java.util.Arrays.fill(storm, 5_000);
        var replay = Replay.of(load(storm), 100, 2, 1, 10, 0, 0);
        assertEquals(10, replay.mostTasks());
        assertEquals(12, replay.atMost());
        var rising = load(300, 300, 300, 600, 600, 600, 600, 600, 600, 600);
        assertEquals(2, Replay.of(rising, 100, 2, 1, 10, 0, 0).out());
        assertEquals(1, Replay.of(rising, 100, 2, 1, 10, 600, 0).out(), "the second step waits");
    }

    /// Whatever the load, the count stays within its bounds and moves only as often as is told.
    @Test
    void staysWithinItsBounds() {
        var random = new Random(11);
        for (var n = 0; n < 100; n++) {
            var requests = random.doubles(200, 0, 3_000).map(value -> value > 2_800 ? Double.NaN : value).toArray();
            var replay = Replay.of(load(requests), 100, 5, 3, 20, 60 * random.nextInt(6), 60 * random.nextInt(6));
            var moves = 0;
            for (var i = 1; i < replay.counted().size(); i++) {
                moves += replay.counted().get(i).tasks() == replay.counted().get(i - 1).tasks() ? 0 : 1;
            }
            assertTrue(replay.fewestTasks() >= 3 && replay.mostTasks() <= 20);
            assertTrue(moves <= replay.out() + replay.in() && moves >= replay.out() + replay.in() - 1, "the last move may show in no minute");
        }
    }
}
