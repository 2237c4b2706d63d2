package dev.drydock.check.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.drydock.check.deploy.RolloutStyle;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The sums of badge 2.
class NetworkNumbersTest {

    @ParameterizedTest
    @CsvSource({"10.0.0.0/28, 11", "10.0.0.0/27, 27", "10.0.0.0/26, 59", "10.0.0.0/25, 123", "10.0.0.0/24, 251", "10.0.0.0/23, 507", "10.0.0.0/16, 65531"})
    void awsKeepsFiveAddresses(String block, long usable) {
        assertEquals(OptionalLong.of(usable), SubnetSize.usable(block));
    }

    @Test
    void whatIsNoIpv4BlockHasNoSize() {
        for (var block : new String[] {null, "", "2001:db8::/64", "10.0.0.0", "10.0.0.0/33", "10.0.0.0/-1"}) {
            assertEquals(OptionalLong.empty(), SubnetSize.usable(block), block);
        }
    }

    @ParameterizedTest
    @CsvSource({"ROLLING, 40, 200, 80", "ROLLING, 3, 150, 4", "ROLLING, 1, 150, 1", "ROLLING, 40, 100, 40", "ROLLING, 0, 200, 0", "BLUE_GREEN, 40, 100, 80",
        "CANARY, 40, 150, 80", "LINEAR, 7, 200, 14", "CODE_DEPLOY, 5, 100, 10", "ROLLING, 2000000000, 200, 4000000000"})
    void aRolloutHasAPeak(RolloutStyle style, int desired, int percent, long peak) {
        assertEquals(peak, new Surge(style, desired, percent).peak());
    }

    @Test
    void onlyWhatIsBeyondNowIsExtra() {
        var surge = new Surge(RolloutStyle.ROLLING, 40, 200);
        assertEquals(40, surge.beyond(40));
        assertEquals(0, surge.beyond(80));
        assertEquals(0, surge.beyond(95));
    }

    @ParameterizedTest
    @CsvSource({"512, 0.5", "1024, 1", "32768, 32", "1 vCPU, 1", ".5 vCPU, 0.5", "0.25 vcpu, 0.25", "' 4 vCPU ', 4", "2vCPU, 2"})
    void cpuIsWrittenInTwoWays(String cpu, BigDecimal vcpu) {
        assertEquals(0, vcpu.compareTo(Vcpu.of(cpu).orElseThrow()), cpu);
    }

    @Test
    void cpuOfAnotherFormIsNotKnown() {
        for (var cpu : new String[] {null, "", "a lot", "1,5 vCPU", "-512", "1 GB", "9999999999999"}) {
            assertEquals(Optional.empty(), Vcpu.of(cpu), cpu);
        }
    }

    @ParameterizedTest
    @CsvSource({"c5.large, 10", "m5.xlarge, 20", "r6g.medium, 4", "m6i.8xlarge, 90", "c5.9xlarge, 60", "m7g.16xlarge, 120", "m6a.12xlarge, 120", "r5.12xlarge, 60"})
    void trunkedInstancesAreOnAList(String type, int tasks) {
        assertEquals(OptionalInt.of(tasks), InterfaceSlots.trunked(type));
    }

    @Test
    void whatIsNotOnTheListIsNotKnown() {
        for (var type : new String[] {null, "", "t3.large", "c5n.large", "c5.metal", "x9z.large", "i4i.large"}) {
            assertEquals(OptionalInt.empty(), InterfaceSlots.trunked(type), type);
        }
    }
}
