package dev.drydock.check.reachability;

import org.jspecify.annotations.Nullable;

/// What carries the traffic. Security groups name it, network ACLs number it; both take `-1` for everything.
public enum Transport {
    TCP("tcp", "6"),
    UDP("udp", "17");

    private static final String ANYTHING = "-1";

    private final String name;
    private final String number;

    Transport(String name, String number) {
        this.name = name;
        this.number = number;
    }

    public String id() {
        return name;
    }

    /// Whether a rule for that protocol speaks of it.
    boolean is(@Nullable String protocol) {
        return isEverything(protocol) || name.equalsIgnoreCase(protocol) || number.equals(protocol);
    }

    static boolean isEverything(@Nullable String protocol) {
        return ANYTHING.equals(protocol);
    }
}
