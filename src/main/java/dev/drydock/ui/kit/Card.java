package dev.drydock.ui.kit;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What [Cards] shows over the window: a title with a button to close it, a body, and a line of buttons at the bottom.
public final class Card extends VBox {
    private final String title;
    private final Button close = new Button("", new FontIcon(Feather.X));
    private Node first = close;
    private Runnable closer = () -> {};
    private Runnable closed = () -> {};
    private boolean closesOnClickBeside;

    /// @param id names the card in stylesheets and tests
    /// @param width as much as it takes where there is room, in pixels at the usual size of text
    public Card(String id, String title, double width, Node... body) {
        this.title = title;
        setId(id);
        getStyleClass().add("card");
        Ems.limit(this, width);
        var heading = new Label(title);
        heading.getStyleClass().add("card-title");
        heading.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(heading, Priority.ALWAYS);
        close.getStyleClass().addAll("flat", "small", "card-close");
        close.setAccessibleText("Close: " + title);
        close.setTooltip(new Tooltip("Close  (Esc)"));
        close.setMinSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        close.setOnAction(_ -> close());
        var line = new HBox(heading, close);
        line.getStyleClass().add("card-heading");
        getChildren().add(line);
        getChildren().addAll(body);
    }

    /// Puts buttons at the right of the last line; what answers the card comes last.
    public Card withButtons(Button... buttons) {
        var line = new HBox(buttons);
        line.getStyleClass().add("card-buttons");
        line.setAlignment(Pos.CENTER_RIGHT);
        for (var button : buttons) {
            button.setMinWidth(USE_PREF_SIZE);
        }
        getChildren().add(line);
        return this;
    }

    /// Leaves out the title and the button that closes it, for a card that says by itself what it is.
    public Card withoutHeading() {
        getChildren().removeFirst();
        return this;
    }

    /// What has the focus when the card opens; else it is the button that closes it.
    public Card withFocusOn(Node node) {
        first = node;
        return this;
    }

    /// Is run each time that the card was closed, however that came about.
    public Card whenClosed(Runnable action) {
        closed = action;
        return this;
    }

    /// Lets a click beside the card close it, for one that asks nothing.
    public Card closingOnClickBeside() {
        closesOnClickBeside = true;
        return this;
    }

    public String title() {
        return title;
    }

    /// Closes it where it is open.
    public void close() {
        closer.run();
    }

    Node first() {
        return first;
    }

    boolean closesOnClickBeside() {
        return closesOnClickBeside;
    }

    void closer(Runnable action) {
        closer = action;
    }

    void closed() {
        closer = () -> {};
        closed.run();
    }
}
