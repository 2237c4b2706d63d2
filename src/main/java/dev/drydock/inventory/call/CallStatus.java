package dev.drydock.inventory.call;

import java.util.List;
import java.util.Locale;

/// What came of a recorded call, as the manifest of a bundle says it.
public enum CallStatus {
    OK,
    /// The caller lacked the permission; what needs the answer is unknown.
    DENIED,
    THROTTLED,
    ERROR,
    /// Some of the answer is there, some is not: what stands in it is true, what is absent from it is not proven absent.
    TRUNCATED,
    /// The call was left out on purpose.
    SKIPPED;

    /// What an error's code makes of a call.
    public static CallStatus ofError(String code) {
        var plain = code.toLowerCase(Locale.ROOT);
        if (DENIALS.stream().anyMatch(plain::contains)) {
            return DENIED;
        }
        return THROTTLES.stream().anyMatch(plain::contains) ? THROTTLED : ERROR;
    }

    /// How the APIs' codes tell that a permission is missing, in small letters: `AccessDeniedException`, `UnauthorizedOperation`, `AuthorizationError`, …
    private static final List<String> DENIALS = List.of("accessdenied", "unauthorized", "authorizationerror", "notauthorized", "forbidden");
    private static final List<String> THROTTLES = List.of("throttl", "requestlimit", "toomanyrequests", "slowdown");
}
