package dev.drydock.capture.sso;

import java.util.List;

/// The grant types of OAuth 2 as IAM Identity Center names them.
final class OidcGrants {
    static final String AUTHORIZATION_CODE = "authorization_code";
    static final String REFRESH_TOKEN = "refresh_token";
    static final String DEVICE_CODE = "urn:ietf:params:oauth:grant-type:device_code";

    /// What a client is registered for that has the browser bring its answer.
    static final List<String> BROWSER = List.of(AUTHORIZATION_CODE, REFRESH_TOKEN);

    private OidcGrants() {}
}
