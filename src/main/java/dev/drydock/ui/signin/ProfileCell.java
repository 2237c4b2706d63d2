package dev.drydock.ui.signin;

import dev.drydock.ui.kit.StatusGlyph;
import java.time.Instant;
import java.util.function.Supplier;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// One profile in the list: its state as a shape and in words, its name, and where it leads.
final class ProfileCell extends ListCell<ProfileRow> {
    private final Supplier<Instant> now;

    ProfileCell(Supplier<Instant> now) {
        this.now = now;
        // Long names are cut by the cell, and are whole beside it.
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable ProfileRow row, boolean empty) {
        super.updateItem(row, empty);
        setText(null);
        if (row == null || empty) {
            setGraphic(null);
            setAccessibleText(null);
            setTooltip(null);
            return;
        }
        var name = new Label(row.profile().name());
        name.getStyleClass().add("name");
        var leadsTo = new Label(row.leadsTo());
        leadsTo.getStyleClass().add("note");
        var texts = new VBox(name, leadsTo);
        HBox.setHgrow(texts, Priority.ALWAYS);
        texts.setMinWidth(0);
        var state = new Label(row.readiness().state().words());
        state.getStyleClass().addAll("status-word", row.status().id());
        state.setMinWidth(USE_PREF_SIZE);
        var line = new HBox(new StatusGlyph(row.status()), texts, state);
        line.getStyleClass().add("line");
        setGraphic(line);
        setTooltip(new Tooltip(row.profile().name() + "\n" + row.leadsTo()));
        setAccessibleText(row.profile().name() + ", " + row.state(now.get()) + ", " + row.leadsTo());
    }
}
