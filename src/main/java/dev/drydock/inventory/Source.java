package dev.drydock.inventory;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where an inventory came from.
///
/// @param id the place of the source among those that are open together, from 1
/// @param name what people call it: the file's name
/// @param capturedAt the clock of every age rule, never the reader's own; null when nothing recorded tells a time
/// @param capturedAtInferred whether the clock is the newest time found inside the answers, for want of a manifest
/// @param account the account of the recorded answers; null when they do not tell
/// @param region the region of the recorded answers; null when they do not tell
/// @param redacted whether values were replaced before the bundle was handed over
/// @param privateRangesMoved whether private addresses were, too
/// @param replaced the kinds of values that were replaced, as the manifest counts them, such as `account`; null where nothing tells them
public record Source(
        int id,
        String name,
        @Nullable Instant capturedAt,
        boolean capturedAtInferred,
        @Nullable String account,
        @Nullable String region,
        boolean redacted,
        boolean privateRangesMoved,
        @Nullable Set<String> replaced) {

    public Source(int id, String name, @Nullable Instant capturedAt, boolean capturedAtInferred, @Nullable String account, @Nullable String region, boolean redacted) {
        this(id, name, capturedAt, capturedAtInferred, account, region, redacted, false, null);
    }
}
