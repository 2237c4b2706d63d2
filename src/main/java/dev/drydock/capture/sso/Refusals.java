package dev.drydock.capture.sso;

import dev.drydock.capture.sso.SignInException.Reason;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.concurrent.CancellationException;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ssooidc.model.AccessDeniedException;
import software.amazon.awssdk.services.ssooidc.model.ExpiredTokenException;
import software.amazon.awssdk.services.ssooidc.model.InvalidClientException;
import software.amazon.awssdk.services.ssooidc.model.InvalidGrantException;
import software.amazon.awssdk.services.ssooidc.model.InvalidRequestException;
import software.amazon.awssdk.services.ssooidc.model.InvalidScopeException;

/// Says in one sentence what the SDK's exceptions mean. What a server says in them is not repeated: it could hold what was sent.
public final class Refusals {
    private static final Pattern CODE = Pattern.compile("[A-Za-z.]{1,64}");

    private Refusals() {}

    /// @param what who did not answer as expected, such as `IAM Identity Center in eu-west-1`
    /// @throws CancellationException where it was the user who ended it
    public static SignInException of(SdkException failure, String what) {
        return switch (failure) {
            case AbortedException _ -> throw new CancellationException();
            case AccessDeniedException _ -> new SignInException(Reason.REFUSED, "The sign-in was denied in the browser. Sign in again and allow it, or ask who manages " + what + ".");
            case ExpiredTokenException _ -> tooLate();
            case InvalidClientException _ -> new SignInException(Reason.REFUSED, what + " does not know Drydock's registration any more. It was dropped; sign in again.");
            case InvalidGrantException _ -> new SignInException(Reason.REFUSED, what + " did not take the sign-in: it was used already, or is too old. Sign in again.");
            case InvalidScopeException _ -> new SignInException(Reason.PROFILE, what + " does not know a scope in sso_registration_scopes. sso:account:access is the usual one.");
            case InvalidRequestException _ -> new SignInException(Reason.PROFILE, what + " takes this sign-in for wrong. Check sso_start_url and sso_region.");
            case AwsServiceException service -> new SignInException(
                    service.statusCode() >= 500 ? Reason.FAILED : Reason.REFUSED, what + " answered with " + kind(service) + (service.statusCode() >= 500 ? ". Try again later." : "."));
            case ApiCallTimeoutException _, ApiCallAttemptTimeoutException _ -> new SignInException(Reason.FAILED, what + " did not answer in time. Check the network, VPN and proxy.");
            default -> new SignInException(Reason.FAILED, network(failure, what));
        };
    }

    static SignInException tooLate() {
        return new SignInException(Reason.TIMED_OUT, "Nobody finished signing in, in the time that AWS gives for it. Sign in again.");
    }

    private static String kind(AwsServiceException service) {
        var details = service.awsErrorDetails();
        var code = details == null ? null : details.errorCode();
        return code != null && CODE.matcher(code).matches() ? code + " (HTTP " + service.statusCode() + ")" : "HTTP " + service.statusCode();
    }

    private static String network(Throwable failure, String what) {
        for (@Nullable Throwable at = failure; at != null; at = at.getCause()) {
            switch (at) {
                case UnknownHostException _ -> {
                    return "The name of " + what + " cannot be resolved. Check the network, VPN and proxy, and that the region is right.";
                }
                case SocketTimeoutException _ -> {
                    return what + " did not answer in time. Check the network, VPN and proxy.";
                }
                case ConnectException _, NoRouteToHostException _ -> {
                    return what + " cannot be reached. Check the network, VPN and proxy.";
                }
                case SSLException _ -> {
                    return "The connection to " + what + " is not trusted. A proxy may stand in between: give its certificate to Java with DRYDOCK_JAVA_OPTS=-Djavax.net.ssl.trustStore=FILE.";
                }
                case IOException _ -> {
                    return "The connection to " + what + " broke off. Try again.";
                }
                default -> {}
            }
        }
        return what + " gave an answer that cannot be understood. Check sso_start_url, sso_region and endpoint_url.";
    }
}
