package dev.drydock.ui.findings;

import dev.drydock.check.Finding;
import dev.drydock.check.Status;
import dev.drydock.ui.kit.Muter;
import javafx.css.PseudoClass;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableRow;
import org.jspecify.annotations.Nullable;

/// A row of the table: dimmed when its finding is muted, with what can be done about it in its menu.
final class FindingRow extends TableRow<Finding> {
    private static final PseudoClass MUTED = PseudoClass.getPseudoClass("muted");

    private final MenuItem mute = new MenuItem("Mute…");
    private final MenuItem unmute = new MenuItem("Unmute");

    FindingRow(Muter muter) {
        mute.setOnAction(_ -> muter.mute(getItem()));
        unmute.setOnAction(_ -> muter.unmute(getItem()));
    }

    @Override
    protected void updateItem(@Nullable Finding finding, boolean empty) {
        super.updateItem(finding, empty);
        var shown = empty ? null : finding;
        pseudoClassStateChanged(MUTED, shown != null && shown.isMuted());
        setContextMenu(shown == null || shown.status().compareTo(Status.UNKNOWN) > 0 ? null : new ContextMenu(shown.isMuted() ? unmute : mute));
    }
}
