package dev.drydock.capture.api;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/// Keeps the body of an answer as it came, with the members that are younger than the SDK.
final class Body {
    static final ExecutionAttribute<Body> OF_CALL = new ExecutionAttribute<>("DrydockBody");

    /// More than any page of any API holds, and what a bundle can hold many of.
    private static final int MOST = 64 << 20;

    private byte @Nullable [] bytes;

    byte[] bytes() {
        return bytes == null ? new byte[0] : bytes;
    }

    /// Reads bodies whole before the SDK does. One that breaks off is worth another attempt.
    static final class Keeper implements ExecutionInterceptor {
        @Override
        public Optional<InputStream> modifyHttpResponseContent(Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
            var body = attributes.getAttribute(OF_CALL);
            if (body == null || context.responseBody().isEmpty()) {
                return context.responseBody();
            }
            try (var in = context.responseBody().get()) {
                var bytes = in.readNBytes(MOST + 1);
                if (bytes.length > MOST) {
                    throw new UnreadableAnswerException("the answer is larger than " + (MOST >> 20) + " MiB");
                }
                body.bytes = bytes;
                return Optional.of(new ByteArrayInputStream(bytes));
            } catch (IOException e) {
                throw RetryableException.create("The answer broke off: " + e.getMessage(), e);
            }
        }
    }
}
