package dev.drydock.ui.kit;

import dev.drydock.check.Diagnosis;
import dev.drydock.check.Finding;
import dev.drydock.check.ServiceDiagnosis;
import dev.drydock.check.Status;
import dev.drydock.drawing.Target;
import java.util.Comparator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// The one selection of the window. Every pane shows it and every pane may move it; that is how a badge, its finding and its evidence stay together.
public final class Selection {
    private final ReadOnlyObjectWrapper<Place> place = new ReadOnlyObjectWrapper<>(Place.NOWHERE);

    public ReadOnlyObjectProperty<Place> placeProperty() {
        return place.getReadOnlyProperty();
    }

    public Place place() {
        return place.get();
    }

    /// Goes to a service and there to its worst badge, so that what is wrong is on the screen at once; of a service that is well, to the whole of it.
    public void select(Diagnosis source, ServiceDiagnosis service) {
        if (place.get().source() == source && place.get().service() == service) {
            return;
        }
        place.set(new Place(source, service, worst(service)));
    }

    /// Goes to a source as such: to its worst service, where it has one.
    public void select(Diagnosis source) {
        var worst = source.services().stream().min(ServiceDiagnosis.WORST_FIRST);
        worst.ifPresentOrElse(service -> select(source, service), () -> place.set(new Place(source, null, Selected.SERVICE)));
    }

    /// Goes to something within the service that is shown.
    public void select(Selected selected) {
        var now = place.get();
        if (now.service() != null && !now.selected().equals(selected)) {
            place.set(new Place(now.source(), now.service(), selected));
        }
    }

    public void select(Finding finding) {
        select(new Selected.OfFinding(finding));
    }

    public void select(@Nullable Target target) {
        select(target == null ? Selected.SERVICE : Selected.of(target));
    }

    public void clear() {
        place.set(Place.NOWHERE);
    }

    private static Selected worst(ServiceDiagnosis service) {
        return service.badges().values().stream()
                .filter(verdict -> verdict.status() == Status.FAIL || verdict.status() == Status.WARN)
                .min(Comparator.comparing(verdict -> verdict.status()))
                .<Selected>map(verdict -> new Selected.OfBadge(verdict.badge()))
                .orElse(Selected.SERVICE);
    }
}
