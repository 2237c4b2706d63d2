package dev.drydock.check;

import java.util.Locale;

/// Who usually mends what a check speaks of.
public enum Owner {
    APP,
    PLATFORM,
    NETWORK,
    SECURITY,
    /// The provider itself: nothing to change in the account.
    AWS;

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
