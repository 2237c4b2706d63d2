package dev.drydock.check.flowlog;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The fields of a flow log's records in their order (Amazon VPC user guide, "Flow log records").
record FlowFormat(List<String> fields) {
    private static final Pattern FIELD = Pattern.compile("\\$\\{([a-z0-9-]+)}");
    private static final Pattern NOT_A_LETTER = Pattern.compile("[^a-z0-9]");

    /// Version 2, which a flow log has when nobody chose another.
    static final FlowFormat DEFAULT = new FlowFormat(List.of("version", "accountid", "interfaceid", "srcaddr", "dstaddr", "srcport", "dstport", "protocol", "packets",
            "bytes", "start", "end", "action", "logstatus"));

    /// The format that a flow log names, as in `${version} ${srcaddr}`; the default where it names none.
    static FlowFormat of(@Nullable String logFormat) {
        if (logFormat == null) {
            return DEFAULT;
        }
        var fields = FIELD.matcher(logFormat).results().map(match -> name(match.group(1))).toList();
        return fields.isEmpty() ? DEFAULT : new FlowFormat(fields);
    }

    /// A field's name without its spelling: formats write `interface-id`, queries `interfaceId`.
    static String name(String field) {
        return NOT_A_LETTER.matcher(field.toLowerCase(Locale.ROOT)).replaceAll("");
    }

    /// The fields of one record; empty for a text that is none of this format. What a record does not tell it writes as `-`.
    Optional<Map<String, String>> read(String message) {
        var values = message.strip().split(" +");
        if (values.length != fields.size()) {
            return Optional.empty();
        }
        var record = new LinkedHashMap<String, String>();
        for (var i = 0; i < values.length; i++) {
            if (!values[i].equals("-")) {
                record.put(fields.get(i), values[i]);
            }
        }
        var action = record.get("action");
        return action == null || Arrays.asList("ACCEPT", "REJECT").contains(action) ? Optional.of(record) : Optional.empty();
    }
}
