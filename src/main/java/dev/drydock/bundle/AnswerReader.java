package dev.drydock.bundle;

import dev.drydock.inventory.call.Call;
import dev.drydock.inventory.call.CallStatus;
import dev.drydock.inventory.call.Recorded;
import dev.drydock.inventory.cloudwatch.MetricDataResult;
import dev.drydock.inventory.cloudwatch.MetricLabel;
import dev.drydock.inventory.ecs.Service;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;

/// Reads one file of recorded answers, record by record: never more than one record is held as JSON. What is wrong with a record costs that record only;
/// what is wrong with the JSON costs the rest of the file.
final class AnswerReader {
    /// The text members of each record that are promised to be there.
    private static final ClassValue<List<Method>> PROMISED = new ClassValue<>() {
        @Override
        protected List<Method> computeValue(Class<?> type) {
            return Stream.of(type.getRecordComponents())
                    .filter(component -> component.getType() == String.class && !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                    .map(RecordComponent::getAccessor)
                    .toList();
        }
    };

    /// Region, account and name of a service are told by its ARN alone, and everything is about services (Service Authorization Reference, "Resource types defined by Amazon ECS").
    private static final Pattern SERVICE_ARN = Pattern.compile("arn:[^:]*+:ecs:[^:]*+:[^:]*+:service/.+", Pattern.DOTALL);

    /// How keys begin that only one of the two has (ELBv2 API Reference, TargetGroupAttribute and LoadBalancerAttribute).
    private static final List<String> TARGET_GROUPS = List.of("deregistration_delay", "stickiness", "slow_start", "target_");
    private static final List<String> LOAD_BALANCERS = List.of("idle_timeout", "access_logs", "routing.http", "deletion_protection");

    /// What a file held.
    ///
    /// @param calls the calls whose answers stood in it; where the manifest names the file, that one call
    /// @param records what was read from them
    /// @param newest the newest time in the records, null without any
    /// @param damage why the file is not whole, null when it is
    /// @param cut whether the file ends early
    /// @param answers how many answers stood in it
    /// @param waiting the answers, by their number from 0 on, that do not say whom they speak of or are one record as a whole: they are read once all others are
    record Result(List<Call> calls, List<Recorded> records, @Nullable Instant newest, @Nullable String damage, boolean cut, int answers, SortedMap<Integer, AnswerShape> waiting) {}

    private final JsonMapper mapper;
    private final Progress progress;
    private final String file;
    private final @Nullable Call known;
    private final @Nullable Map<Integer, Call> placed;
    private final SortedMap<Integer, AnswerShape> waiting = new TreeMap<>();
    private final List<Call> calls = new ArrayList<>();
    private final List<Recorded> records = new ArrayList<>();
    private final Map<Class<?>, ObjectReader> readers = new HashMap<>();
    private RecordMapper.@Nullable Cursor cursor;
    private @Nullable Instant newest;
    private @Nullable String damage;
    private boolean cut;
    private int answers;

    /// @param known the call whose answer the file is; null to tell it by content
    AnswerReader(JsonMapper mapper, Progress progress, String file, @Nullable Call known) {
        this(mapper, progress, file, known, null);
    }

    /// @param placed the calls that answers of the file are, by their number: then these are read and no others
    AnswerReader(JsonMapper mapper, Progress progress, String file, @Nullable Call known, @Nullable Map<Integer, Call> placed) {
        this.mapper = mapper;
        this.progress = progress;
        this.file = file;
        this.known = known;
        this.placed = placed;
        if (known != null) {
            calls.add(known);
        }
    }

    Result read(InputStream in) throws IOException {
        try (var parser = mapper.createParser(in)) {
            roots(parser);
        } catch (JacksonIOException e) {
            if (e.getCause() instanceof RefusedException refused) {
                throw refused;
            }
            damaged("It cannot be read to its end (" + RefusedException.reason(e.getCause()) + "); what stands before that was read.");
        } catch (UnexpectedEndOfInputException e) {
            cut = true;
            damaged("It ends early" + place(e) + "; what stands before that was read.");
        } catch (StreamConstraintsException e) {
            damaged("It goes beyond the limits" + place(e) + ": nested too deep, or a number, name or text too long; what stands before that was read.");
        } catch (JacksonException e) {
            damaged("It is no valid JSON" + place(e) + "; what stands before that was read.");
        }
        leave();
        return new Result(List.copyOf(calls), records, newest, damage, cut, answers, waiting);
    }

    private void roots(JsonParser parser) {
        JsonToken token;
        while ((token = parser.nextToken()) != null) {
            if (token != JsonToken.START_OBJECT) {
                damaged("It holds " + word(token) + " where an answer, which is an object, is expected.");
                parser.skipChildren();
                continue;
            }
            var call = placed == null ? known : placed.get(answers);
            if (call != null) {
                enter(call);
                answer(parser, AnswerShape.of(call.name()));
            } else if (placed == null) {
                unknownAnswer(parser);
            } else {
                parser.skipChildren();
            }
            answers++;
            leave();
        }
        // Nothing at all is no empty answer.
        if (known != null && answers == 0) {
            damaged("It holds no answer.");
        }
    }

    /// An answer whose operation is known.
    private void answer(JsonParser parser, @Nullable AnswerShape shape) {
        if (shape != null && shape.member().isEmpty()) {
            one(parser, "", shape);
            return;
        }
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var member = parser.currentName();
            parser.nextToken();
            if (shape != null && shape.member().equals(member)) {
                records(parser, shape);
            } else {
                parser.skipChildren();
            }
        }
    }

