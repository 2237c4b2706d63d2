package dev.drydock.ui.export;

import dev.drydock.ui.kit.Copying;
import dev.drydock.ui.kit.WrappedLabel;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;

/// The forms with what each is for, and what the report tells of.
public final class ExportView extends VBox {
    private final ExportViewModel model;
    private final Copying copying;
    private final ToggleGroup formats = new ToggleGroup();

    public ExportView(ExportViewModel model, Copying copying) {
        this.model = model;
        this.copying = copying;
        getStyleClass().add("export");
        var forms = new VBox();
        forms.getStyleClass().add("forms");
        for (var format : Format.values()) {
            forms.getChildren().add(form(format));
        }
        formats.selectedToggleProperty().addListener((_, _, now) -> model.formatProperty().set((Format) now.getUserData()));
        getChildren().addAll(forms, scopes(), dark());
    }

    /// What has the focus first.
    public Node first() {
        return (Node) formats.getSelectedToggle();
    }

    /// The button that saves.
    public Button saveButton() {
        var save = new Button("Save…");
        save.setId("export-save");
        save.getStyleClass().add("accent");
        save.setDefaultButton(true);
        save.disableProperty().bind(Bindings.createBooleanBinding(() -> !model.canSave(), model.formatProperty(), model.scopeProperty()));
        save.setOnAction(_ -> model.save());
        return save;
    }

    /// The button that copies what people paste.
    public Button copyButton() {
        var copy = new Button("Copy");
        copy.setId("export-copy");
        copy.disableProperty().bind(model.formatProperty().map(format -> !format.isCopied()).orElse(true));
        copy.setOnAction(_ -> {
            var format = model.formatProperty().get();
            model.copy(text -> copying.copy("the " + format.title(), text));
        });
        return copy;
    }

    private Node form(Format format) {
        var radio = new RadioButton(format.title());
        radio.setId("export-" + format.name().toLowerCase(Locale.ROOT));
        radio.setUserData(format);
        radio.setToggleGroup(formats);
        radio.setSelected(model.formatProperty().get() == format);
        radio.setAccessibleHelp(format.says());
        var says = new WrappedLabel(format.says(), "note", "form-says");
        var form = new VBox(radio, says);
        form.setOnMouseClicked(_ -> radio.fire());
        form.getStyleClass().add("form");
        return form;
    }

    private Node scopes() {
        var group = new ToggleGroup();
        var box = new VBox(kicker("The report tells of"));
        box.getStyleClass().add("scopes");
        for (var scope : model.scopes()) {
            var radio = new RadioButton(scope.title());
            radio.setToggleGroup(group);
            radio.setSelected(scope == model.scopeProperty().get());
            radio.setOnAction(_ -> model.scopeProperty().set(scope));
            box.getChildren().add(radio);
        }
        box.disableProperty().bind(model.formatProperty().map(Format::isPicture));
        return box;
    }

    private Node dark() {
        var dark = new CheckBox("Dark colours");
        dark.setId("export-dark");
        dark.selectedProperty().bindBidirectional(model.darkProperty());
        var box = new VBox(kicker("The picture"), dark);
        box.getStyleClass().add("scopes");
        box.disableProperty().bind(model.formatProperty().map(format -> !format.isPicture()));
        return box;
    }

    private static Label kicker(String text) {
        var label = new Label(text);
        label.getStyleClass().add("kicker");
        return label;
    }
}
