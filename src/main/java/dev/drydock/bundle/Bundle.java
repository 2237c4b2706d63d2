package dev.drydock.bundle;

import dev.drydock.inventory.Inventory;
import java.util.List;

/// A bundle that was read: what it holds, and what came of each of its files.
public record Bundle(Inventory inventory, List<FileReport> files) {}
