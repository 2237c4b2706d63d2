package dev.drydock.capture.credentials;

import dev.drydock.capture.profile.Endpoints;
import dev.drydock.capture.profile.SignIn;
import dev.drydock.capture.sso.Refusals;
import dev.drydock.capture.sso.SignInClients;
import dev.drydock.capture.sso.SignInException;
import dev.drydock.capture.sso.SignInException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sts.model.Credentials;

/// Asks STS for the credentials of roles.
final class AssumedRoles {
    private final SignInClients clients;
    private final Endpoints endpoints;
    private final String region;
    private final Questions questions;
    private final InstantSource clock;

    AssumedRoles(SignInClients clients, Endpoints endpoints, String region, Questions questions, InstantSource clock) {
        this.clients = clients;
        this.endpoints = endpoints;
        this.region = region;
        this.questions = questions;
        this.clock = clock;
    }

    HeldCredentials.Held assume(String profile, SignIn.AssumedRole role, AwsCredentialsProvider source) {
        var terms = role.terms();
        var mfa = terms.mfaSerial();
        var code = mfa == null ? null : questions.mfaCode(profile, mfa)
                .orElseThrow(() -> new SignInException(Reason.NEEDED, "Profile " + profile + " asks for the code of MFA device " + mfa + ", and nobody was there to give it."));
        try (var sts = clients.sts(region, endpoints, source)) {
            return held(role.roleArn(), sts.assumeRole(request -> request.roleArn(role.roleArn()).roleSessionName(sessionName(terms.sessionName()))
                    .externalId(terms.externalId()).durationSeconds(terms.durationSeconds()).serialNumber(mfa).tokenCode(code)).credentials());
        } catch (SdkException e) {
            throw refused(e, "sts:AssumeRole", role.roleArn());
        }
    }

    HeldCredentials.Held assume(SignIn.WebIdentity role, Path tokenFile) {
        String token;
        try {
            token = Files.readString(tokenFile).strip();
        } catch (IOException e) {
            throw new SignInException(Reason.PROFILE, "web_identity_token_file " + tokenFile + " cannot be read. Check that it is there and yours.");
        }
        try (var sts = clients.sts(region, endpoints, AnonymousCredentialsProvider.create())) {
            return held(role.roleArn(), sts.assumeRoleWithWebIdentity(request -> request.roleArn(role.roleArn()).roleSessionName(sessionName(role.sessionName())).webIdentityToken(token)).credentials());
        } catch (SdkException e) {
            throw refused(e, "sts:AssumeRoleWithWebIdentity", role.roleArn());
        }
    }

    private String sessionName(@Nullable String own) {
        return own == null ? "drydock-" + clock.instant().getEpochSecond() : own;
    }

    private static SignInException refused(SdkException failure, String action, String role) {
        var within = SignInException.in(failure);
        if (within != null) {
            return within;
        }
        return failure instanceof AwsServiceException service && service.statusCode() == 403
                ? new SignInException(Reason.REFUSED, "STS refuses " + action + " on " + role + ". The role's trust policy and the policies of who asks both have to allow it.")
                : Refusals.of(failure, "STS");
    }

    private static HeldCredentials.Held held(String role, @Nullable Credentials given) {
        if (given == null || given.accessKeyId() == null || given.secretAccessKey() == null || given.sessionToken() == null) {
            throw new SignInException(Reason.FAILED, "STS gave no keys for " + role + ".");
        }
        return new HeldCredentials.Held(
                AwsSessionCredentials.builder().accessKeyId(given.accessKeyId()).secretAccessKey(given.secretAccessKey()).sessionToken(given.sessionToken()).build(), given.expiration());
    }
}
