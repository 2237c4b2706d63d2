package dev.drydock.ui.shell;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// The system's own dialogs.
final class SystemFilePicker implements FilePicker {
    private final Window owner;
    /// Where the last file was saved or read.
    private @Nullable File folder;

    SystemFilePicker(Window owner) {
        this.owner = owner;
    }

    @Override
    public List<Path> files() {
        var chooser = new FileChooser();
        chooser.setTitle("Open a bundle");
        chooser.getExtensionFilters().addAll(
                new FileChooser.ExtensionFilter("All files", "*.*"),
                new FileChooser.ExtensionFilter("Bundles", "*.zip", "*.tar", "*.tgz", "*.tar.gz", "*.json"));
        var files = chooser.showOpenMultipleDialog(owner);
        return files == null ? List.of() : files.stream().map(File::toPath).toList();
    }

    @Override
    public Optional<Path> folder() {
        var chooser = new DirectoryChooser();
        chooser.setTitle("Open a folder of recorded answers");
        return Optional.ofNullable(chooser.showDialog(owner)).map(File::toPath);
    }

    @Override
    public Optional<Path> toSave(String title, String name, FileKind kind) {
        var chooser = chooser(title, kind);
        chooser.setInitialFileName(name);
        return remembered(chooser.showSaveDialog(owner));
    }

    @Override
    public Optional<Path> toRead(String title, FileKind kind) {
        var chooser = chooser(title, kind);
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("All files", "*.*"));
        return remembered(chooser.showOpenDialog(owner));
    }

    private FileChooser chooser(String title, FileKind kind) {
        var chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(kind.name(), "*." + kind.extension()));
        if (folder != null && folder.isDirectory()) {
            chooser.setInitialDirectory(folder);
        }
        return chooser;
    }

    private Optional<Path> remembered(@Nullable File file) {
        if (file != null) {
            folder = file.getParentFile();
        }
        return Optional.ofNullable(file).map(File::toPath);
    }
}
