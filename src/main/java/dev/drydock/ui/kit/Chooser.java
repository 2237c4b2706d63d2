package dev.drydock.ui.kit;

import java.nio.file.Path;
import java.util.Optional;

/// Asks the user for one file. The system's own dialogs do it in the product.
public interface Chooser {

    /// A kind of file as the dialog names it.
    ///
    /// @param name `Zip archives`
    /// @param extension without its dot
    record FileKind(String name, String extension) {}

    /// Where to save to; nothing when the user thought better of it. The dialog has asked before a file is replaced.
    ///
    /// @param name what is suggested
    Optional<Path> toSave(String title, String name, FileKind kind);

    /// A file to read.
    Optional<Path> toRead(String title, FileKind kind);
}
