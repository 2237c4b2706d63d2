package dev.drydock.whatif;

import java.util.List;

/// All calculators, in the order in which they are listed.
public final class Calculators {
    public static final List<Calculator> ALL = List.of(DeploySurge.CALCULATOR, StopTimers.CALCULATOR, SizePair.CALCULATOR, PullStorm.CALCULATOR, BreakerTrip.CALCULATOR, RequestScaling.CALCULATOR,
            QuotaUse.CALCULATOR, InstanceCapacity.CALCULATOR, MonthlyCost.CALCULATOR);

    private Calculators() {}
}
