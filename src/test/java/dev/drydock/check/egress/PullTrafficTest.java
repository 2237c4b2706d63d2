package dev.drydock.check.egress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.inventory.call.Call;
import dev.drydock.inventory.call.CallStatus;
import dev.drydock.inventory.call.Origin;
import dev.drydock.inventory.cloudwatch.MetricSeries;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PullTrafficTest {
    private static final Instant START = Instant.parse("2026-11-18T02:00:00Z");
    private static final Origin ORIGIN = new Origin(new Call("cloudwatch", "get-metric-data", null, CallStatus.OK, null, null, null, null), "MetricDataResults", 0);

    private static MetricSeries series(int period, double... values) {
        var points = new ArrayList<MetricSeries.Point>();
        for (var i = 0; i < values.length; i++) {
            points.add(new MetricSeries.Point(START.plusSeconds((long) i * period), values[i], period, ORIGIN, i));
        }
        return new MetricSeries(EgressMetrics.NAT, EgressMetrics.IN, Map.of("NatGatewayId", "nat-1"), "Sum", period, List.copyOf(points));
    }

    private static PullTraffic.Pull pulled(@Nullable Instant from, @Nullable Instant to) {
        return new PullTraffic.Pull(from, to);
    }

    @Test
    void whatComesInDuringAPullIsHeldAgainstTheRest() {
        var traffic = PullTraffic.of(List.of(series(60, 10, 10, 110, 60, 10, 12, 8, 10)), List.of(pulled(START.plusSeconds(150), START.plusSeconds(200))));
        assertEquals(1, traffic.launches());
        assertEquals(2, traffic.minutes(), "the pull reaches into two datapoints");
        assertEquals(10, traffic.usual());
        assertEquals(150, traffic.extra());
        assertTrue(traffic.rises(300), "half of what the image weighs");
        assertFalse(traffic.rises(302));
        assertTrue(traffic.rises(0), "twice the usual, where the weight is not known");
    }

    @Test
    void severalGatewaysAreAddedUp() {
        var traffic = PullTraffic.of(List.of(series(60, 5, 5, 5, 5, 5, 5, 55), series(60, 5, 5, 5, 5, 5, 5, 55)), List.of(pulled(START.plusSeconds(370), START.plusSeconds(380))));
        assertEquals(100, traffic.extra());
    }

    @Test
    void aPullWithoutAnEndLastsAMinute() {
        assertEquals(2, PullTraffic.of(List.of(series(60, 1, 1, 1, 1, 1, 1, 1)), List.of(pulled(START.plusSeconds(30), null))).minutes());
        assertEquals(2, PullTraffic.of(List.of(series(60, 1, 1, 1, 1, 1, 1, 1)), List.of(pulled(START.plusSeconds(30), START))).minutes(), "nor does one that ends before it starts");
    }

    @Test
    void pullsBesideTheRecordedTimeTellNothing() {
        var before = pulled(START.minusSeconds(1), START.plusSeconds(30));
        var after = pulled(START.plusSeconds(420), null);
        assertFalse(PullTraffic.of(List.of(series(60, 9, 1, 1, 1, 1, 1, 9)), List.of(before, after, pulled(null, null))).isTelling());
        assertFalse(PullTraffic.of(List.of(), List.of(before)).isTelling());
    }

    @Test
    void withNothingToHoldItAgainstARiseIsNone() {
        assertFalse(PullTraffic.of(List.of(series(60, 1, 1, 1, 1, 100)), List.of(pulled(START.plusSeconds(250), START.plusSeconds(255)))).rises(1));
    }

    @Test
    void noiseIsNoRise() {
        assertFalse(PullTraffic.of(List.of(series(60, 1000, 1000, 1000, 1000, 1000, 1100)), List.of(pulled(START.plusSeconds(310), START.plusSeconds(320)))).rises(20));
    }

    @Test
    void longerDatapointsHoldAPullToo() {
        assertEquals(1, PullTraffic.of(List.of(series(300, 1, 1, 1, 50, 1, 1, 1)), List.of(pulled(START.plusSeconds(1000), START.plusSeconds(1040)))).minutes());
    }
}
