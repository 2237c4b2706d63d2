package dev.drydock.ui.shell;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/// The system's own dialogs.
final class SystemFilePicker implements FilePicker {
    private final Window owner;

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
}
