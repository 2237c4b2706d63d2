package dev.drydock.ui.playbook;

import dev.drydock.playbook.Playbook;
import dev.drydock.playbook.Playbooks;
import dev.drydock.ui.kit.Choice;
import dev.drydock.ui.kit.StatusGlyph;
import dev.drydock.ui.kit.WrappedLabel;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Triage: what was noticed, and the playbooks that the record asks for, the most pressing first.
final class ChoosingView extends VBox {
    private final PlaybookViewModel model;

    ChoosingView(PlaybookViewModel model, GuidePage.Choosing page) {
        this.model = model;
        getStyleClass().add("guide-choosing");
        var chips = new FlowPane();
        chips.getStyleClass().add("symptoms");
        var group = new ToggleGroup();
        chips.getChildren().add(chip(group, "symptom-any", "Whatever the record shows", null, page.symptom()));
        for (var symptom : Playbook.Symptom.values()) {
            chips.getChildren().add(chip(group, "symptom-" + symptom.id(), symptom.title(), symptom, page.symptom()));
        }
        getChildren().add(chips);
        section(page.symptom() == null ? "The record asks for" : "That may be");
        if (page.suggested().isEmpty()) {
            getChildren().add(new WrappedLabel("No check that a playbook mends has found anything.", "muted"));
        }
        var list = new VBox();
        list.getStyleClass().add("guide-list");
        page.suggested().forEach(suggestion -> list.getChildren().add(suggestion(suggestion)));
        getChildren().add(list);
        if (!page.others().isEmpty()) {
            section("All others");
            var others = new VBox();
            others.getStyleClass().add("guide-list");
            page.others().forEach(playbook -> others.getChildren().add(choice(playbook, new FontIcon(Feather.BOOK_OPEN), List.of(), "")));
            getChildren().add(others);
        }
        if (!page.broken().isEmpty()) {
            section("Files that cannot be followed");
            page.broken().forEach(broken -> getChildren().add(broken(broken)));
        }
    }

    private ToggleButton chip(ToggleGroup group, String id, String title, Playbook.@Nullable Symptom symptom, Playbook.@Nullable Symptom chosen) {
        var chip = new ToggleButton(title);
        chip.setId(id);
        chip.getStyleClass().addAll("chip", "only");
        chip.setToggleGroup(group);
        chip.setSelected(symptom == chosen);
        chip.setMinWidth(Region.USE_PREF_SIZE);
        chip.setOnAction(_ -> model.choose(symptom));
        return chip;
    }

    private void section(String title) {
        var label = new Label(title);
        label.getStyleClass().add("section-title");
        getChildren().add(label);
    }

    private Node suggestion(Playbooks.Suggestion suggestion) {
        var worst = suggestion.worst();
        return worst == null ? choice(suggestion.playbook(), new FontIcon(Feather.BOOK_OPEN), List.of(new WrappedLabel("No check says anything against it.", "muted")), "")
                : choice(suggestion.playbook(), new StatusGlyph(worst.status()), List.of(new WrappedLabel(worst.status().word() + ": " + worst.title(), "muted")),
                        ". " + worst.status().word() + ": " + worst.title());
    }

    private Node choice(Playbook playbook, Node mark, List<Node> below, String says) {
        var text = new VBox(new WrappedLabel(playbook.title(), "step-title"));
        text.getChildren().addAll(below);
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMinWidth(0);
        var place = new HBox(mark);
        place.getStyleClass().add("guide-list-mark");
        var line = new HBox(place, text);
        line.getStyleClass().add("guide-list-line");
        var choice = new Choice(line, "Open the playbook: " + playbook.title() + says, () -> model.open(playbook.id()));
        choice.setId("playbook-" + playbook.id());
        return choice;
    }

    private static Node broken(Playbooks.Broken broken) {
        var box = new VBox(new WrappedLabel(broken.file().toString(), "evidence-place"));
        broken.faults().forEach(fault -> box.getChildren().add(new WrappedLabel("Line " + fault.line() + ": " + fault.reason(), "body")));
        box.getStyleClass().addAll("told", "broken-playbook");
        return box;
    }
}
