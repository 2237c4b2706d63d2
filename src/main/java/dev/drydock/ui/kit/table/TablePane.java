package dev.drydock.ui.kit.table;

import dev.drydock.ui.kit.WrappedLabel;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// A table with the line above it that narrows and groups it.
public final class TablePane<T> extends VBox {
    private static final String FILTER_TIP = "Words that must all stand in a row, \"several words\" as one, /regular expressions/. -word and !/expression/ leave out.";

    /// In pixels: the size of text that columns are measured for.
    private static final double USUAL_TEXT = 13;

    private final LineTable<T> table;
    private final TextField filter = new TextField();

    /// @param filterId by which the filter is found
    /// @param what rows are called, as in "Filter findings"
    /// @param controls what stands before the filter
    public TablePane(LineTable<T> table, String filterId, String what, List<Node> controls) {
        this.table = table;
        getStyleClass().add("table-pane");
        var wrapping = new FlowPane();
        wrapping.getStyleClass().add("controls");
        wrapping.getChildren().addAll(controls);
        wrapping.setAlignment(Pos.CENTER_LEFT);
        wrapping.setPrefWrapLength(0);
        wrapping.setMinWidth(0);
        HBox.setHgrow(wrapping, Priority.ALWAYS);
        var bar = new Bar(wrapping, filter(filterId, what));
        bar.getStyleClass().addAll("tab-bar", "narrowing");
        var em = new Label();
        em.setManaged(false);
        em.fontProperty().subscribe(font -> table.scale(font.getSize() / USUAL_TEXT));
        VBox.setVgrow(table, Priority.ALWAYS);
        table.setMinHeight(0);
        getChildren().addAll(bar, problem(), table, em);
    }

    /// As high as its controls at their width take: a box would measure them as if each row held but one. Where there is no room beside them, the filter goes below.
    private static final class Bar extends HBox {
        private final FlowPane wrapping;
        private final TextField filter;

        Bar(FlowPane wrapping, TextField filter) {
            super(wrapping, filter);
            this.wrapping = wrapping;
            this.filter = filter;
        }

        @Override
        protected double computePrefHeight(double width) {
            var room = room(width < 0 ? getWidth() : width);
            var high = isStacked(room) ? wrapping.prefHeight(room) + wrapping.getVgap() + filter.prefHeight(-1)
                    : Math.max(filter.prefHeight(-1), wrapping.prefHeight(Math.max(1, room - getSpacing() - filter.prefWidth(-1))));
            return snappedTopInset() + snappedBottomInset() + high;
        }

        @Override
        protected double computeMinHeight(double width) {
            return computePrefHeight(width);
        }

        @Override
        protected void layoutChildren() {
            var room = room(getWidth());
            if (isStacked(room)) {
                var high = wrapping.prefHeight(room);
                wrapping.resizeRelocate(snappedLeftInset(), snappedTopInset(), room, high);
                filter.resizeRelocate(snappedLeftInset(), snappedTopInset() + high + wrapping.getVgap(), room, filter.prefHeight(-1));
            } else {
                super.layoutChildren();
            }
        }

        private double room(double width) {
            return width - snappedLeftInset() - snappedRightInset();
        }

        private boolean isStacked(double room) {
            return room > 0 && room < wrapping.prefWidth(-1) + getSpacing() + filter.prefWidth(-1);
        }
    }

    /// Brings the keyboard to the filter.
    public void focusFilter() {
        filter.requestFocus();
        filter.selectAll();
    }

    private Node problem() {
        var problem = new WrappedLabel("", "filter-problem");
        problem.textProperty().bind(table.model().problemProperty());
        problem.visibleProperty().bind(table.model().problemProperty().isNotEmpty());
        problem.managedProperty().bind(problem.visibleProperty());
        return problem;
    }

    private TextField filter(String id, String what) {
        filter.setId(id);
        filter.setPromptText("Filter " + what);
        filter.setAccessibleText("Filter " + what + " by words or /expressions/");
        filter.setTooltip(new Tooltip(FILTER_TIP));
        filter.textProperty().bindBidirectional(table.model().filterProperty());
        filter.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE && !filter.getText().isEmpty()) {
                filter.clear();
                event.consume();
            } else if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.ENTER) {
                table.requestFocus();
                if (table.getSelectionModel().isEmpty()) {
                    table.getSelectionModel().selectFirst();
                }
                event.consume();
            }
        });
        return filter;
    }

    /// Chooses how rows are put together.
    ///
    /// @param none what it is called when they are not
    public static <T> MenuButton grouping(String id, LinesModel<T> model, String none, List<Grouping<T>> groupings) {
        var button = new MenuButton();
        button.setId(id);
        button.getStyleClass().addAll("small", "grouping");
        button.setMinWidth(USE_PREF_SIZE);
        var group = new ToggleGroup();
        var plain = new RadioMenuItem(none);
        plain.setOnAction(_ -> model.groupingProperty().set(null));
        plain.setToggleGroup(group);
        button.getItems().add(plain);
        for (var grouping : groupings) {
            var item = new RadioMenuItem("By " + grouping.title());
            item.setToggleGroup(group);
            item.setUserData(grouping);
            item.setOnAction(_ -> model.groupingProperty().set(grouping));
            button.getItems().add(item);
        }
        Runnable show = () -> {
            var now = model.groupingProperty().get();
            group.getToggles().forEach(toggle -> toggle.setSelected(toggle.getUserData() == now));
            button.setText(now == null ? none : "By " + now.title());
            button.setAccessibleText("Grouping: " + button.getText());
        };
        model.groupingProperty().addListener((_, _, _) -> show.run());
        show.run();
        return button;
    }
}
