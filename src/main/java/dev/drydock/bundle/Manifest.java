package dev.drydock.bundle;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.drydock.inventory.call.CallError;
import dev.drydock.inventory.call.CallStatus;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a bundle says about itself. Unknown members are passed over.
///
/// @param capturedAt the clock of the bundle; null when it does not say
/// @param captures the captures of a series: their folders, or objects that name them as `folder`
/// @param redaction what was replaced; null when nothing was. It is no map here, since an absent map would read as an empty one
record Manifest(
        @Nullable String format,
        @Nullable Integer schemaVersion,
        @Nullable String tool,
        @Nullable Instant capturedAt,
        @Nullable String account,
        @Nullable String region,
        @Nullable Object redaction,
        @JsonSetter(contentNulls = Nulls.SKIP) List<Entry> calls,
        @JsonSetter(contentNulls = Nulls.SKIP) List<Object> captures) {
    /// An entry that does not name its call says nothing.
    Manifest {
        calls = calls.stream().filter(Entry::isNamed).toList();
    }

    static final String FORMAT = "drydock-bundle";
    static final int VERSION = 1;
    /// The member of `redaction` that says `moved` where private addresses are not the real ones.
    static final String PRIVATE_RANGES = "privateRanges";

    /// Whether this is a bundle's manifest, and not the `manifest.json` of something else.
    boolean isOurs() {
        return FORMAT.equals(format) || format == null && (schemaVersion != null || !calls.isEmpty() || captureFolders().findAny().isPresent());
    }

    boolean movesPrivateRanges() {
        return redaction instanceof Map<?, ?> stated && "moved".equals(stated.get(PRIVATE_RANGES));
    }

    /// The kinds of values that were replaced; null where it does not tell, or tells what is no count.
    @Nullable Set<String> replaced() {
        if (!(redaction instanceof Map<?, ?> stated && stated.get("replaced") instanceof Map<?, ?> counts)) {
            return null;
        }
        var kinds = new TreeSet<String>();
        for (var count : counts.entrySet()) {
            if (!(count.getValue() instanceof Number number)) {
                return null;
            }
            if (number.doubleValue() != 0) {
                kinds.add(String.valueOf(count.getKey()));
            }
        }
        return kinds;
    }

    /// Where the captures of a series stand.
    Stream<String> captureFolders() {
        return captures.stream().map(capture -> capture instanceof Map<?, ?> members ? members.get("folder") : capture).filter(String.class::isInstance).map(String.class::cast);
    }

    /// @param file where the answer stands; null for a call without one
    /// @param bytes and `sha256`: what the file must match, where given
    record Entry(
            String service,
            String operation,
            @Nullable Map<String, Object> parameters,
            @Nullable String file,
            @Nullable String status,
            @Nullable ErrorEntry error,
            @Nullable Instant at,
            @Nullable Long bytes,
            @Nullable String sha256) {

        /// The annotations promise the names; the JSON does not.
        @SuppressWarnings("ConstantValue")
        boolean isNamed() {
            return service != null && operation != null;
        }

        /// A status that is not known is read as an error.
        CallStatus callStatus() {
            return switch (status == null ? "" : status.toLowerCase(Locale.ROOT)) {
                case "ok" -> CallStatus.OK;
                case "denied" -> CallStatus.DENIED;
                case "throttled" -> CallStatus.THROTTLED;
                case "truncated" -> CallStatus.TRUNCATED;
                case "skipped" -> CallStatus.SKIPPED;
                default -> CallStatus.ERROR;
            };
        }

        @Nullable CallError callError() {
            return error == null ? null : new CallError(error.code() == null ? "" : error.code(), error.message() == null ? "" : error.message());
        }
    }

    record ErrorEntry(@Nullable String code, @Nullable String message) {}
}
