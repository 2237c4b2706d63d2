package dev.drydock.capture.api;

import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/// Refuses every operation that is not on the list of reads, by its name, before it is signed. It stands in every client that Drydock makes, those of the sign-in
/// included.
public final class ReadOnly implements ExecutionInterceptor {
    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        var service = attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME);
        var operation = String.valueOf(attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME));
        if (AwsService.ofSdk(service).flatMap(known -> Operations.ofSdk(known, operation)).isEmpty()) {
            throw new RefusedOperationException(service + ":" + operation);
        }
    }
}
