package dev.drydock.ui.playbook;

import dev.drydock.playbook.PlaybookReader;
import dev.drydock.playbook.Playbooks;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The playbooks that are at hand: the built-in ones, which are read once, and those of the reader's own folder, which are read anew each time. Used off the FX thread.
public final class Shelf implements Supplier<Playbooks> {
    private final Path own;
    private final PlaybookReader reader;
    private @Nullable Playbooks builtIn;

    /// @param own the folder of the reader's own playbooks; it need not be there
    public Shelf(Path own, PlaybookReader reader) {
        this.own = own;
        this.reader = reader;
    }

    @Override
    public synchronized Playbooks get() {
        var ours = builtIn;
        if (ours == null) {
            ours = Playbooks.builtIn(reader);
            builtIn = ours;
        }
        return ours.with(own, reader);
    }
}
