package dev.drydock.capture.sso;

import dev.drydock.capture.profile.Endpoints;
import dev.drydock.capture.profile.SsoSession;
import dev.drydock.capture.sso.SignInException.Reason;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ssooidc.SsoOidcClient;
import software.amazon.awssdk.services.ssooidc.endpoints.SsoOidcEndpointProvider;
import software.amazon.awssdk.services.ssooidc.model.AuthorizationPendingException;
import software.amazon.awssdk.services.ssooidc.model.CreateTokenRequest;
import software.amazon.awssdk.services.ssooidc.model.InternalServerException;
import software.amazon.awssdk.services.ssooidc.model.InvalidClientException;
import software.amazon.awssdk.services.ssooidc.model.RegisterClientRequest;
import software.amazon.awssdk.services.ssooidc.model.SlowDownException;
import software.amazon.awssdk.services.ssooidc.model.StartDeviceAuthorizationResponse;

/// Signs a user in. It takes as long as the user does, and ends at once when its thread is interrupted, with a [CancellationException]; that needs a virtual thread, as only
/// there an interrupt ends a connection that waits for its answer.
public final class SsoSignIn {
    /// How long a user may take in the browser; what the AWS CLI gives them.
    static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final Duration INTERVAL = Duration.ofSeconds(5);
    private static final Duration SLOWER = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final String SCOPE = "sso:account:access";
    private static final int LOST_ANSWERS = 5;

    /// How the user's answer comes back.
    public enum Way {
        /// By the browser of this machine: authorisation code with PKCE.
        BROWSER,
        /// By asking now and then whether a code has been entered somewhere: device authorisation.
        CODE;

        /// As `aws sso login` chooses since 2.22: portals that stand in a profile itself get a code.
        public static Way usual(SsoSession session) {
            return session.name() == null ? CODE : BROWSER;
        }
    }

    /// Waits a while.
    @FunctionalInterface
    public interface Pause {
        void pause(Duration duration) throws InterruptedException;
    }

    private final SignInClients clients;
    private final TokenCache cache;
    private final Browser browser;
    private final InstantSource clock;
    private final Pause pause;
    private final SecureRandom random = new SecureRandom();

    public SsoSignIn(SignInClients clients, TokenCache cache, Browser browser, InstantSource clock, Pause pause) {
        this.clients = clients;
        this.cache = cache;
        this.browser = browser;
        this.clock = clock;
        this.pause = pause;
    }

    /// Signs in and keeps the token in the cache.
    ///
    /// @param asked told what the user has to do
    /// @throws SignInException where it does not come to a token
    /// @throws CancellationException where the thread was interrupted
    public void signIn(SsoSession session, Endpoints endpoints, Way way, Consumer<Prompt> asked) {
        var what = "IAM Identity Center in " + session.region();
        SsoOidcClient oidc;
        try {
            oidc = clients.oidc(session.region(), endpoints);
        } catch (SdkException | IllegalArgumentException e) {
            throw new SignInException(Reason.PROFILE, "sso_region of " + session.title() + " is not the name of a region.");
        }
        try (oidc) {
            cache.keep(session, way == Way.CODE ? byCode(oidc, session, asked, true) : byBrowser(oidc, session, endpoints, asked));
        } catch (InterruptedException e) {
            throw new CancellationException();
        } catch (InvalidClientException e) {
            cache.forgetRegistration(session);
            throw Refusals.of(e, what);
        } catch (SdkException e) {
            throw Refusals.of(e, what);
        }
    }

    private Token byCode(SsoOidcClient oidc, SsoSession session, Consumer<Prompt> asked, boolean mayRegisterAgain) throws InterruptedException {
        var registration = registration(oidc, session, false);
        StartDeviceAuthorizationResponse device;
        try {
            device = oidc.startDeviceAuthorization(request -> request.clientId(registration.clientId()).clientSecret(registration.clientSecret()).startUrl(session.startUrl()));
        } catch (InvalidClientException e) {
            cache.forgetRegistration(session);
            if (mayRegisterAgain) {
                return byCode(oidc, session, asked, false);
            }
            throw e;
        }
        if (device.deviceCode() == null || device.userCode() == null || device.verificationUri() == null) {
            throw notUnderstood();
        }
        var until = clock.instant().plus(bounded(device.expiresIn(), PATIENCE));
        var complete = device.verificationUriComplete() == null ? device.verificationUri() : device.verificationUriComplete();
        asked.accept(new Prompt(device.userCode(), device.verificationUri(), complete, until, open(complete)));
        return poll(oidc, session, registration, device.deviceCode(), bounded(device.interval(), INTERVAL), until);
    }

