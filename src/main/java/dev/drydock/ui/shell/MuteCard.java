package dev.drydock.ui.shell;

import dev.drydock.check.Muting;
import dev.drydock.ui.kit.WrappedLabel;
import java.time.LocalDate;
import java.util.function.BiConsumer;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.DateCell;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Asks, over the window, why a finding is muted and for how long.
final class MuteCard extends StackPane {
    private final MuteViewModel model;
    private final BiConsumer<Muting, Boolean> mute;
    private final TextField reason = new TextField();
    private @Nullable Node before;

    /// @param mute given what was answered, and whether it is for every bundle
    MuteCard(MuteViewModel model, BiConsumer<Muting, Boolean> mute) {
        this.model = model;
        this.mute = mute;
        setId("mute-card");
        getStyleClass().add("veil");
        getChildren().add(card());
        setVisible(false);
        managedProperty().bind(visibleProperty());
        model.findingProperty().addListener((_, _, finding) -> {
            if (finding != null) {
                before = getScene() == null ? null : getScene().getFocusOwner();
                setVisible(true);
                Platform.runLater(reason::requestFocus);
            } else {
                setVisible(false);
                if (before != null) {
                    before.requestFocus();
                }
            }
        });
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                model.cancel();
                event.consume();
            }
        });
    }

    private Node card() {
        var title = new Label("Mute this finding");
        title.getStyleClass().add("welcome-title");
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
        var card = new VBox(title, what, note, labelled("Reason", reason), labelled("Until, and that day too; empty for good", until()), everyResource, everyBundle, buttons());
        card.getStyleClass().addAll("card", "mute-card");
        card.setMaxSize(460, Region.USE_PREF_SIZE);
        return card;
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

    private Node buttons() {
        var confirm = new Button("Mute");
        confirm.setId("mute-confirm");
        confirm.getStyleClass().add("accent");
        confirm.disableProperty().bind(model.isComplete().not());
        confirm.setOnAction(_ -> answer());
        var cancel = new Button("Cancel");
        cancel.setId("mute-cancel");
        cancel.setOnAction(_ -> model.cancel());
        var buttons = new HBox(cancel, confirm);
        buttons.getStyleClass().add("buttons");
        return buttons;
    }

    private void answer() {
        if (model.isComplete().get()) {
            var everyBundle = model.everyBundleProperty().get();
            mute.accept(model.answered(), everyBundle);
        }
    }
}
