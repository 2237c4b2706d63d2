package dev.drydock.ui.live;

import dev.drydock.bundle.Progress;

/// Where live sources show; used on the FX thread.
public interface Screen {
    /// A place among the open sources, from 1.
    int newId();

    /// Shows a source as it is now, in its own place.
    void show(Snapshot snapshot);

    /// Shows work under way until [#end].
    ///
    /// @param where whose work it is
    /// @param cancel ends it and keeps what has come
    Progress begin(String where, Runnable cancel);

    void end(Progress work);

    /// Tells of something that happened by itself, in a few words.
    void tell(String words);

    /// Says what went wrong, as a sentence that stays until it is dismissed.
    void report(String problem);
}
