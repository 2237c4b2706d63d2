package dev.drydock.bundle;

/// Told how far a load has come; asked whether it should stop.
public interface Progress {
    Progress NONE = new Progress() {};

    /// @param file the file being read
    /// @param done bytes read so far
    /// @param total bytes to read, or -1 while that is not known
    default void at(String file, long done, long total) {}

    /// Asked between files and between records; once true, the load ends with a [java.util.concurrent.CancellationException].
    default boolean isCancelled() {
        return false;
    }
}
