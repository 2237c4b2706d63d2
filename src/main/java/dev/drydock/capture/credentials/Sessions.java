package dev.drydock.capture.credentials;

import dev.drydock.capture.Session;
import dev.drydock.capture.profile.AwsEnvironment;
import dev.drydock.capture.profile.Endpoints;
import dev.drydock.capture.profile.Fault;
import dev.drydock.capture.profile.Profile;
import dev.drydock.capture.profile.Profiles;
import dev.drydock.capture.profile.SignIn;
import dev.drydock.capture.profile.SsoSession;
import dev.drydock.capture.sso.SignInClients;
import dev.drydock.capture.sso.SignInException;
import dev.drydock.capture.sso.SignInException.Reason;
import dev.drydock.capture.sso.SsoPortal;
import dev.drydock.capture.sso.SsoTokens;
import dev.drydock.capture.sso.TokenCache;
import java.net.URI;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.InstanceProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;

/// Makes sessions of profiles. No network is asked for it: that is left to the first call that needs credentials, and a sign-in that is needed shows there, as a [SignInException].
///
/// The metadata of an EC2 instance is asked only where a profile says so: on a laptop that would be seconds of waiting for nobody.
public final class Sessions {
    /// STS is asked here where a profile with a role has no region.
    private static final String FALLBACK = "us-east-1";

    private final AwsEnvironment environment;
    private final SignInClients clients;
    private final TokenCache cache;
    private final SsoPortal portal;
    private final AllowedCommands allowed;
    private final Questions questions;
    private final InstantSource clock;

    public Sessions(AwsEnvironment environment, SignInClients clients, TokenCache cache, AllowedCommands allowed, Questions questions, InstantSource clock) {
        this.environment = environment;
        this.clients = clients;
        this.cache = cache;
        this.allowed = allowed;
        this.questions = questions;
        this.clock = clock;
        portal = new SsoPortal(clients, new SsoTokens(clients, cache, clock));
    }

    /// What people may pick from who have signed in.
    public SsoPortal portal() {
        return portal;
    }

    /// The session of a profile; for none, as the AWS CLI has it: keys in the environment first, then the profile that it names.
    ///
    /// @param region null for the environment's or the profile's own
    /// @param endpoint null for what the settings say
    /// @throws SignInException where the profile cannot work
    public Session of(Profiles profiles, @Nullable String name, @Nullable String region, @Nullable URI endpoint) {
        if (name == null && environment.hasKeys()) {
            var chosen = profiles.named(profiles.chosen()).orElse(null);
            var endpoints = chosen == null ? Endpoints.of(environment) : Endpoints.of(environment, chosen);
            return new Session(null, StaticCredentialsProvider.create(environmentKeys()), region(region, chosen), endpoint(endpoint, endpoints));
        }
        var wanted = name == null ? profiles.chosen() : name;
        var profile = profiles.named(wanted).orElseThrow(() -> new SignInException(Reason.PROFILE, "There is no profile \"" + wanted + "\" in " + environment.configFile() + " or "
                + environment.credentialsFile() + ". 'drydock profiles' lists those that are."));
        return of(profile, region, endpoint);
    }

    public Session of(Profile profile, @Nullable String region, @Nullable URI endpoint) {
        var stopping = profile.faults().stream().filter(Fault::stops).findFirst();
        if (stopping.isPresent()) {
            throw new SignInException(Reason.PROFILE, "Profile " + profile.name() + " cannot be used. " + stopping.get().sentence() + " (" + stopping.get().where() + ")");
        }
        var endpoints = Endpoints.of(environment, profile);
        return new Session(profile.name(), profile.account().orElse(null), profile.role().orElse(null), provider(profile, profile.signIn(), endpoints), region(region, profile), endpoint(endpoint, endpoints));
    }

    /// The session of an account and a role that were picked after signing in, without a profile.
    public Session of(SsoSession session, String account, String role, String region) {
        var endpoints = Endpoints.of(environment);
        return new Session(null, account, role, sso(session, account, role, endpoints), region(region, null), endpoint(null, endpoints));
    }

    /// Asks for the profile's credentials once.
    ///
    /// @throws SignInException where there are none
    public void check(Profile profile) {
        provider(profile, profile.signIn(), Endpoints.of(environment, profile)).resolveCredentials();
    }

    /// Whether a profile can be used now, from what lies on this machine.
    public Readiness readiness(Profile profile) {
        return profile.isBroken() ? new Readiness(Readiness.State.BROKEN, null) : readiness(profile.signIn());
    }

    private Readiness readiness(SignIn signIn) {
        return switch (signIn) {
            case SignIn.Sso sso -> {
                var now = clock.instant();
                yield cache.token(sso.session()).filter(token -> !token.isExpired(now) || token.isRefreshable(now))
                        .map(token -> new Readiness(Readiness.State.SIGNED_IN, token.isExpired(now) ? null : token.expiresAt()))
                        .orElse(new Readiness(Readiness.State.SIGN_IN_NEEDED, null));
            }
            case SignIn.AssumedRole role -> readiness(role.source());
            case SignIn.Process process when !allowed.has(process.command()) -> new Readiness(Readiness.State.ASKS_FIRST, null);
            default -> new Readiness(Readiness.State.READY, null);
        };
    }

