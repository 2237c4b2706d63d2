package dev.drydock.bundle.redaction;

import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Copies JSON token by token. What may be secret by where it stands is dropped, in all other texts what may be secret by what it looks like. Names of members are kept where they are words.
final class JsonRedactor {
    private static final Pattern WORD = Pattern.compile("[A-Za-z_]++");
    private static final Set<String> SECRET_IDS = Set.of("SecretId", "SecretIdList", "credentialsParameter");
    /// Documents within texts within documents: further down nobody writes them.
    private static final int DEEPEST = 3;

    private final JsonFactory factory;
    private final FreeText text;
    private final StandIns standIns;
    private final Tally tally;
    private final String call;
    private final int depth;
    private final Replaced.Listener listener;
    /// The areas of the structures that are open, and the last text of a name-like member in each.
    private final List<Area> areas = new ArrayList<>();
    private final List<String> named = new ArrayList<>();

    /// @param call whose answer or request it is, as `ssm describe-parameters`; empty where that is not known
    /// @param depth how many documents this one stands in
    /// @param listener told of each value in which something is replaced; not of what is replaced within a document, which is one value
    JsonRedactor(JsonFactory factory, FreeText text, StandIns standIns, Tally tally, String call, int depth, Replaced.Listener listener) {
        this.factory = factory;
        this.text = text;
        this.standIns = standIns;
        this.tally = tally;
        this.call = call;
        this.depth = depth;
        this.listener = listener;
    }

    /// Copies all that is left of the input.
    void copy(JsonParser in, JsonGenerator out) {
        JsonToken token;
        while ((token = in.nextToken()) != null) {
            switch (token) {
                case PROPERTY_NAME -> write(out, in.currentName(), this::name, out::writeName);
                case START_OBJECT -> {
                    open(area(in));
                    out.writeStartObject();
                }
                case START_ARRAY -> {
                    open(area(in));
                    out.writeStartArray();
                }
                case END_OBJECT -> {
                    close();
                    out.writeEndObject();
                }
                case END_ARRAY -> {
                    close();
                    out.writeEndArray();
                }
                case VALUE_STRING -> write(out, in.getString(), value -> value(in, value), out::writeString);
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(in, out);
                default -> out.copyCurrentEvent(in);
            }
        }
    }

    /// Writes what stands instead of a text, and tells the listener where that is in the copy: the names on the way there may have been replaced too.
    private void write(JsonGenerator out, String before, UnaryOperator<String> redact, Consumer<String> write) {
        if (listener == Replaced.Listener.NONE) {
            write.accept(redact.apply(before));
            return;
        }
        var counted = tally.copy();
        var after = redact.apply(before);
        write.accept(after);
        if (!after.equals(before)) {
            listener.replaced(new Replaced(out.streamWriteContext().pathAsPointer().toString(), tally.since(counted), before, after));
        }
    }

    private void open(Area area) {
        areas.add(area);
        named.add("");
    }

    private void close() {
        areas.removeLast();
        named.removeLast();
    }

    private String name(String name) {
        return WORD.matcher(name).matches() ? name : text.redact(name, tally);
    }

    /// The area of the value that the parser stands at; for a structure, that of what is in it. At its start a structure is its own context already.
    private Area area(JsonParser in) {
        var around = areas.isEmpty() ? Area.PLAIN : areas.getLast();
        var context = in.currentToken().isStructStart() ? in.streamReadContext().getParent() : in.streamReadContext();
        var member = context == null || !context.inObject() ? null : context.currentName();
        return member == null ? around : around.within(member, areas.size() == 1);
    }

    /// A number is written as it was; one that stands where values are dropped is dropped.
    private void number(JsonParser in, JsonGenerator out) {
        var drops = switch (area(in)) {
            case ENVIRONMENT -> Kind.ENVIRONMENT;
            case LABELS -> Kind.DOCKER_LABEL;
            case USER_DATA -> Kind.USER_DATA;
            case TAGS -> Kind.TAG;
            default -> null;
        };
        if (drops == null) {
            out.writeNumber(in.getString());
        } else {
            write(out, in.getString(), _ -> dropped(drops), out::writeString);
        }
    }

    private String value(JsonParser in, String value) {
        var isElement = in.streamReadContext().inArray();
        var member = isElement ? holder(in) : in.currentName();
        member = member == null ? "" : member;
        return switch (area(in)) {
            case ENVIRONMENT -> variable(member, isElement, value);
            case LABELS -> dropped(Kind.DOCKER_LABEL);
            case USER_DATA -> dropped(Kind.USER_DATA);
            case TAGS -> tag(member, isElement, value);
            case SECRETS -> member.equals("valueFrom") ? source(value) : text.redact(value, tally);
            case COMMAND -> isElement ? argument(value) : text.redact(value, tally);
            case LOG_EVENTS -> member.equals("message") && !FlowLine.is(value) ? dropped(Kind.LOG_MESSAGE) : plain(member, value);
            case LOG_ROWS -> field(member, value);
            case FILTERS -> filter(member, value);
            case PLAIN -> isSecretName(member) ? text.secretName(value, tally) : plain(member, value);
        };
    }

