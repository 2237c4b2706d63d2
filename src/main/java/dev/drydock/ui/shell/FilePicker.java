package dev.drydock.ui.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Asks the user for files. The system's own dialogs do it in the product.
public interface FilePicker {
    /// The files that were chosen; none when the user thought better of it.
    List<Path> files();

    Optional<Path> folder();
}
