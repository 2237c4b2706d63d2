package dev.drydock.capture;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/// As whom, where and through which door an account is read.
///
/// @param profile how the profile is named to people; null where the credentials are the SDK's default chain's, or were picked without a profile
/// @param account that it leads to, where that is known before anything was asked
/// @param role that is taken on, where there is one
/// @param credentials asked before each call, so that they may be refreshed in between
/// @param endpoint what is asked instead of AWS's own endpoints (`--endpoint-url`, a profile's `endpoint_url`); null for those
public record Session(@Nullable String profile, @Nullable String account, @Nullable String role, AwsCredentialsProvider credentials, Region region, @Nullable URI endpoint) {

    /// A session of which nothing is known but its profile.
    public Session(@Nullable String profile, AwsCredentialsProvider credentials, Region region, @Nullable URI endpoint) {
        this(profile, null, null, credentials, region, endpoint);
    }

    /// The same in another region.
    ///
    /// @param name such as `eu-west-1`
    public Session in(String name) {
        return new Session(profile, account, role, credentials, Region.of(name), endpoint);
    }

    public String regionName() {
        return region.id();
    }

    /// As whom, in few words: `payments-prod / SRE-ReadOnly`.
    public String title() {
        var who = profile != null ? profile : account != null ? account : "keys of the environment";
        return role == null ? who : who + " / " + role;
    }

    /// Names nobody's keys: what a record prints of itself ends up in logs.
    @Override
    public String toString() {
        return "Session[profile=" + profile + ", region=" + region + ", endpoint=" + endpoint + "]";
    }
}
