package dev.drydock.estate;

/// A metric as a function of time, in minutes before the capture (0 is the last whole minute); not a number where
/// CloudWatch has no datapoint.
@FunctionalInterface
public interface Series {

    double at(int minutesAgo);

    static Series none() {
        return minutesAgo -> Double.NaN;
    }

    static Series constant(double value) {
        return minutesAgo -> value;
    }

    /// Around a value, with noise that depends on the key and the minute alone.
    static Series about(double value, double spread, String key) {
        return minutesAgo -> value + spread * noise(key, minutesAgo);
    }

    /// In a line from one value to another over the last so many minutes, and at the first value before.
    static Series ramp(double from, double to, int minutes, String key) {
        return minutesAgo -> {
            double share = Math.max(0, 1 - (double) minutesAgo / minutes);
            double value = from + (to - from) * share;
            return value + value * 0.05 * noise(key, minutesAgo);
        };
    }

    default Series times(double factor) {
        return minutesAgo -> at(minutesAgo) * factor;
    }

    default Series rounded(int places) {
        double scale = StrictMath.pow(10, places);
        return minutesAgo -> {
            double value = at(minutesAgo);
            return Double.isNaN(value) ? value : Math.round(value * scale) / scale;
        };
    }

    /// Between -1 and 1 (the finaliser of SplitMix64).
    private static double noise(String key, int minutesAgo) {
        long z = key.hashCode() * 0x9E3779B97F4A7C15L + minutesAgo * 0xD1B54A32D192ED03L;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        z ^= z >>> 31;
        return (z >>> 11) * 0x1.0p-52 - 1;
    }
}
