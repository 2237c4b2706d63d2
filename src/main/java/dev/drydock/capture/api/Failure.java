package dev.drydock.capture.api;

import dev.drydock.capture.SignInNeededException;
import dev.drydock.inventory.call.CallError;
import dev.drydock.inventory.call.CallStatus;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;

/// What a failed call says, as the manifest of a bundle keeps it.
///
/// @param signInNeeded whether the credentials were refused
record Failure(CallStatus status, CallError error, boolean signInNeeded) {
    private static final int LONGEST = 600;

    /// The codes with which the APIs refuse credentials (each API's reference, "Common errors").
    private static final Set<String> CREDENTIALS = Set.of("ExpiredToken", "ExpiredTokenException", "RequestExpired", "InvalidClientTokenId", "UnrecognizedClientException",
            "InvalidAccessKeyId", "AuthFailure", "InvalidSignatureException", "SignatureDoesNotMatch", "IncompleteSignature", "MissingAuthenticationToken",
            "MissingAuthenticationTokenException", "OptInRequired");

    /// @throws CancellationException when the thread was told to stop
    /// @throws RuntimeException when the fault is Drydock's own
    static Failure of(RuntimeException thrown) {
        if (thrown instanceof CancellationException || thrown instanceof AbortedException || Thread.currentThread().isInterrupted()) {
            throw new CancellationException();
        }
        if (thrown instanceof RefusedOperationException || thrown instanceof IllegalArgumentException) {
            throw thrown;
        }
        if (thrown instanceof AwsServiceException answered) {
            return of(answered);
        }
        for (var cause : causes(thrown)) {
            switch (cause) {
                case SignInNeededException needed -> {
                    return new Failure(CallStatus.ERROR, error("SignInNeeded", needed), true);
                }
                case UnreadableAnswerException unreadable -> {
                    return failed("UnreadableAnswer", unreadable);
                }
                case UnknownHostException unknown -> {
                    return failed("UnknownHost", unknown);
                }
                case ApiCallTimeoutException late -> {
                    return failed("Timeout", late);
                }
                case ApiCallAttemptTimeoutException late -> {
                    return failed("Timeout", late);
                }
                case SocketTimeoutException late -> {
                    return failed("Timeout", late);
                }
                case ConnectException refused -> {
                    return failed("NoConnection", refused);
                }
                case SSLException tls -> {
                    return failed("TlsFailed", tls);
                }
                default -> {}
            }
        }
        return failed("CallFailed", thrown);
    }

    private static Failure of(AwsServiceException answered) {
        var details = answered.awsErrorDetails();
        var code = details == null || details.errorCode() == null || details.errorCode().isBlank() ? "Http" + answered.statusCode() : details.errorCode();
        var message = details == null || details.errorMessage() == null || details.errorMessage().isBlank() ? "HTTP " + answered.statusCode() + ", without a reason" : details.errorMessage();
        var status = code.startsWith("Http403") ? CallStatus.DENIED : code.startsWith("Http429") ? CallStatus.THROTTLED : CallStatus.ofError(code);
        return new Failure(status, new CallError(cut(code), cut(message)), CREDENTIALS.contains(code));
    }

    private static Failure failed(String code, Throwable thrown) {
        return new Failure(CallStatus.ERROR, error(code, thrown), false);
    }

    private static CallError error(String code, Throwable thrown) {
        return new CallError(code, cut(thrown.getMessage() == null ? thrown.getClass().getSimpleName() : thrown.getMessage()));
    }

    private static Iterable<Throwable> causes(Throwable thrown) {
        return () -> Stream.<Throwable>iterate(thrown, cause -> cause != null, Throwable::getCause).limit(20).iterator();
    }

    private static String cut(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST ? text : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…";
    }
}
