package dev.drydock.ui.json;

import dev.drydock.advice.Unseen;
import dev.drydock.bundle.lines.JsonLine;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.scene.control.ListCell;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/// One line: its number, an arrow where it folds, its name and its value, coloured by their kind.
final class JsonCell extends ListCell<Integer> {
    private static final PseudoClass TARGET = PseudoClass.getPseudoClass("target");
    private static final PseudoClass MATCH = PseudoClass.getPseudoClass("match");
    private static final PseudoClass FOLDED = PseudoClass.getPseudoClass("folded");
    /// More of a line is not laid out; what is copied is whole.
    private static final int LONGEST = 600;

    private final JsonViewModel model;
    private final Text number = text("json-number");
    private final Region arrow = new Region();
    private final Text name = text("json-name");
    private final Text value = text("json-value");
    private final Text rest = text("json-rest");
    private final HBox line = new HBox();
    private final StackPane gutter = new StackPane(number);
    private final StackPane fold = new StackPane(arrow);

    JsonCell(JsonViewModel model) {
        this.model = model;
        getStyleClass().add("json-line");
        arrow.getStyleClass().add("fold-arrow");
        gutter.getStyleClass().add("json-gutter");
        fold.getStyleClass().add("json-fold");
        fold.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && getItem() != null) {
                model.fold(getItem(), !model.isFolded(getItem()));
                event.consume();
            }
        });
        line.getChildren().addAll(gutter, fold, name, value, rest);
    }

    private static Text text(String styleClass) {
        var text = new Text();
        text.getStyleClass().add(styleClass);
        return text;
    }

    @Override
    protected void updateItem(@Nullable Integer index, boolean empty) {
        super.updateItem(index, empty);
        setText(null);
        if (empty || index == null || index >= model.lines().lines().size()) {
            setGraphic(null);
            setAccessibleText(null);
            pseudoClassStateChanged(TARGET, false);
            pseudoClassStateChanged(MATCH, false);
            return;
        }
        var shown = model.line(index);
        var folded = shown.opens() && model.isFolded(index);
        pseudoClassStateChanged(TARGET, index == model.target());
        pseudoClassStateChanged(MATCH, model.isMatch(index));
        arrow.setVisible(shown.opens());
        arrow.pseudoClassStateChanged(FOLDED, folded);
        number.setText(String.valueOf(shown.number()));
        HBox.setMargin(fold, new Insets(0, 0, 0, shown.depth() * 14.0));
        name.setText(shown.name() == null ? "" : JsonLine.quoted(shown.name()) + ": ");
        value.getStyleClass().setAll("json-value", "json-is-" + shown.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        value.setText(value(shown));
        rest.setText(folded ? " " + shown.items() + (shown.kind() == JsonLine.Kind.OPEN_LIST ? " items ]" : " members }") + (model.line(shown.end()).comma() ? "," : "")
                : shown.comma() ? "," : "");
        setGraphic(line);
        setAccessibleText("line " + shown.number() + ": " + Unseen.shown(cut(shown.text())) + (folded ? ", folded" : ""));
    }

    private static String value(JsonLine line) {
        return cut(line.kind() == JsonLine.Kind.TEXT ? JsonLine.quoted(line.value()) : line.value());
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
