package dev.drydock.bundle;

import dev.drydock.inventory.Capture;
import dev.drydock.inventory.Inventory;
import java.util.List;

/// A bundle that was read: what it holds, and what came of each of its files.
///
/// @param inventory of a series the newest state of everything
/// @param captures the moments of a series, the oldest first; empty for a bundle that is one capture
public record Bundle(Inventory inventory, List<FileReport> files, List<Capture> captures) {

    /// A bundle that is one capture.
    public Bundle(Inventory inventory, List<FileReport> files) {
        this(inventory, files, List.of());
    }
}
