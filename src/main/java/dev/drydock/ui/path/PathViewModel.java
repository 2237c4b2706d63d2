package dev.drydock.ui.path;

import dev.drydock.check.ServiceDiagnosis;
import dev.drydock.drawing.Drawing;
import dev.drydock.drawing.Item;
import dev.drydock.drawing.PathDrawing;
import dev.drydock.drawing.PathWords;
import dev.drydock.drawing.Target;
import dev.drydock.ui.kit.Place;
import dev.drydock.ui.kit.Selection;
import java.util.List;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// The drawn path of the selected service, with what is selected drawn as such.
public final class PathViewModel {
    private final Selection selection;
    private final ReadOnlyObjectWrapper<@Nullable ServiceDiagnosis> service = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Drawing> drawing = new ReadOnlyObjectWrapper<>();
    private Set<Target> marked = Set.of();
    private double width = PathDrawing.WIDTH;
    private @Nullable ServiceDiagnosis moment;

    public PathViewModel(Selection selection) {
        this.selection = selection;
        selection.placeProperty().addListener((_, _, place) -> show(place));
        show(selection.place());
    }

    /// Null while no service is selected.
    ReadOnlyObjectProperty<@Nullable Drawing> drawingProperty() {
        return drawing.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable ServiceDiagnosis> serviceProperty() {
        return service.getReadOnlyProperty();
    }

    /// Lays the path out anew for another width, in pixels at scale 1.
    void layOut(double newWidth) {
        if (newWidth != width) {
            width = newWidth;
            draw();
        }
    }

    /// The path in words; empty while no service is selected.
    List<PathWords.Line> words() {
        var now = drawing.get();
        return now == null ? List.of() : PathWords.of(now);
    }

    /// Draws the service as it was at another moment; null for as it is.
    public void showMoment(@Nullable ServiceDiagnosis then) {
        moment = then;
        draw();
    }

    void select(@Nullable Target target) {
        selection.select(target);
    }

    /// The first of the selected things that the picture holds; null where none is selected.
    @Nullable Item current() {
        var now = drawing.get();
        return now == null ? null : marked.stream().flatMap(target -> now.of(target).stream()).findFirst().orElse(null);
    }

    /// Selects the next thing in reading order, or the one before.
    ///
    /// @return false where there is none, so that the keyboard may leave the picture
    boolean step(int by) {
        var now = drawing.get();
        var order = now == null ? List.<Item>of() : now.readingOrder();
        var current = current();
        var at = current == null ? (by > 0 ? 0 : order.size() - 1) : order.indexOf(current) + by;
        if (at < 0 || at >= order.size()) {
            return false;
        }
        select(order.get(at).target());
        return true;
    }

    private void show(Place place) {
        marked = place.targets();
        if (place.service() != service.get()) {
            moment = null;
        }
        service.set(place.service());
        draw();
    }

    private void draw() {
        var now = moment != null ? moment : service.get();
        drawing.set(now == null ? null : PathDrawing.of(now, marked, width));
    }
}
