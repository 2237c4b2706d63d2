package dev.drydock.inventory.ecr;

import dev.drydock.inventory.call.Origin;
import dev.drydock.inventory.call.Recorded;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The OCI configuration of an image, downloaded by digest. Whose it is stands in the recorded parameters.
public record ImageConfig(
        Origin origin,
        @Nullable String architecture,
        @Nullable String os,
        @Nullable Config config)
        implements Recorded {

    @Override
    public String id() {
        return String.valueOf(origin.call().text("imageDigest"));
    }

    /// The names are the OCI image specification's: `Entrypoint`, `Cmd`, `StopSignal`.
    public record Config(List<String> entrypoint, List<String> cmd, @Nullable String stopSignal, @Nullable String user) {}
}
