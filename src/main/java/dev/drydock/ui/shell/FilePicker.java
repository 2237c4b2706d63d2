package dev.drydock.ui.shell;

import dev.drydock.ui.kit.Chooser;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Asks the user for bundles to open, and for single files. The system's own dialogs do it in the product.
public interface FilePicker extends Chooser {
    /// The files that were chosen; none when the user thought better of it.
    List<Path> files();

    Optional<Path> folder();
}
