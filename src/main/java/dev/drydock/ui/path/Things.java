package dev.drydock.ui.path;

import dev.drydock.drawing.Drawing;
import dev.drydock.drawing.Item;
import dev.drydock.drawing.Target;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// The things of the picture as a screen reader finds them: empty nodes with a role, words and a place, behind which the canvas paints. Where there are very many tasks, they are
/// told with the subnet that they stand in, not one by one.
final class Things extends Pane {
    private static final int MOST = 300;

    private final Map<Target, Thing> byTarget = new HashMap<>();
    private List<Target> order = List.of();
    private @Nullable Target selected;

    Things() {
        setMouseTransparent(true);
        setManaged(false);
    }

    /// One of them.
    static final class Thing extends Region {
        private int index;
        private boolean current;

        Thing() {
            setAccessibleRole(AccessibleRole.LIST_ITEM);
            setMouseTransparent(true);
            setManaged(false);
        }

        @Override
        public @Nullable Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
            return switch (attribute) {
                case INDEX -> index;
                case SELECTED -> current;
                default -> super.queryAccessibleAttribute(attribute, parameters);
            };
        }
    }

    void show(@Nullable Drawing drawing, @Nullable Item current, Viewport viewport) {
        var items = drawing == null ? List.<Item>of() : drawing.readingOrder();
        if (items.size() > MOST) {
            items = items.stream().filter(item -> item.target() != null && item.target().kind() != Target.Kind.TASK).toList();
        }
        var targets = items.stream().map(Item::target).toList();
        if (!targets.equals(order)) {
            byTarget.clear();
            var things = new ArrayList<Thing>();
            for (var target : targets) {
                var thing = new Thing();
                thing.index = things.size();
                byTarget.put(target, thing);
                things.add(thing);
            }
            order = targets;
            getChildren().setAll(things);
        }
        selected = current == null ? null : current.target();
        for (var item : items) {
            var thing = byTarget.get(item.target());
            if (thing != null) {
                thing.setAccessibleText(item.says());
                thing.current = item.target() != null && item.target().equals(selected);
                var bounds = item.bounds();
                thing.resizeRelocate((bounds.x() - viewport.x()) * viewport.scale(), (bounds.y() - viewport.y()) * viewport.scale(), bounds.width() * viewport.scale(), bounds.height() * viewport.scale());
            }
        }
    }

    int count() {
        return order.size();
    }

    @Nullable Thing at(int index) {
        return index < 0 || index >= order.size() ? null : byTarget.get(order.get(index));
    }

    @Nullable Thing current() {
        return selected == null ? null : byTarget.get(selected);
    }
}
