package dev.drydock.estate;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/// JSON as maps and lists, and the two layouts in which an estate prints it.
public final class Json {

    private static final DateTimeFormatter WHOLE_SECONDS = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx");
    private static final DateTimeFormatter MICROSECONDS = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSxxx");

    static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    /// An object with these members in this order; a member whose value is null is left out, as the CLI leaves it out.
    public static Map<String, Object> obj(@Nullable Object... namesAndValues) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            Object value = namesAndValues[i + 1];
            if (value != null) {
                object.put((String) namesAndValues[i], value);
            }
        }
        return object;
    }

    /// A list that a later edit may change.
    public static List<Object> list(Object... elements) {
        return new ArrayList<>(List.of(elements));
    }

    /// The members of an object that stands inside another, for edits.
    @SuppressWarnings("unchecked")
    public static Map<String, Object> object(Object value) {
        return (Map<String, Object>) value;
    }

    /// The elements of a list that stands inside an object, for edits.
    @SuppressWarnings("unchecked")
    public static List<Object> elements(Object value) {
        return (List<Object>) value;
    }

    /// A time as Python's `isoformat` writes it, and so the CLI: no fraction where it is zero, else six digits.
    static String time(Instant instant) {
        OffsetDateTime at = instant.atOffset(ZoneOffset.UTC);
        return at.format(at.get(ChronoField.NANO_OF_SECOND) == 0 ? WHOLE_SECONDS : MICROSECONDS);
    }

    static @Nullable String timeOrNull(@Nullable Instant instant) {
        return instant == null ? null : time(instant);
    }

    /// Four spaces a level and one element a line, as the CLI prints.
    static ObjectWriter cliLayout() {
        return MAPPER.writer().with(printer().withArrayIndenter(new DefaultIndenter("    ", "\n")));
    }

    /// As [#cliLayout], but the elements of a list follow each other on one line: for metrics, whose lists are long.
    static ObjectWriter denseLayout() {
        return MAPPER.writer().with(printer().withArrayIndenter(new DefaultPrettyPrinter.NopIndenter()));
    }

    private static DefaultPrettyPrinter printer() {
        Separators separators = Separators.createDefaultInstance()
                .withObjectNameValueSpacing(Separators.Spacing.AFTER)
                .withObjectEmptySeparator("")
                .withArrayEmptySeparator("");
        return new DefaultPrettyPrinter(separators).withObjectIndenter(new DefaultIndenter("    ", "\n"));
    }
}
