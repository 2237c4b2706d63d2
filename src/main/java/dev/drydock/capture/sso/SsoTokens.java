package dev.drydock.capture.sso;

import dev.drydock.capture.profile.Endpoints;
import dev.drydock.capture.profile.SsoSession;
import dev.drydock.capture.sso.SignInException.Reason;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ssooidc.model.CreateTokenRequest;
import software.amazon.awssdk.services.ssooidc.model.SsoOidcException;

/// The tokens of the cache, made new before they end where the portal allows that.
public final class SsoTokens {
    private final SignInClients clients;
    private final TokenCache cache;
    private final InstantSource clock;
    private final ReentrantLock refreshing = new ReentrantLock();

    public SsoTokens(SignInClients clients, TokenCache cache, InstantSource clock) {
        this.clients = clients;
        this.cache = cache;
        this.clock = clock;
    }

    /// A token that works for some minutes yet.
    ///
    /// @throws SignInException where the user has to sign in
    Token token(SsoSession session, Endpoints endpoints) {
        refreshing.lock();
        try {
            var token = cache.token(session).orElseThrow(() -> needed(session, "Nobody has signed in to " + session.title() + " on this machine yet."));
            var now = clock.instant();
            if (!token.isDue(now)) {
                return token;
            }
            var fresh = token.isRefreshable(now) ? refreshed(session, endpoints, token) : null;
            if (fresh != null) {
                return fresh;
            }
            if (token.isExpired(now)) {
                throw needed(session, "The sign-in to " + session.title() + " ended at " + token.expiresAt() + ".");
            }
            return token;
        } finally {
            refreshing.unlock();
        }
    }

    private static SignInException needed(SsoSession session, String why) {
        return new SignInException(Reason.NEEDED, why + " Sign in again.");
    }

    /// @return null where the portal gives no new one
    private @Nullable Token refreshed(SsoSession session, Endpoints endpoints, Token token) {
        var registration = token.registration();
        if (registration == null) {
            return null;
        }
        try (var oidc = clients.oidc(session.region(), endpoints)) {
            var fresh = SsoSignIn.token(oidc, session, registration, CreateTokenRequest.builder().grantType(OidcGrants.REFRESH_TOKEN)
                    .clientId(registration.clientId()).clientSecret(registration.clientSecret()).refreshToken(token.refreshToken()).build(), clock.instant());
            cache.keep(session, fresh);
            return fresh;
        } catch (SsoOidcException e) {
            return fromOthers(session, token);
        } catch (SdkException e) {
            if (token.isExpired(clock.instant())) {
                throw Refusals.of(e, "IAM Identity Center in " + session.region());
            }
            return null;
        }
    }

    /// A refresh token may work but once: the AWS CLI may have been first, and its new token is as good.
    private @Nullable Token fromOthers(SsoSession session, Token old) {
        return cache.token(session).filter(token -> !token.accessToken().equals(old.accessToken()) && !token.isExpired(clock.instant())).orElse(null);
    }
}
