package dev.drydock.ui.kit;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Times as the window writes them, all in one zone.
public record Times(ZoneId zone) {
    public static final Times UTC = new Times(ZoneOffset.UTC);

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM HH:mm:ss", Locale.ENGLISH);
    private static final DateTimeFormatter FULL = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("d MMM uuuu HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter OFFSET = DateTimeFormatter.ofPattern("xxx", Locale.ROOT);

    /// For columns: the clock alone on the day of the capture, else with its day; empty where the record does not tell.
    ///
    /// @param capturedAt the clock of the source
    public String brief(@Nullable Instant time, @Nullable Instant capturedAt) {
        if (time == null) {
            return "";
        }
        var local = time.atZone(zone);
        var sameDay = capturedAt != null && local.toLocalDate().equals(capturedAt.atZone(zone).toLocalDate());
        return (sameDay ? CLOCK : DAY).format(local);
    }

    /// For tooltips, details and what is copied; empty where the record does not tell.
    public String full(@Nullable Instant time) {
        return time == null ? "" : FULL.format(time.atZone(zone)) + " " + name(time);
    }

    /// For where the second does not matter, as in `20 Nov 2026 11:42 UTC`.
    public String minute(Instant time) {
        return MINUTE.format(time.atZone(zone)) + " " + name(time);
    }

    /// The zone as it stands in the head of a column.
    public String name(@Nullable Instant at) {
        return zone.normalized().equals(ZoneOffset.UTC) ? "UTC" : OFFSET.format((at == null ? Instant.EPOCH : at).atZone(zone));
    }
}
