package dev.drydock.estate;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import tools.jackson.databind.JsonNode;

/// Holds JSON against the model of the AWS APIs, as the AWS SDK's generated classes know it: every member must be one of
/// the API's under the API's own name, of the API's type, and an enumeration's value must be one of its values.
public final class ApiModel {

    /// The SDK's package for each service of the CLI, where the two names differ.
    private static final Map<String, String> PACKAGES = Map.of("elbv2", "elasticloadbalancingv2", "application-autoscaling",
            "applicationautoscaling", "service-quotas", "servicequotas",
            "logs", "cloudwatchlogs");

    /// What AWS has and the SDK of this build does not know yet, each with the page that says so. A name that the SDK comes to
    /// know has to go from here: [#outgrown] tells.
    private static final Map<String, String> YOUNGER = Map.of(
            "DeploymentCircuitBreaker.resetOnHealthyTask", "Amazon ECS API reference, DeploymentCircuitBreaker",
            "DeploymentCircuitBreaker.thresholdConfiguration", "Amazon ECS API reference, DeploymentCircuitBreaker",
            "DescribeNetworkInterfacesRequest.IncludeManagedResources", "Amazon EC2 API reference, DescribeNetworkInterfaces");

    /// What EC2 answers though its own model spells it otherwise or not at all, with where that can be seen.
    private static final Map<String, String> SPELLED_OTHERWISE = Map.of(
            "NetworkInterface.InterfaceType=nat_gateway",
            "Amazon EC2 API reference, DescribeNetworkInterfaces, filter interface-type; the enumeration says natGateway",
            "InternetGatewayAttachment.State=available",
            "Amazon EC2 API reference, InternetGatewayAttachment: 'the state is available when attached to a VPC'",
            "VpcEndpoint.State=available", "AWS CLI command reference, ec2 describe-vpc-endpoints, examples; the enumeration says Available");

    /// Policy documents: strings in the API, which the CLI decodes and prints as the JSON that they hold (AWS CLI command
    /// reference, `iam get-role` and its kin).
    private static final Set<String> DECODED = Set.of("Role.AssumeRolePolicyDocument", "GetRolePolicyResponse.PolicyDocument",
            "PolicyVersion.Document");

    /// A member of a model class, with the enumeration that its values are of.
    private record Member(SdkField<?> field, Optional<Class<?>> enumeration) {}

    private final Map<Class<?>, Map<String, Member>> members = new HashMap<>();
    private final List<String> faults = new ArrayList<>();
    private final Set<String> youngerSeen = new TreeSet<>();
    private final Set<String> outgrown = new TreeSet<>();

    /// Sentences on what does not fit.
    public List<String> faults() {
        return faults;
    }

    /// The younger members and values that were met.
    public Set<String> youngerSeen() {
        return youngerSeen;
    }

    /// Members that are listed as younger than the SDK though the SDK knows them.
    public Set<String> outgrown() {
        return outgrown;
    }

    /// Holds every answer of a bundle in a folder against the model, and every request's parameters.
    public void checkBundle(Path bundle) throws IOException {
        for (JsonNode call : RecordedAnswers.manifest(bundle).get("calls")) {
            String service = call.get("service").asString();
            String operation = call.get("operation").asString();
            if (operation.equals("image-config")) {
                continue; // Not an answer of AWS: the image's own configuration.
            }
            String where = call.hasNonNull("file") ? call.get("file").asString() : service + " " + operation;
            if (call.has("parameters")) {
                checkParameters(service, operation, call.get("parameters"), where + " (request)");
            }
            if (call.hasNonNull("file")) {
                checkAnswer(service, operation, Json.MAPPER.readTree(Files.readAllBytes(bundle.resolve(call.get("file").asString()))), where);
            }
        }
    }

    public void checkAnswer(String service, String operation, JsonNode body, String where) {
        checkRoot(service, operation, "Response", body, where);
    }

    public void checkParameters(String service, String operation, JsonNode parameters, String where) {
        checkRoot(service, operation, "Request", parameters, where);
    }