    private AwsCredentialsProvider provider(Profile profile, SignIn signIn, Endpoints endpoints) {
        return switch (signIn) {
            case SignIn.Sso sso -> {
                var account = sso.account();
                var role = sso.role();
                if (account == null || role == null) {
                    throw new SignInException(Reason.PROFILE, "Profile " + profile.name() + " leaves the account and the role open. Add sso_account_id and sso_role_name to it.");
                }
                yield sso(sso.session(), account, role, endpoints);
            }
            case SignIn.Keys _ -> StaticCredentialsProvider.create(keys(profile));
            case SignIn.AssumedRole role -> {
                var source = source(profile, role, endpoints);
                yield new HeldCredentials(() -> roles(profile, endpoints).assume(profile.name(), role, source), clock);
            }
            case SignIn.WebIdentity role -> new HeldCredentials(() -> roles(profile, endpoints).assume(role, environment.path(role.tokenFile())), clock);
            case SignIn.Process process -> process(profile.name(), process);
            case SignIn.Machine machine -> machine(machine);
            case SignIn.Console _, SignIn.None _ -> throw new SignInException(Reason.PROFILE, "Profile " + profile.name() + " does not say how to sign in.");
        };
    }

    /// A chain is as long as the profiles make it; each role is taken on by the one before.
    private AwsCredentialsProvider source(Profile profile, SignIn.AssumedRole role, Endpoints endpoints) {
        var from = role.from();
        if (from == null) {
            return provider(profile, role.source(), endpoints);
        }
        var lender = from.equals(profile.name()) ? profile : Profiles.read(environment).named(from)
                .orElseThrow(() -> new SignInException(Reason.PROFILE, "There is no profile \"" + from + "\" any more."));
        return provider(lender, role.source(), Endpoints.of(environment, lender));
    }

    private AssumedRoles roles(Profile profile, Endpoints endpoints) {
        return new AssumedRoles(clients, endpoints, environment.region().or(() -> profile.get("region")).orElse(FALLBACK), questions, clock);
    }

    private AwsCredentialsProvider sso(SsoSession session, String account, String role, Endpoints endpoints) {
        return new HeldCredentials(() -> {
            var given = portal.credentials(session, endpoints, account, role);
            return new HeldCredentials.Held(given.credentials(), given.expiresAt());
        }, clock);
    }

    private AwsCredentialsProvider process(String profile, SignIn.Process process) {
        return new HeldCredentials(() -> {
            if (!allowed.has(process.command())) {
                if (!questions.mayRun(profile, process.command())) {
                    throw new SignInException(Reason.NEEDED, "Profile " + profile + " gets its keys from a program, and it was not allowed to run. Allow it first.");
                }
                allowed.add(process.command());
            }
            return new ProcessCredentials(profile, process.command(), ProcessCredentials.PATIENCE).fetch();
        }, clock);
    }

    private AwsCredentialsProvider machine(SignIn.Machine machine) {
        return switch (machine) {
            case ENVIRONMENT -> StaticCredentialsProvider.create(environmentKeys());
            case CONTAINER -> ContainerCredentialsProvider.create();
            case INSTANCE -> InstanceProfileCredentialsProvider.builder().profileFile(ProfileFile.aggregator().build()).build();
        };
    }

    private static AwsCredentials keys(Profile profile) {
        return keys(profile.get("aws_access_key_id").orElse(""), profile.get("aws_secret_access_key").orElse(""),
                profile.get("aws_security_token").or(() -> profile.get("aws_session_token")).orElse(null));
    }

    private AwsCredentials environmentKeys() {
        return keys(environment.variable("AWS_ACCESS_KEY_ID").orElseThrow(Sessions::noKeys), environment.variable("AWS_SECRET_ACCESS_KEY").orElseThrow(Sessions::noKeys),
                environment.variable("AWS_SECURITY_TOKEN").or(() -> environment.variable("AWS_SESSION_TOKEN")).orElse(null));
    }

    private static SignInException noKeys() {
        return new SignInException(Reason.PROFILE, "The environment holds no keys. Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.");
    }

    private static AwsCredentials keys(String id, String secret, @Nullable String token) {
        return token == null ? AwsBasicCredentials.create(id, secret) : AwsSessionCredentials.create(id, secret, token);
    }

    private Region region(@Nullable String given, @Nullable Profile profile) {
        var own = profile == null ? null : profile.region();
        var region = given != null ? given : environment.region().orElse(own);
        if (region == null) {
            throw new SignInException(Reason.PROFILE, "No region is known. Give --region, set AWS_REGION, or add region to the profile.");
        }
        return Region.of(region);
    }

    private static @Nullable URI endpoint(@Nullable URI given, Endpoints endpoints) {
        return given != null ? given : endpoints.forAll().orElse(null);
    }
}
