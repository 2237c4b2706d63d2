package dev.drydock.capture;

import dev.drydock.inventory.call.CallError;
import dev.drydock.inventory.call.CallStatus;
import dev.drydock.inventory.call.Read;
import org.jspecify.annotations.Nullable;

/// Told what comes of a capture, from its threads: what takes long belongs elsewhere. What has come is in the run's recording by then.
public interface CaptureListener {
    CaptureListener NONE = new CaptureListener() {};

    /// A call has come to an end, whatever came of it.
    ///
    /// @param read what was asked
    /// @param done calls that have come to an end
    /// @param planned calls that are known to be made so far; it grows with what comes
    default void answered(Read read, CallStatus status, @Nullable CallError error, int done, int planned) {}
}
