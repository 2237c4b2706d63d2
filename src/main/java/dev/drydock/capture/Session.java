package dev.drydock.capture;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/// As whom, where and through which door an account is read.
///
/// @param profile how the profile is named to people; null where the credentials are the SDK's default chain's
/// @param credentials asked before each call, so that they may be refreshed in between
/// @param endpoint what is asked instead of AWS's own endpoints (`--endpoint-url`, a profile's `endpoint_url`); null for those
public record Session(@Nullable String profile, AwsCredentialsProvider credentials, Region region, @Nullable URI endpoint) {

    /// Names nobody's keys: what a record prints of itself ends up in logs.
    @Override
    public String toString() {
        return "Session[profile=" + profile + ", region=" + region + ", endpoint=" + endpoint + "]";
    }
}
