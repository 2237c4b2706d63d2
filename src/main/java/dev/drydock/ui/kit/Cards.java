package dev.drydock.ui.kit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ChangeListener;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// Cards over the window, one above the other: what is asked or shown before anything else goes on. While one is open the keyboard stays in it, Esc closes it, and
/// then the focus goes back to where it was.
public final class Cards extends StackPane {
    private final Deque<Open> open = new ArrayDeque<>();
    private final ReadOnlyBooleanWrapper shown = new ReadOnlyBooleanWrapper();
    /// Kept, as the scene is listened to only while the window is in one.
    private final ChangeListener<Node> trap = (_, _, owner) -> bringBack(owner);

    private record Open(Card card, StackPane veil, @Nullable Node before) {}

    public Cards() {
        getStyleClass().add("cards");
        setPickOnBounds(false);
        visibleProperty().bind(shown);
        sceneProperty().addListener((_, before, now) -> follow(before, now));
    }

    /// Whether a card is open.
    public ReadOnlyBooleanProperty shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /// Opens a card above all others; one that is open already stays as it is.
    public void open(Card card) {
        if (isOpen(card)) {
            return;
        }
        var veil = new StackPane(card);
        veil.getStyleClass().add("veil");
        veil.setAccessibleRole(AccessibleRole.DIALOG);
        veil.setAccessibleText(card.title());
        card.setMaxHeight(Region.USE_PREF_SIZE);
        veil.setOnMouseClicked(event -> {
            if (event.getTarget() == veil && card.closesOnClickBeside()) {
                close(card);
            }
        });
        veil.addEventHandler(KeyEvent.KEY_PRESSED, event -> key(card, event));
        open.push(new Open(card, veil, getScene() == null ? null : getScene().getFocusOwner()));
        card.closer(() -> close(card));
        getChildren().add(veil);
        shown.set(true);
        card.first().requestFocus();
        // Once more when it is laid out: before that, what is in it may not be ready to take the focus.
        Platform.runLater(() -> {
            if (isOnTop(card) && !isIn(getScene() == null ? null : getScene().getFocusOwner(), card)) {
                card.first().requestFocus();
            }
        });
    }

    /// Closes a card, and with it those above it.
    public void close(Card card) {
        if (!isOpen(card)) {
            return;
        }
        while (true) {
            var top = open.pop();
            getChildren().remove(top.veil());
            shown.set(!open.isEmpty());
            top.card().closed();
            if (top.before() != null) {
                top.before().requestFocus();
            }
            if (top.card() == card) {
                return;
            }
        }
    }

    public boolean isOpen(Card card) {
        return open.stream().anyMatch(each -> each.card() == card);
    }

    private boolean isOnTop(Card card) {
        return !open.isEmpty() && open.peek().card() == card;
    }

    /// What the card does not use goes no further, or the keys of the menus would act on what is behind it. Tab and the arrows do, as the scene moves the focus by them.
    private void key(Card card, KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            close(card);
            event.consume();
        } else if (event.getCode() == KeyCode.TAB) {
            goRound(card, event);
        } else if (!event.getCode().isNavigationKey() && !event.getCode().isModifierKey()) {
            event.consume();
        }
    }

    /// From the last to the first, and back.
    private void goRound(Card card, KeyEvent event) {
        var stops = stops(card);
        var owner = getScene() == null ? null : getScene().getFocusOwner();
        if (!stops.isEmpty() && owner == (event.isShiftDown() ? stops.getFirst() : stops.getLast())) {
            (event.isShiftDown() ? stops.getLast() : stops.getFirst()).requestFocus();
            event.consume();
        }
    }

    private void follow(@Nullable Scene before, @Nullable Scene now) {
        if (before != null) {
            before.focusOwnerProperty().removeListener(trap);
        }
        if (now != null) {
            now.focusOwnerProperty().addListener(trap);
        }
    }

    private void bringBack(@Nullable Node owner) {
        var top = open.peek();
        if (top != null && owner != null && !isIn(owner, top.card())) {
            Platform.runLater(() -> {
                if (isOnTop(top.card()) && getScene() != null && !isIn(getScene().getFocusOwner(), top.card())) {
                    top.card().first().requestFocus();
                }
            });
        }
    }

    private static boolean isIn(@Nullable Node node, Node root) {
        for (var each = node; each != null; each = each.getParent()) {
            if (each == root) {
                return true;
            }
        }
        return false;
    }

    private static List<Node> stops(Parent root) {
        var stops = new ArrayList<Node>();
        for (var child : root.getChildrenUnmodifiable()) {
            if (child.isVisible() && !child.isDisabled()) {
                if (child.isFocusTraversable()) {
                    stops.add(child);
                } else if (child instanceof Parent parent) {
                    stops.addAll(stops(parent));
                }
            }
        }
        return stops;
    }
}
