package dev.drydock.playbook;

import java.util.List;

/// A file is not a playbook that can be followed.
public final class PlaybookException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    /// @param faults at least one, in the order of their lines
    PlaybookException(List<Fault> faults) {
        super("line " + faults.getFirst().line() + ": " + faults.getFirst().reason());
        this.faults = List.copyOf(faults);
    }

    public List<Fault> faults() {
        return faults;
    }
}
