package dev.drydock.check.catalogue;

import dev.drydock.check.Check;

import java.util.List;

/// Every check that Drydock makes. Adding one is one class, one entry here, and one fixture.
public final class Catalogue {
    private Catalogue() {}

    public static List<Check> checks() {
        return List.of();
    }
}
