package dev.drydock.ui.shell;

import dev.drydock.check.Muting;
import dev.drydock.ui.kit.Card;
import dev.drydock.ui.kit.Cards;
import dev.drydock.ui.kit.WrappedLabel;
import java.time.LocalDate;
import java.util.function.BiConsumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.DateCell;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// Asks, over the window, why a finding is muted and for how long.
final class MuteCard {
    private final MuteViewModel model;
    private final BiConsumer<Muting, Boolean> mute;
    private final TextField reason = new TextField();

    /// @param mute given what was answered, and whether it is for every bundle
    MuteCard(MuteViewModel model, Cards cards, BiConsumer<Muting, Boolean> mute) {
        this.model = model;
        this.mute = mute;
        var card = card();
        model.findingProperty().addListener((_, _, finding) -> {
            if (finding != null) {
                cards.open(card);
            } else {
                card.close();
            }
        });
    }

    private Card card() {
        var what = new WrappedLabel("", "body");
        what.textProperty().bind(model.findingProperty().map(finding -> finding.status().word() + ": " + finding.title()).orElse(""));
        var note = new WrappedLabel("It stays listed, and its badge keeps its colour with a mark.", "muted");
        reason.setId("mute-reason");
        reason.setPromptText("Why is this acceptable?");
        reason.setAccessibleText("Reason");
        reason.textProperty().bindBidirectional(model.reasonProperty());
        reason.setOnAction(_ -> answer());
        var everyResource = check("mute-every-resource", "Everything that this check finds, not only here");
        everyResource.selectedProperty().bindBidirectional(model.everyResourceProperty());
        var everyBundle = check("mute-every-bundle", "In every bundle: keep it among my settings, not beside the bundle");
        everyBundle.selectedProperty().bindBidirectional(model.everyBundleProperty());
        return new Card("mute-card", "Mute this finding", 460, what, note, labelled("Reason", reason), labelled("Until, and that day too; empty for good", until()), everyResource,
                everyBundle).withButtons(cancel(), confirm()).withFocusOn(reason).whenClosed(model::cancel);
    }

    private static CheckBox check(String id, String text) {
        var check = new CheckBox(text);
        check.setId(id);
        check.setWrapText(true);
        return check;
    }

    private static Node labelled(String text, Node field) {
        var label = new Label(text);
        label.setLabelFor(field);
        label.getStyleClass().add("kicker");
        var box = new VBox(label, field);
        box.getStyleClass().add("labelled");
        return box;
    }

    private DatePicker until() {
        var until = new DatePicker();
        until.setId("mute-until");
        until.setPromptText("for good");
        until.setAccessibleText("The last day on which it is muted; empty for good");
        until.valueProperty().bindBidirectional(model.untilProperty());
        until.setDayCellFactory(_ -> new DateCell() {
            @Override
            public void updateItem(LocalDate day, boolean empty) {
                super.updateItem(day, empty);
                setDisable(empty || model.isOver(day));
            }
        });
        return until;
    }

    private Button confirm() {
        var confirm = new Button("Mute");
        confirm.setId("mute-confirm");
        confirm.getStyleClass().add("accent");
        confirm.disableProperty().bind(model.isComplete().not());
        confirm.setOnAction(_ -> answer());
        return confirm;
    }

    private Button cancel() {
        var cancel = new Button("Cancel");
        cancel.setId("mute-cancel");
        cancel.setOnAction(_ -> model.cancel());
        return cancel;
    }

    private void answer() {
        if (model.isComplete().get()) {
            var everyBundle = model.everyBundleProperty().get();
            mute.accept(model.answered(), everyBundle);
        }
    }
}
