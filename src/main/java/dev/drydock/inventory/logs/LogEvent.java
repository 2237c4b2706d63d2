package dev.drydock.inventory.logs;

import dev.drydock.inventory.call.Origin;
import dev.drydock.inventory.call.Recorded;
import org.jspecify.annotations.Nullable;

/// One line of a log, as `FilterLogEvents` and `GetLogEvents` tell it. The answer does not say of which log group: the request does.
///
/// @param timestamp milliseconds since 1970
public record LogEvent(
        Origin origin,
        @Nullable Long timestamp,
        @Nullable String message)
        implements Recorded {

    /// Where it stands: only one of the two operations gives events an id.
    @Override
    public String id() {
        return origin.call().file() + "#" + origin.pointer();
    }

    /// The log group's name, whether the request gave its name or its ARN; null where the request is not on record.
    public @Nullable String logGroup() {
        var name = origin.call().text("logGroupName");
        var given = name != null ? name : origin.call().text("logGroupIdentifier");
        var marker = ":log-group:";
        var at = given == null ? -1 : given.indexOf(marker);
        return given == null || at < 0 ? given : given.substring(at + marker.length()).replaceFirst(":\\*$", "");
    }
}