    /// RFC 8628, section 3.5: waits in between, longer when asked to, and goes on over a lost answer.
    private Token poll(SsoOidcClient oidc, SsoSession session, Registration registration, String deviceCode, Duration interval, Instant until) throws InterruptedException {
        var lost = 0;
        var wait = interval;
        while (clock.instant().isBefore(until)) {
            pause.pause(wait);
            try {
                return token(oidc, session, registration, request -> request.grantType(OidcGrants.DEVICE_CODE).deviceCode(deviceCode));
            } catch (AuthorizationPendingException e) {
                lost = 0;
            } catch (SlowDownException e) {
                wait = wait.plus(SLOWER);
            } catch (InternalServerException e) {
                if (++lost == LOST_ANSWERS) {
                    throw e;
                }
            } catch (SdkClientException e) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                if (++lost == LOST_ANSWERS || !isLost(e)) {
                    throw e;
                }
            }
        }
        throw Refusals.tooLate();
    }

    private static boolean isLost(SdkClientException failure) {
        return failure.getCause() instanceof IOException;
    }

    private Token byBrowser(SsoOidcClient oidc, SsoSession session, Endpoints endpoints, Consumer<Prompt> asked) throws InterruptedException {
        var registration = registration(oidc, session, true);
        var state = secret(24);
        var verifier = secret(48);
        try (var loopback = new Loopback(state)) {
            var page = endpoints.of("sso_oidc").orElseGet(() -> endpoint(session.region())) + "/authorize?response_type=code"
                    + "&client_id=" + encoded(registration.clientId()) + "&redirect_uri=" + encoded(loopback.address()) + "&state=" + encoded(state)
                    + "&code_challenge_method=S256&scopes=" + encoded(String.join(" ", scopes(session))) + "&code_challenge=" + challenge(verifier);
            asked.accept(new Prompt(null, page, page, clock.instant().plus(PATIENCE), open(page)));
            var code = loopback.code(PATIENCE);
            return token(oidc, session, registration, request -> request.grantType(OidcGrants.AUTHORIZATION_CODE).redirectUri(loopback.address()).code(code).codeVerifier(verifier));
        }
    }

    private Registration registration(SsoOidcClient oidc, SsoSession session, boolean forBrowser) {
        var kept = cache.registration(session, forBrowser).filter(registration -> !registration.isDue(clock.instant()));
        if (kept.isPresent()) {
            return kept.get();
        }
        var request = RegisterClientRequest.builder().clientName("drydock-" + (session.name() == null ? clock.instant().getEpochSecond() : session.name())).clientType("public");
        if (forBrowser) {
            request.grantTypes(OidcGrants.BROWSER).redirectUris(Loopback.REGISTERED).issuerUrl(session.startUrl()).scopes(scopes(session));
        } else if (!session.scopes().isEmpty()) {
            request.scopes(session.scopes());
        }
        var answer = oidc.registerClient(request.build());
        if (answer.clientId() == null || answer.clientSecret() == null || answer.clientSecretExpiresAt() == null) {
            throw notUnderstood();
        }
        var made = new Registration(answer.clientId(), answer.clientSecret(), Instant.ofEpochSecond(answer.clientSecretExpiresAt()), forBrowser ? scopes(session) : session.scopes(), forBrowser);
        cache.keep(session, made);
        return made;
    }

    private Token token(SsoOidcClient oidc, SsoSession session, Registration registration, Consumer<CreateTokenRequest.Builder> grant) {
        var request = CreateTokenRequest.builder().clientId(registration.clientId()).clientSecret(registration.clientSecret());
        grant.accept(request);
        return token(oidc, session, registration, request.build(), clock.instant());
    }

    static Token token(SsoOidcClient oidc, SsoSession session, Registration registration, CreateTokenRequest request, Instant now) {
        var answer = oidc.createToken(request);
        if (answer.accessToken() == null || answer.expiresIn() == null) {
            throw notUnderstood();
        }
        return new Token(session.startUrl(), session.region(), answer.accessToken(), now.plusSeconds(answer.expiresIn()), registration, answer.refreshToken());
    }

    private static SignInException notUnderstood() {
        return new SignInException(Reason.FAILED, "IAM Identity Center gave an answer that cannot be understood. Check sso_region and endpoint_url.");
    }

    private static List<String> scopes(SsoSession session) {
        return session.scopes().isEmpty() ? List.of(SCOPE) : session.scopes();
    }

    /// The page's address comes from the network: nothing but a page is opened.
    private boolean open(String page) {
        return isPage(page) && browser.open(page);
    }

    private static boolean isPage(String page) {
        try {
            var uri = URI.create(page);
            return uri.getHost() != null && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()) && uri.getHost().equals("127.0.0.1"));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static URI endpoint(String region) {
        return SsoOidcEndpointProvider.defaultProvider().resolveEndpoint(parameters -> parameters.region(Region.of(region))).join().url();
    }

    private String secret(int bytes) {
        var secret = new byte[bytes];
        random.nextBytes(secret);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    private static String challenge(String verifier) {
        try {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static Duration bounded(@Nullable Integer seconds, Duration otherwise) {
        var duration = seconds == null || seconds <= 0 ? otherwise : Duration.ofSeconds(seconds);
        return duration.compareTo(LONGEST) > 0 ? LONGEST : duration;
    }
}
