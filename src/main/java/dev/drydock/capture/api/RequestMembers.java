package dev.drydock.capture.api;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.utils.builder.Buildable;

/// Fills the SDK's requests with the API's own members, as they stand in the manifest of a bundle.
final class RequestMembers {
    private RequestMembers() {}

    /// @param parameters by the API's names. What the SDK is too old to know goes along in the query, where the API has one
    /// @throws IllegalArgumentException when the API has no such member
    static void fill(AwsRequest.Builder request, Map<String, Object> parameters, AwsService.Wire wire) {
        var younger = new LinkedHashMap<String, String>();
        var fields = fields((SdkPojo) request);
        parameters.forEach((name, value) -> {
            var field = fields.get(name);
            if (field != null) {
                field.set(request, value(field, value));
            } else if (wire == AwsService.Wire.XML) {
                younger.put(name, String.valueOf(value));
            } else {
                throw new IllegalArgumentException(request.getClass().getName() + " has no member " + name);
            }
        });
        if (!younger.isEmpty()) {
            request.overrideConfiguration(configuration -> younger.forEach(configuration::putRawQueryParameter));
        }
    }

    private static Map<String, SdkField<?>> fields(SdkPojo pojo) {
        return pojo.sdkFields().stream().collect(Collectors.toMap(SdkField::memberName, field -> field));
    }

    private static Object value(SdkField<?> field, Object value) {
        var type = field.marshallingType();
        if (type == MarshallingType.SDK_POJO) {
            var pojo = field.constructor().get();
            var fields = fields(pojo);
            ((Map<?, ?>) value).forEach((name, member) -> {
                var of = fields.get(String.valueOf(name));
                if (of == null) {
                    throw new IllegalArgumentException(field.memberName() + " has no member " + name);
                }
                of.set(pojo, value(of, member));
            });
            return ((Buildable) pojo).build();
        }
        if (type == MarshallingType.LIST) {
            var item = field.getTrait(ListTrait.class).memberFieldInfo();
            return ((List<?>) value).stream().map(one -> value((SdkField<?>) item, one)).toList();
        }
        if (type == MarshallingType.INSTANT) {
            return Instant.parse(String.valueOf(value));
        }
        if (value instanceof Number number) {
            return type == MarshallingType.LONG ? (Object) number.longValue() : type == MarshallingType.DOUBLE ? (Object) number.doubleValue() : (Object) number.intValue();
        }
        return value;
    }
}
