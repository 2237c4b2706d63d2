package dev.drydock.ui.shell;

import java.io.File;
import java.nio.file.Path;
import java.util.List;

/// What the menus, the buttons and the keys do.
final class Actions {
    private final Workspace workspace;
    private final FilePicker picker;

    Actions(Workspace workspace, FilePicker picker) {
        this.workspace = workspace;
        this.picker = picker;
    }

    void openFiles() {
        open(picker.files());
    }

    void openFolder() {
        picker.folder().ifPresent(folder -> open(List.of(folder)));
    }

    void open(Sample sample) {
        workspace.open(Opening.of(List.of(sample.where())));
    }

    /// Opens what was open before.
    void open(String where) {
        workspace.open(Opening.of(List.of(where)));
    }

    /// Opens what was dropped on the window.
    ///
    /// @return whether there was anything to open
    boolean drop(List<File> files) {
        open(files.stream().map(File::toPath).toList());
        return !files.isEmpty();
    }

    void close() {
        workspace.closeSelected();
    }

    private void open(List<Path> paths) {
        if (!paths.isEmpty()) {
            workspace.open(Opening.of(paths.stream().map(Path::toString).toList()));
        }
    }
}
