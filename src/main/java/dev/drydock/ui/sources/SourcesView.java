package dev.drydock.ui.sources;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.css.PseudoClass;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The left pane: a filter, and the tree of sources, clusters and services.
public final class SourcesView extends VBox {
    /// Below this width, in em, the pips of a service go below its name.
    private static final double ONE_LINE = 15;
    private static final PseudoClass STACKED = PseudoClass.getPseudoClass("stacked");

    private final SourcesViewModel model;
    private final TextField filter = new TextField();
    private final TreeView<Row> tree = new TreeView<>(new TreeItem<>());
    private final Map<String, TreeItem<Row>> items = new HashMap<>();
    private final Set<String> folded = new HashSet<>();
    private final ReadOnlyBooleanWrapper stacked = new ReadOnlyBooleanWrapper();
    private boolean following;

    public SourcesView(SourcesViewModel model) {
        this.model = model;
        getStyleClass().add("sources");
        filter.setId("source-filter");
        filter.setPromptText("Filter services   /");
        filter.setAccessibleText("Filter services by name or ARN");
        filter.textProperty().bindBidirectional(model.filterProperty());
        filter.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                filter.clear();
                event.consume();
            } else if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.ENTER) {
                tree.requestFocus();
                event.consume();
            }
        });
        var onlyWrong = new CheckBox("Only what is wrong");
        onlyWrong.setId("only-wrong");
        onlyWrong.selectedProperty().bindBidirectional(model.onlyWrongProperty());
        var count = new Label();
        count.getStyleClass().add("note");
        count.setId("service-count");
        count.textProperty().bind(model.countProperty());
        onlyWrong.setMinWidth(USE_PREF_SIZE);
        var narrow = new FlowPane(onlyWrong, count);
        narrow.getStyleClass().add("narrow");
        var top = new VBox(filter, narrow);
        top.getStyleClass().add("top");
        getChildren().addAll(top, tree());
        Runnable fit = () -> stacked.set(filter.getWidth() > 0 && filter.getWidth() < ONE_LINE * filter.getFont().getSize());
        filter.widthProperty().subscribe(fit);
        filter.fontProperty().subscribe(fit);
        stacked.addListener((_, _, now) -> {
            pseudoClassStateChanged(STACKED, now);
            tree.refresh();
        });
    }

    /// Brings the keyboard to the filter.
    public void focusFilter() {
        filter.requestFocus();
        filter.selectAll();
    }

    private TreeView<Row> tree() {
        tree.setId("source-tree");
        tree.setAccessibleText("Sources, clusters and services");
        tree.setShowRoot(false);
        tree.setCellFactory(_ -> new SourceCell(stacked));
        VBox.setVgrow(tree, Priority.ALWAYS);
        tree.getSelectionModel().selectedItemProperty().addListener((_, _, item) -> {
            if (item != null && item.getValue() != null && !following) {
                model.select(item.getValue());
            }
        });
        tree.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                unfold();
            }
        });
        tree.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY) {
                unfold();
            }
        });
        model.rowsProperty().addListener((_, _, _) -> rebuild());
        model.selection().placeProperty().addListener((_, _, _) -> follow());
        rebuild();
        return tree;
    }

    private void unfold() {
        var item = tree.getSelectionModel().getSelectedItem();
        if (item != null && item.getValue() instanceof Row.QuietRow) {
            model.unfold();
        }
    }

    private void rebuild() {
        following = true;
        items.clear();
        tree.getRoot().getChildren().setAll(items(model.rowsProperty()));
        following = false;
        follow();
    }

    private List<TreeItem<Row>> items(List<Row> rows) {
        return rows.stream().map(row -> {
            var item = new TreeItem<>(row);
            items.put(row.key(), item);
            item.getChildren().setAll(items(row.below()));
            item.setExpanded(!folded.contains(row.key()));
            item.expandedProperty().addListener((_, _, expanded) -> {
                if (expanded) {
                    folded.remove(row.key());
                } else {
                    folded.add(row.key());
                }
            });
            return item;
        }).toList();
    }

    /// Marks what is selected, wherever it was selected.
    private void follow() {
        var place = model.selection().place();
        var source = place.source();
        var service = place.service();
        var item = source == null ? null
                : items.get(service == null ? new Row.SourceRow(source, "", List.of()).key() : new Row.ServiceRow(source, service).key());
        if (item == null) {
            following = true;
            tree.getSelectionModel().clearSelection();
            following = false;
        } else if (tree.getSelectionModel().getSelectedItem() != item) {
            following = true;
            tree.getSelectionModel().select(item);
            tree.scrollTo(Math.max(0, tree.getRow(item) - 4));
            following = false;
        }
    }
}
