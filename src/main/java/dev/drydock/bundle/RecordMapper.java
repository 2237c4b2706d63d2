package dev.drydock.bundle;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.drydock.inventory.call.Call;
import dev.drydock.inventory.call.Origin;
import dev.drydock.inventory.cloudwatch.MetricDataResult;
import dev.drydock.inventory.ecr.ImageConfig;
import dev.drydock.inventory.ecs.DeploymentConfiguration;
import dev.drydock.inventory.elbv2.LoadBalancer;
import dev.drydock.inventory.logs.ResultRow;
import dev.drydock.inventory.iam.PolicyDocument;
import dev.drydock.inventory.secretsmanager.Secret;
import dev.drydock.inventory.ssm.Parameter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.PropertyNamingStrategy;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.AnnotatedField;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedMethod;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/// The Jackson set-up that turns recorded JSON into inventory records: the API's member names, strict types, absent lists empty, both CLI time formats,
/// unknown members passed over, and the record's origin filled in from where the reader stands.
final class RecordMapper {
    /// Where the reader stands, and the newest time that it has met: one for each file.
    static final class Cursor {
        private final Call call;
        private String member = "";
        private int index = -1;
        private @Nullable Instant newest;

        Cursor(Call call) {
            this.call = call;
        }

        void at(String member, int index) {
            this.member = member;
            this.index = index;
        }

        /// The newest time in the records read so far; null when they had none.
        @Nullable Instant newest() {
            return newest;
        }
    }

    private static final String CURSOR = "cursor";
    /// Characters of one text. The longest that an API answers with, a log event, has 1 MiB (CloudWatch Logs quotas).
    private static final long LONGEST = 16L << 20;

    /// Members whose times lie ahead by nature: they do not tell when an answer was given.
    private static final Set<String> AHEAD = Set.of("expiresAt", "NextRotationDate", "DeletedDate", "DeletionDate", "ValidTo", "ExpirationDate");

    private RecordMapper() {}

