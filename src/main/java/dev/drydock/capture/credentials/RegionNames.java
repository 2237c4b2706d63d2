package dev.drydock.capture.credentials;

import java.util.List;
import software.amazon.awssdk.regions.Region;

/// The regions that there are to choose from.
public final class RegionNames {
    private RegionNames() {}

    /// Those that the SDK knows, by name; a newer one can be typed.
    public static List<String> known() {
        return Region.regions().stream().filter(region -> !region.isGlobalRegion()).map(Region::id).sorted().toList();
    }
}