    private static @Nullable String holder(JsonParser in) {
        var context = in.streamReadContext();
        while (context != null && context.inArray()) {
            context = context.getParent();
        }
        return context == null ? null : context.currentName();
    }

    private String variable(String member, boolean isElement, String value) {
        if (member.equalsIgnoreCase("name") || member.equals("type")) {
            return text.redact(value, tally);
        }
        var equals = isElement ? value.indexOf('=') : -1;
        return equals < 0 ? dropped(Kind.ENVIRONMENT) : text.redact(value.substring(0, equals), tally) + "=" + dropped(Kind.ENVIRONMENT);
    }

    private String tag(String member, boolean isElement, String value) {
        return switch (isElement ? "" : member) {
            case "key", "Key", "ResourceId", "ResourceType", "resourceArn", "ResourceARN" -> text.redact(value, tally);
            default -> {
                tally.count(Kind.TAG);
                yield standIns.tag(value);
            }
        };
    }

    /// Where a secret comes from keeps its resource, and the stage or version that joins it with the secret's own; the JSON key between them gets stand-ins.
    private String source(String value) {
        var parts = value.split(":", -1);
        if (!value.startsWith("arn:") || parts.length <= 7 || !parts[2].equals("secretsmanager")) {
            return text.secretName(value, tally);
        }
        var suffix = new StringBuilder();
        for (var i = 7; i < parts.length; i++) {
            suffix.append(':').append(i == 7 && !parts[i].isEmpty() ? text.secretName(parts[i], tally) : text.redact(parts[i], tally));
        }
        return text.redact(String.join(":", List.of(parts).subList(0, 7)), tally) + suffix;
    }

    /// What stands behind `--password` or its like in a list of arguments is secret.
    private String argument(String value) {
        var before = named.getLast();
        named.set(named.size() - 1, value);
        return before.startsWith("-") && before.indexOf('=') < 0 && SecretWords.names(before.replaceFirst("^-+", "")) && !value.startsWith("-")
                ? dropped(Kind.CREDENTIAL) : text.redact(value, tally);
    }

    /// A field of a query's row. Of an application's log nothing but times and numbers is left.
    private String field(String member, String value) {
        if (!member.equals("value")) {
            named.set(named.size() - 1, value);
            return text.redact(value, tally);
        }
        return FlowLine.isField(value) || FlowLine.is(value) ? text.redact(value, tally) : dropped(Kind.LOG_MESSAGE);
    }

    private String filter(String member, String value) {
        if (member.equalsIgnoreCase("name") || member.equals("Key")) {
            named.set(named.size() - 1, value);
            return text.redact(value, tally);
        }
        if (named.reversed().stream().limit(2).anyMatch(name -> name.startsWith("tag:"))) {
            tally.count(Kind.TAG);
            return standIns.tag(value);
        }
        return isSecretName(member) ? text.secretName(value, tally) : text.redact(value, tally);
    }

    private boolean isSecretName(String member) {
        return SECRET_IDS.contains(member)
                || call.startsWith("secretsmanager ") && member.equals("Name")
                || call.startsWith("ssm ") && (member.equals("Name") && areas.size() > 1 || member.equals("Names") || member.equals("Values"));
    }

    private String plain(String member, String value) {
        // ECS calls a deployment of CodeDeploy so.
        if (SecretWords.names(member) && !member.equals("externalId")) {
            return value.startsWith("arn:") ? text.redact(value, tally) : dropped(Kind.CREDENTIAL);
        }
        return isDocument(value) ? document(value) : text.redact(value, tally);
    }

    private boolean isDocument(String value) {
        return depth < DEEPEST && value.length() > 6 && (value.charAt(0) == '{' && value.endsWith("}") || value.startsWith("[{") && value.endsWith("]"));
    }

    /// A document within a text, such as a policy, is gone through like any other; one without anything to replace stays as it was written.
    private String document(String value) {
        var counts = new Tally();
        var clean = new StringWriter();
        try (var in = factory.createParser(ObjectReadContext.empty(), new StringReader(value)); var out = factory.createGenerator(ObjectWriteContext.empty(), clean)) {
            new JsonRedactor(factory, text, standIns, counts, "", depth + 1, Replaced.Listener.NONE).copy(in, out);
        } catch (JacksonException e) {
            return text.redact(value, tally);
        }
        tally.add(counts);
        return counts.counts().isEmpty() ? value : clean.toString();
    }

    private String dropped(Kind kind) {
        tally.count(kind);
        return Redactor.DROPPED;
    }
}