    static JsonMapper create(Limits limits) {
        var factory = JsonFactory.builder()
                // The next file of a tar comes out of the same stream.
                .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(limits.nesting())
                        .maxStringLength((int) Math.min(limits.fileBytes(), LONGEST))
                        .build())
                .build();
        return JsonMapper.builder(factory)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                // A record is read out of the middle of an answer: what follows it is the next one's.
                .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .withCoercionConfig(LogicalType.Textual, textual -> textual
                        .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
                // No API answers with a null in a list, and to pass over one would move what follows it away from its pointer: such a record is damaged.
                .withConfigOverride(List.class, override -> override.setNullHandling(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY, Nulls.FAIL)))
                .withConfigOverride(Map.class, override -> override.setNullHandling(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY, Nulls.SKIP)))
                .propertyNamingStrategy(new ApiNames())
                .addModule(new SimpleModule("drydock")
                        .addDeserializer(Origin.class, new OriginDeserializer())
                        .addDeserializer(DeploymentConfiguration.class, new DeploymentConfigurationDeserializer())
                        .addDeserializer(Instant.class, new TimeDeserializer())
                        .addDeserializer(Double.class, new NumberDeserializer())
                        .addDeserializer(ResultRow.class, new ResultRowDeserializer())
                        .addDeserializer(PolicyDocument.class, new PolicyDocumentDeserializer(JsonMapper.builder(factory).build())))
                .build();
    }

    static ObjectReader reader(JsonMapper mapper, Class<?> type, Cursor cursor) {
        return mapper.readerFor(type).withAttribute(CURSOR, cursor);
    }

    /// ECS, ECR, CodeDeploy and CloudWatch Logs begin member names in lower case, the other APIs in upper case. The exceptions are named.
    private static final class ApiNames extends PropertyNamingStrategy {
        private static final long serialVersionUID = 1L;

        @Override
        public String nameForConstructorParameter(MapperConfig<?> config, AnnotatedParameter parameter, String name) {
            return name(parameter, name);
        }

        @Override
        public String nameForField(MapperConfig<?> config, AnnotatedField field, String name) {
            return name(field, name);
        }

        @Override
        public String nameForGetterMethod(MapperConfig<?> config, AnnotatedMethod method, String name) {
            return name(method, name);
        }

        private static String name(AnnotatedMember member, String name) {
            var owner = member.getDeclaringClass();
            if (owner == LoadBalancer.class && name.equals("dnsName")) {
                return "DNSName";
            }
            if (owner == MetricDataResult.class && name.equals("resultId")) {
                return "Id";
            }
            if (name.equals("arn") && (owner == Secret.class || owner == Parameter.class)) {
                return "ARN";
            }
            var api = owner.getPackageName().substring(owner.getPackageName().lastIndexOf('.') + 1);
            var lower = api.equals("ecs") || api.equals("codedeploy") || api.equals("logs") || api.equals("ecr") && owner != ImageConfig.Config.class || api.equals("bundle");
            return lower ? name : Character.toUpperCase(name.charAt(0)) + name.substring(1);
        }
    }

    /// Fills in the origin, which no answer has; a member of that name is passed over like any other unknown one.
    private static final class OriginDeserializer extends ValueDeserializer<Origin> {
        @Override
        public Origin deserialize(JsonParser parser, DeserializationContext context) {
            parser.skipChildren();
            return getAbsentValue(context);
        }

        @Override
        public Origin getNullValue(DeserializationContext context) {
            return getAbsentValue(context);
        }

        @Override
        public Origin getAbsentValue(DeserializationContext context) {
            var cursor = (Cursor) context.getAttribute(CURSOR);
            return new Origin(cursor.call, cursor.member, cursor.index);
        }
    }

    /// Keeps every member, those too that nobody reads.
    private static final class DeploymentConfigurationDeserializer extends ValueDeserializer<DeploymentConfiguration> {
        @Override
        public @Nullable DeploymentConfiguration deserialize(JsonParser parser, DeserializationContext context) {
            if (!parser.isExpectedStartObjectToken()) {
                return (DeploymentConfiguration) context.handleUnexpectedToken(context.constructType(DeploymentConfiguration.class), parser);
            }
            Map<String, Object> recorded = context.readValue(parser, context.getTypeFactory().constructMapType(LinkedHashMap.class, String.class, Object.class));
            recorded.values().removeIf(Objects::isNull);
            return new DeploymentConfiguration(Collections.unmodifiableMap(recorded));
        }
    }

    /// AWS CLI v1 prints epoch seconds with a fraction, v2 prints ISO 8601 with an offset.
    private static final class TimeDeserializer extends ValueDeserializer<Instant> {
        @Override
        public @Nullable Instant deserialize(JsonParser parser, DeserializationContext context) {
            var token = parser.currentToken();
            try {
                if (token == JsonToken.VALUE_STRING) {
                    var text = parser.getString();
                    return text.isEmpty() ? null : seen(context, OffsetDateTime.parse(text, DateTimeFormatter.ISO_OFFSET_DATE_TIME).toInstant(), text);
                }
                if (token == JsonToken.VALUE_NUMBER_INT) {
                    return seen(context, Instant.ofEpochSecond(parser.getLongValue()), parser.getString());
                }
                if (token == JsonToken.VALUE_NUMBER_FLOAT) {
                    return seen(context, instant(parser.getDecimalValue()), parser.getString());
                }
            } catch (DateTimeException | ArithmeticException e) {
                return (Instant) context.handleWeirdStringValue(Instant.class, EntryName.shown(parser.getString()), "not a time");
            }
            return (Instant) context.handleUnexpectedToken(context.constructType(Instant.class), parser);
        }

        private static Instant instant(BigDecimal seconds) {
            if (seconds.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE / 2)) > 0) {
                throw new ArithmeticException("out of range");
            }
            var whole = seconds.setScale(0, RoundingMode.FLOOR);
            return Instant.ofEpochSecond(whole.longValueExact(), seconds.subtract(whole).movePointRight(9).longValue());
        }

        private static Instant seen(DeserializationContext context, Instant time, String written) {
            if (context.getAttribute(CURSOR) instanceof Cursor cursor) {
                cursor.call.spelling().learn(time, written);
                if (!AHEAD.contains(String.valueOf(context.getParser().currentName())) && (cursor.newest == null || time.isAfter(cursor.newest))) {
                    cursor.newest = time;
                }
            }
            return time;
        }
    }

    /// A row of a log query is a bare list of its fields.
    private static final class ResultRowDeserializer extends ValueDeserializer<ResultRow> {
        @Override
        public @Nullable ResultRow deserialize(JsonParser parser, DeserializationContext context) {
            if (parser.currentToken() != JsonToken.START_ARRAY) {
                return (ResultRow) context.handleUnexpectedToken(context.constructType(ResultRow.class), parser);
            }
            var fields = new ArrayList<ResultRow.ResultField>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                fields.add(context.readValue(parser, ResultRow.ResultField.class));
            }
            var cursor = (Cursor) context.getAttribute(CURSOR);
            return new ResultRow(new Origin(cursor.call, cursor.member, cursor.index), List.copyOf(fields));
        }
    }

    /// Metric values above all; how they are written is learned in passing.
    private static final class NumberDeserializer extends ValueDeserializer<Double> {
        @Override
        public @Nullable Double deserialize(JsonParser parser, DeserializationContext context) {
            if (!parser.currentToken().isNumeric()) {
                return (Double) context.handleUnexpectedToken(context.constructType(Double.class), parser);
            }
            var number = parser.getDoubleValue();
            if (context.getAttribute(CURSOR) instanceof Cursor cursor) {
                cursor.call.spelling().learn(number, parser.getString());
            }
            return number;
        }
    }
}