    private void checkRoot(String service, String operation, String kind, JsonNode json, String where) {
        String name = Arrays.stream(operation.split("-")).map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining());
        String type = "software.amazon.awssdk.services." + PACKAGES.getOrDefault(service, service) + ".model." + name + kind;
        try {
            Object builder = Class.forName(type).getMethod("builder").invoke(null);
            object((SdkPojo) builder, json, where);
        } catch (ReflectiveOperationException e) {
            faults.add(where + ": the SDK has no " + type + " (" + e.getClass().getSimpleName() + ")");
        }
    }

    private void object(SdkPojo pojo, JsonNode json, String where) {
        Class<?> model = modelOf(pojo);
        if (!json.isObject()) {
            faults.add(where + ": is " + json.getNodeType() + ", the API has a " + model.getSimpleName());
            return;
        }
        Map<String, Member> known = members.computeIfAbsent(model, key -> pojo.sdkFields().stream()
                .collect(Collectors.toMap(SdkField::memberName, field -> new Member(field, enumOf(model, field)))));
        for (Map.Entry<String, JsonNode> member : json.properties()) {
            String name = model.getSimpleName() + "." + member.getKey();
            Member of = known.get(member.getKey());
            boolean younger = YOUNGER.containsKey(name);
            if (of == null && !younger) {
                faults.add(where + ": the API's " + model.getSimpleName() + " has no member " + member.getKey());
            } else if (of == null) {
                youngerSeen.add(name);
            } else if (younger) {
                outgrown.add(name);
            } else if (!(DECODED.contains(name) && member.getValue().isObject())) {
                boolean otherwise = member.getValue().isString() && SPELLED_OTHERWISE.containsKey(name + "=" + member.getValue().asString());
                value(of.field, otherwise ? Optional.empty() : of.enumeration, member.getValue(), where + "/" + member.getKey());
            }
        }
    }

    private void value(SdkField<?> field, Optional<Class<?>> enumeration, JsonNode json, String where) {
        MarshallingType<?> type = field.marshallingType();
        if (type == MarshallingType.SDK_POJO) {
            object(field.constructor().get(), json, where);
        } else if (type == MarshallingType.LIST) {
            list(field, enumeration, json, where);
        } else if (type == MarshallingType.MAP) {
            map(field, json, where);
        } else if (!fits(type, json)) {
            faults.add(where + ": is " + json + ", the API has " + type.getTargetClass().getSimpleName());
        } else {
            enumeration.filter(values -> !isValue(values, json.asString())).ifPresent(values ->
                    faults.add(where + ": " + json + " is no " + values.getSimpleName()));
        }
    }

    private void list(SdkField<?> field, Optional<Class<?>> enumeration, JsonNode json, String where) {
        if (!json.isArray()) {
            faults.add(where + ": is " + json.getNodeType() + ", the API has a list");
            return;
        }
        SdkField<?> element = field.getTrait(ListTrait.class).memberFieldInfo();
        for (int i = 0; i < json.size(); i++) {
            value(element, enumeration, json.get(i), where + "/" + i);
        }
    }

    private void map(SdkField<?> field, JsonNode json, String where) {
        if (!json.isObject()) {
            faults.add(where + ": is " + json.getNodeType() + ", the API has a map");
            return;
        }
        SdkField<?> value = field.getTrait(MapTrait.class).valueFieldInfo();
        json.properties().forEach(entry -> value(value, Optional.empty(), entry.getValue(), where + "/" + entry.getKey()));
    }

    private static boolean fits(MarshallingType<?> type, JsonNode json) {
        if (type == MarshallingType.STRING) {
            return json.isString();
        }
        if (type == MarshallingType.BOOLEAN) {
            return json.isBoolean();
        }
        if (type == MarshallingType.INTEGER || type == MarshallingType.LONG || type == MarshallingType.SHORT) {
            return json.isIntegralNumber();
        }
        if (type == MarshallingType.DOUBLE || type == MarshallingType.FLOAT || type == MarshallingType.BIG_DECIMAL) {
            return json.isNumber();
        }
        if (type == MarshallingType.INSTANT) {
            return json.isNumber() || json.isString() && isTime(json.asString());
        }
        return false;
    }

    private static boolean isTime(String text) {
        try {
            OffsetDateTime.parse(text);
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    /// The model class that a builder of the SDK builds.
    private static Class<?> modelOf(SdkPojo builder) {
        Class<?> outer = builder.getClass().getEnclosingClass();
        return outer == null ? builder.getClass() : outer;
    }

    /// The enumeration that the model's getter of this member returns, alone or in a list.
    private static Optional<Class<?>> enumOf(Class<?> model, SdkField<?> field) {
        return Stream.of(model.getMethods())
                .filter(method -> isGetter(method, field.memberName()) || isGetter(method, field.memberName() + "s"))
                .flatMap(method -> Stream.concat(Stream.of(method.getReturnType()), argumentsOf(method)))
                .filter(Class::isEnum)
                .<Class<?>>map(type -> type)
                .findFirst();
    }

    /// The SDK writes `dnsName` for `DNSName`, and `alarmTypes` for a list that it shows as strings elsewhere.
    private static boolean isGetter(Method method, String name) {
        return method.getParameterCount() == 0 && method.getName().equalsIgnoreCase(name);
    }

    private static Stream<Class<?>> argumentsOf(Method method) {
        return method.getGenericReturnType() instanceof ParameterizedType type
                ? Arrays.stream(type.getActualTypeArguments()).filter(Class.class::isInstance).map(argument -> (Class<?>) argument)
                : Stream.empty();
    }

    private static boolean isValue(Class<?> enumeration, String text) {
        return Arrays.stream(enumeration.getEnumConstants()).anyMatch(constant -> constant.toString().equals(text));
    }
}