    /// An answer that is told by its members.
    private void unknownAnswer(JsonParser parser) {
        var told = false;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var member = parser.currentName();
            parser.nextToken();
            if (!told) {
                told = tells(parser, member);
            }
            parser.skipChildren();
        }
    }

    /// Whether the member tells the answer's operation; then what it holds has been read, or the answer waits.
    private boolean tells(JsonParser parser, String member) {
        var shape = AnswerShape.telling(member, parser.currentToken());
        if (shape == null) {
            var bare = AnswerShape.bareOperation(member);
            if (bare != null) {
                enter(new Call(bare.substring(0, bare.indexOf(' ')), bare.substring(bare.indexOf(' ') + 1), null, CallStatus.OK, null, file, null, null));
            }
            return bare != null;
        }
        if (shape.type() == MetricDataResult.class && labelled(parser, shape)) {
            return true;
        }
        if (shape.subject() != null || shape.member().isEmpty()) {
            waiting.put(answers, member.equals("Attributes") ? attributes(parser) : shape);
        } else {
            enter(new Call(shape.service(), shape.operation(), null, CallStatus.OK, null, file, null, null));
            records(parser, shape);
        }
        return true;
    }

    /// Whether labels say what is measured; then the results have been read. Otherwise nothing is kept of them.
    private boolean labelled(JsonParser parser, AnswerShape shape) {
        var from = records.size();
        enter(new Call(shape.service(), shape.operation(), null, CallStatus.OK, null, file, null, null));
        records(parser, shape);
        var read = records.subList(from, records.size());
        if (read.stream().anyMatch(record -> record instanceof MetricDataResult result && MetricLabel.of(result.label()).isPresent())) {
            return true;
        }
        read.clear();
        calls.removeLast();
        cursor = null;
        return false;
    }

    /// Target groups and load balancers answer with the same member; the keys differ.
    private static AnswerShape attributes(JsonParser parser) {
        var shape = "elbv2 describe-target-group-attributes";
        var depth = parser.streamReadContext().getNestingDepth() - (parser.currentToken().isStructStart() ? 1 : 0);
        while (parser.streamReadContext().getNestingDepth() > depth && parser.nextToken() != null) {
            if (parser.currentToken() == JsonToken.VALUE_STRING && "Key".equals(parser.currentName())) {
                var key = parser.getString();
                if (TARGET_GROUPS.stream().anyMatch(key::startsWith)) {
                    break;
                }
                if (LOAD_BALANCERS.stream().anyMatch(key::startsWith)) {
                    shape = "elbv2 describe-load-balancer-attributes";
                    break;
                }
            }
        }
        leaveTo(depth, parser);
        return Objects.requireNonNull(AnswerShape.of(shape));
    }

    private void enter(Call call) {
        cursor = new RecordMapper.Cursor(call);
        readers.clear();
        if (known == null) {
            calls.add(call);
        }
    }

    private void leave() {
        var time = cursor == null ? null : cursor.newest();
        if (time != null && (newest == null || time.isAfter(newest))) {
            newest = time;
        }
        cursor = null;
    }

    private void records(JsonParser parser, AnswerShape shape) {
        if (!shape.list()) {
            one(parser, shape.member(), shape);
            return;
        }
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return;
        }
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            damaged("/" + shape.member() + " is " + word(parser.currentToken()) + " where a list is expected.");
            parser.skipChildren();
            return;
        }
        var depth = parser.streamReadContext().getNestingDepth();
        for (var index = 0; parser.nextToken() != JsonToken.END_ARRAY && parser.currentToken() != null; index++) {
            if (progress.isCancelled()) {
                throw new CancellationException();
            }
            record(parser, shape, shape.member(), index);
            leaveTo(depth, parser);
        }
    }

    private void one(JsonParser parser, String member, AnswerShape shape) {
        var depth = parser.streamReadContext().getNestingDepth() - (parser.currentToken().isStructStart() ? 1 : 0);
        record(parser, shape, member, -1);
        leaveTo(depth, parser);
    }

    /// Passes over what a record that broke off has left.
    private static void leaveTo(int depth, JsonParser parser) {
        while (parser.streamReadContext().getNestingDepth() > depth && parser.nextToken() != null) {
            // nothing is wanted of it
        }
    }

    private void record(JsonParser parser, AnswerShape shape, String member, int index) {
        var at = cursor;
        if (at == null) {
            return;
        }
        at.at(member, index);
        try {
            Recorded item = readers.computeIfAbsent(shape.type(), type -> RecordMapper.reader(mapper, type, at)).readValue(parser);
            if (item instanceof Service service && service.serviceArn() != null && !SERVICE_ARN.matcher(service.serviceArn()).matches()) {
                damaged(pointer(member, index) + "/serviceArn is not the ARN of a service; that record was left out.");
            } else if (item == null || hasNoId(item)) {
                damaged((member.isEmpty() ? "The answer" : pointer(member, index)) + " lacks the id by which it would be joined; it was left out.");
            } else {
                records.add(item);
            }
        } catch (MismatchedInputException e) {
            damaged(mismatch(e, parser, pointer(member, index)));
        }
    }

    private void damaged(String reason) {
        if (damage == null) {
            damage = reason;
        }
    }

    /// The annotations promise an id, and what an id is made of; the JSON does not.
    @SuppressWarnings("ConstantValue")
    private static boolean hasNoId(Recorded item) {
        return item.id() == null || PROMISED.get(item.getClass()).stream().anyMatch(promised -> isAbsent(promised, item));
    }

    private static boolean isAbsent(Method promised, Recorded item) {
        try {
            return promised.invoke(item) == null;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String mismatch(MismatchedInputException e, JsonParser parser, String record) {
        var pointer = new StringBuilder(record);
        for (var step : e.getPath()) {
            pointer.append('/').append(step.getPropertyName() != null ? EntryName.shown(step.getPropertyName()) : step.getIndex());
        }
        return pointer + " is " + word(parser.currentToken()) + " where " + wanted(e.getTargetType()) + " is expected; that record was left out.";
    }

    private static String wanted(@Nullable Class<?> type) {
        if (type == null) {
            return "something else";
        }
        if (type == String.class) {
            return "a text";
        }
        if (type == Integer.class || type == Long.class || type == int.class || type == long.class) {
            return "a whole number";
        }
        if (Number.class.isAssignableFrom(type) || type == double.class) {
            return "a number";
        }
        if (type == Boolean.class || type == boolean.class) {
            return "true or false";
        }
        if (type == Instant.class) {
            return "a time";
        }
        return Collection.class.isAssignableFrom(type) ? "a list" : "an object";
    }

    private static String pointer(String member, int index) {
        var top = member.isEmpty() ? "" : "/" + member;
        return index < 0 ? top : top + "/" + index;
    }

    private static String place(JacksonException e) {
        var location = e.getLocation();
        return location == null || location.getLineNr() < 1 ? "" : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    private static String word(@Nullable JsonToken token) {
        return switch (token) {
            case START_ARRAY -> "a list";
            case START_OBJECT -> "an object";
            case VALUE_STRING -> "a text";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            case VALUE_TRUE, VALUE_FALSE -> "true or false";
            case null, default -> "nothing";
        };
    }
}
