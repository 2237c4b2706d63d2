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

    /// Goes on in a diagnosis that takes the place of another, at the same service and the same finding of it.
    public void replace(Diagnosis before, Diagnosis now) {
        var here = place.get();
        var service = here.service();
        if (here.source() != before) {
            return;
        }
        var same = service == null ? null
                : now.services().stream().filter(each -> each.service().serviceArn().equals(service.service().serviceArn())).findFirst().orElse(null);
        place.set(new Place(now, same, same == null ? Selected.SERVICE : here.selected() instanceof Selected.OfFinding(var finding) ? same(finding, same) : here.selected()));
    }

    private static Selected same(Finding finding, ServiceDiagnosis service) {
        return service.findings().stream().filter(each -> each.id().equals(finding.id()) && each.title().equals(finding.title())).findFirst()
                .<Selected>map(Selected.OfFinding::new).orElse(Selected.SERVICE);
    }

    public void clear() {
        place.set(Place.NOWHERE);
    }

    /// The worst badge that is not muted, or what is worse than any of them outside the badges.
    private static Selected worst(ServiceDiagnosis service) {
        var badge = service.badges().values().stream()
                .filter(verdict -> (verdict.status() == Status.FAIL || verdict.status() == Status.WARN) && !verdict.isMuted())
                .min(Comparator.comparing(verdict -> verdict.status()));
        var outside = service.findings().stream().filter(finding -> finding.badge() == null && finding.isTrouble()).findFirst();
        if (outside.isPresent() && (badge.isEmpty() || outside.get().status().compareTo(badge.get().status()) < 0)) {
            return new Selected.OfFinding(outside.get());
        }
        return badge.<Selected>map(verdict -> new Selected.OfBadge(verdict.badge())).orElse(Selected.SERVICE);
    }
}
