package dev.drydock.capture.profile;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where people sign in: an access portal of IAM Identity Center.
///
/// @param name of the `[sso-session NAME]` section; null for a profile that carries the portal itself, as they did before there were sessions
/// @param startUrl the portal's address
/// @param region where IAM Identity Center runs; not the region that is looked at
/// @param scopes `sso_registration_scopes`; empty where it says nothing
public record SsoSession(@Nullable String name, String startUrl, String region, List<String> scopes) {
    public SsoSession {
        scopes = List.copyOf(scopes);
    }

    /// How it is named to people.
    public String title() {
        return name == null ? startUrl : name;
    }
}
