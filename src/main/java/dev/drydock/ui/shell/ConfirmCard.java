package dev.drydock.ui.shell;

import dev.drydock.ui.kit.Action;
import dev.drydock.ui.kit.Card;
import dev.drydock.ui.kit.Cards;
import dev.drydock.ui.kit.WrappedLabel;
import javafx.scene.control.Button;

/// Asks whether an action is meant.
final class ConfirmCard {
    private ConfirmCard() {}

    static void open(Cards cards, Action action, Runnable yes) {
        var title = action.title().getValue().replace("…", "");
        var cancel = new Button("Cancel");
        cancel.setId("confirm-cancel");
        var confirm = new Button(title);
        confirm.setId("confirm");
        confirm.getStyleClass().add("accent");
        var says = action.confirmation();
        var card = new Card("confirm-card", title, 420, new WrappedLabel(says == null ? "" : says, "body")).withButtons(cancel, confirm).withFocusOn(cancel);
        cancel.setOnAction(_ -> card.close());
        confirm.setOnAction(_ -> {
            card.close();
            yes.run();
        });
        cards.open(card);
    }
}
