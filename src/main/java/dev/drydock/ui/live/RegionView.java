package dev.drydock.ui.live;

import dev.drydock.ui.kit.WrappedLabel;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.transformation.FilteredList;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.VBox;

/// A list of regions, found by typing; one that is not in it can be typed in full.
public final class RegionView extends VBox {
    private final TextField field = new TextField();

    /// @param says as whom the region is looked at
    /// @param chosen given the region's name
    public RegionView(List<String> regions, String says, Consumer<String> chosen) {
        getStyleClass().add("region-view");
        var shown = new FilteredList<>(FXCollections.observableArrayList(regions));
        var list = new ListView<>(shown);
        list.setId("region-list");
        list.setAccessibleText("Regions");
        list.setPrefHeight(260);
        list.setPlaceholder(new WrappedLabel("No known region is called so; press Enter to take what is typed.", "muted"));
        field.setId("region-filter");
        field.setPromptText("Find a region");
        field.setAccessibleText("Find a region");
        field.textProperty().addListener((_, _, words) -> {
            shown.setPredicate(region -> region.contains(words.strip().toLowerCase(Locale.ROOT)));
            list.getSelectionModel().selectFirst();
        });
        Runnable take = () -> {
            var selected = list.getSelectionModel().getSelectedItem();
            var region = selected == null ? field.getText().strip().toLowerCase(Locale.ROOT) : selected;
            if (region.matches("[a-z]{2}(-[a-z]+)+-\\d{1,2}")) {
                chosen.accept(region);
            }
        };
        field.setOnAction(_ -> take.run());
        field.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.DOWN) {
                list.requestFocus();
                list.getSelectionModel().selectFirst();
                event.consume();
            }
        });
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                take.run();
                event.consume();
            }
        });
        list.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && list.getSelectionModel().getSelectedItem() != null) {
                take.run();
            }
        });
        getChildren().addAll(new WrappedLabel(says, "muted"), field, list);
    }

    /// What should have the focus first.
    public Node first() {
        return field;
    }
}
