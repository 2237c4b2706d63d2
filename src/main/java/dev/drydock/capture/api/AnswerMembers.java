package dev.drydock.capture.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Writes the SDK's answers with the API's own members, as `aws … --output json` prints them. What was not in the answer is left out; an empty list that was stays.
final class AnswerMembers {
    /// Policies: text in the API, percent-encoded, which the CLI decodes and prints as the JSON that it holds (AWS CLI command reference, `iam get-role` and its kin).
    private static final Set<String> POLICIES = Set.of("AssumeRolePolicyDocument", "Document", "PolicyDocument");
    /// Speaks of a page, and the pages are merged: the CLI leaves it out too.
    private static final String PAGES = "IsTruncated";
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private AnswerMembers() {}

    static Map<String, @Nullable Object> of(SdkPojo pojo, AwsService service) {
        var members = new LinkedHashMap<String, @Nullable Object>();
        for (var field : pojo.sdkFields()) {
            var value = field.getValueOrDefault(pojo);
            if (value != null && !field.memberName().equals(PAGES) && !(value instanceof SdkAutoConstructList) && !(value instanceof SdkAutoConstructMap)) {
                members.put(field.memberName(), isPolicy(service, field) ? policy(String.valueOf(value)) : json(field, value, service));
            }
        }
        return members;
    }

    private static boolean isPolicy(AwsService service, SdkField<?> field) {
        return service == AwsService.IAM && POLICIES.contains(field.memberName());
    }

    private static @Nullable Object policy(String text) {
        try {
            return MAPPER.readValue(URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8), Object.class);
        } catch (JacksonException | IllegalArgumentException e) {
            return text;
        }
    }

    private static @Nullable Object json(SdkField<?> field, Object value, AwsService service) {
        var type = field.marshallingType();
        if (value instanceof SdkPojo pojo) {
            return of(pojo, service);
        }
        if (value instanceof List<?> list) {
            var item = (SdkField<?>) field.getTrait(ListTrait.class).memberFieldInfo();
            return list.stream().map(one -> one == null ? null : json(item, one, service)).toList();
        }
        if (value instanceof Map<?, ?> map) {
            var item = (SdkField<?>) field.getTrait(MapTrait.class).valueFieldInfo();
            var members = new LinkedHashMap<String, @Nullable Object>();
            map.forEach((name, one) -> members.put(String.valueOf(name), one == null ? null : json(item, one, service)));
            return members;
        }
        return type == MarshallingType.INSTANT || type == MarshallingType.SDK_BYTES ? text(value) : value;
    }

    private static String text(Object value) {
        return value instanceof software.amazon.awssdk.core.SdkBytes bytes ? java.util.Base64.getEncoder().encodeToString(bytes.asByteArrayUnsafe()) : value.toString();
    }
}
