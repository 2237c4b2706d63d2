package dev.drydock.capture.sso;

import dev.drydock.capture.profile.Endpoints;
import dev.drydock.capture.profile.SsoSession;
import dev.drydock.capture.sso.SignInException.Reason;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sso.SsoClient;
import software.amazon.awssdk.services.sso.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sso.model.UnauthorizedException;

/// What a user may do who has signed in.
public final class SsoPortal {
    /// @param name as the organisation calls it; empty where it has none
    public record Account(String id, String name, String email) {}

    /// Credentials of a role, for a while.
    public record RoleCredentials(AwsSessionCredentials credentials, Instant expiresAt) {
        @Override
        public String toString() {
            return "RoleCredentials[until " + expiresAt + "]";
        }
    }

    private final SignInClients clients;
    private final SsoTokens tokens;

    public SsoPortal(SignInClients clients, SsoTokens tokens) {
        this.clients = clients;
        this.tokens = tokens;
    }

    /// The accounts that the user may look into, by name.
    public List<Account> accounts(SsoSession session, Endpoints endpoints) {
        return ask(session, endpoints, "", (portal, token) -> portal.listAccountsPaginator(request -> request.accessToken(token).maxResults(100)).accountList().stream()
                .map(account -> new Account(String.valueOf(account.accountId()), account.accountName() == null ? "" : account.accountName(), account.emailAddress() == null ? "" : account.emailAddress()))
                .sorted(Comparator.comparing(Account::name, String.CASE_INSENSITIVE_ORDER).thenComparing(Account::id)).toList());
    }

    /// The roles that the user may take on in an account, by name.
    public List<String> roles(SsoSession session, Endpoints endpoints, String account) {
        return ask(session, endpoints, " in account " + account, (portal, token) -> portal.listAccountRolesPaginator(request -> request.accessToken(token).accountId(account).maxResults(100))
                .roleList().stream().map(role -> String.valueOf(role.roleName())).sorted().toList());
    }

    public RoleCredentials credentials(SsoSession session, Endpoints endpoints, String account, String role) {
        return ask(session, endpoints, " for role " + role + " in account " + account, (portal, token) -> {
            var given = portal.getRoleCredentials(request -> request.accessToken(token).accountId(account).roleName(role)).roleCredentials();
            if (given == null || given.accessKeyId() == null || given.secretAccessKey() == null || given.sessionToken() == null) {
                throw new SignInException(Reason.FAILED, "The portal gave no keys for role " + role + " in account " + account + ".");
            }
            return new RoleCredentials(AwsSessionCredentials.builder().accessKeyId(given.accessKeyId()).secretAccessKey(given.secretAccessKey()).sessionToken(given.sessionToken())
                    .accountId(account).build(), Instant.ofEpochMilli(given.expiration()));
        });
    }

    private <T> T ask(SsoSession session, Endpoints endpoints, String forWhat, BiFunction<SsoClient, String, T> question) {
        var token = tokens.token(session, endpoints);
        try (var portal = clients.portal(session.region(), endpoints)) {
            return question.apply(portal, token.accessToken());
        } catch (UnauthorizedException e) {
            throw new SignInException(Reason.NEEDED, "The portal takes the sign-in to " + session.title() + " no more" + forWhat + ". Sign in again.");
        } catch (ResourceNotFoundException e) {
            throw new SignInException(Reason.PROFILE, "The portal knows nothing" + forWhat + ". Check sso_account_id and sso_role_name.");
        } catch (SdkException e) {
            if (e instanceof AwsServiceException service && service.statusCode() == 403) {
                throw new SignInException(Reason.REFUSED, "The portal gives you nothing" + forWhat + ". Check sso_account_id and sso_role_name, or ask who manages it.");
            }
            throw Refusals.of(e, "The access portal in " + session.region());
        }
    }
}
