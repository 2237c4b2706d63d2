package dev.drydock.check.flowlog;

import dev.drydock.check.Evidence;
import dev.drydock.inventory.Inventory;
import dev.drydock.inventory.ec2.FlowLog;
import dev.drydock.inventory.logs.LogEvent;
import dev.drydock.inventory.logs.ResultRow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One record of a flow log: packets of one kind that met one interface within a minute or ten.
///
/// @param fields by their names without spelling, as in `interfaceid`
record FlowRecord(Map<String, String> fields, Evidence evidence) {

    /// All that is recorded of flow logs, each record once, however often it was read.
    static List<FlowRecord> all(Inventory inventory) {
        var formats = new LinkedHashMap<String, FlowFormat>();
        for (var log : inventory.all(FlowLog.class)) {
            if (log.logGroupName() != null) {
                formats.putIfAbsent(log.logGroupName(), FlowFormat.of(log.logFormat()));
            }
        }
        var events = inventory.all(LogEvent.class).stream().flatMap(event -> of(event, formats).stream());
        var rows = inventory.all(ResultRow.class).stream().flatMap(row -> of(row, formats).stream());
        var each = new LinkedHashMap<Map<String, String>, FlowRecord>();
        Stream.concat(events, rows).forEach(record -> each.putIfAbsent(record.fields(), record));
        return List.copyOf(each.values());
    }

    /// A line of a log group that a flow log writes to; of an unknown group, a line that reads like a record of the default format.
    private static Optional<FlowRecord> of(LogEvent event, Map<String, FlowFormat> formats) {
        var format = formats.get(String.valueOf(event.logGroup()));
        if (event.message() == null || format == null && event.logGroup() != null && !formats.isEmpty()) {
            return Optional.empty();
        }
        return read(event.message(), format).map(fields -> new FlowRecord(fields, Evidence.of(event, "/message", event.message())));
    }

    private static Optional<Map<String, String>> read(String message, @Nullable FlowFormat format) {
        // NODATA and SKIPDATA have no action: they tell of no packet.
        return (format != null ? format : FlowFormat.DEFAULT).read(message).filter(fields -> fields.containsKey("action"));
    }

    private static Optional<FlowRecord> of(ResultRow row, Map<String, FlowFormat> formats) {
        var at = IntStream.range(0, row.fields().size()).filter(i -> "@message".equals(row.fields().get(i).field())).findFirst();
        if (at.isPresent()) {
            var message = Objects.requireNonNullElse(row.fields().get(at.getAsInt()).value(), "");
            return Stream.concat(formats.values().stream(), Stream.of(FlowFormat.DEFAULT)).flatMap(format -> read(message, format).stream()).findFirst()
                    .map(fields -> new FlowRecord(fields, Evidence.of(row, "/" + at.getAsInt() + "/value", message)));
        }
        var fields = new LinkedHashMap<String, String>();
        var action = -1;
        for (var i = 0; i < row.fields().size(); i++) {
            var field = row.fields().get(i);
            if (field.field() != null && field.value() != null && !field.value().equals("-")) {
                fields.put(FlowFormat.name(field.field()), field.value());
                action = FlowFormat.name(field.field()).equals("action") ? i : action;
            }
        }
        return action < 0 || !fields.containsKey("srcaddr") || !fields.containsKey("dstaddr") ? Optional.empty()
                : Optional.of(new FlowRecord(fields, Evidence.of(row, "/" + action + "/value", fields.get("action"))));
    }

    boolean isRejected() {
        return "REJECT".equals(fields.get("action"));
    }

    @Nullable String text(String field) {
        return fields.get(field);
    }

    /// A number; -1 where the record has none.
    long number(String field) {
        var value = fields.get(field);
        return value != null && value.matches("[0-9]{1,15}") ? Long.parseLong(value) : -1;
    }

    long packets() {
        return Math.max(1, number("packets"));
    }
}
