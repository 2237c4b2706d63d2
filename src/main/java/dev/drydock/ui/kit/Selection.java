package dev.drydock.ui.kit;

import dev.drydock.check.Diagnosis;
import dev.drydock.check.Finding;
import dev.drydock.check.ServiceDiagnosis;
import dev.drydock.check.Status;
import dev.drydock.drawing.Target;
import java.util.Comparator;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// The one selection of the window. Every pane shows it and every pane may move it; that is how a badge, its finding and its evidence stay together.
///
/// It remembers where it was: [#back()] and [#forward()] go through the places as a browser goes through pages.
public final class Selection {
    private final ReadOnlyObjectWrapper<Place> place = new ReadOnlyObjectWrapper<>(Place.NOWHERE);
    private final History history = new History();
    private final ReadOnlyBooleanWrapper hasBefore = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper hasAfter = new ReadOnlyBooleanWrapper();

    public ReadOnlyObjectProperty<Place> placeProperty() {
        return place.getReadOnlyProperty();
    }

    public Place place() {
        return place.get();
    }

    /// Whether there is a place to go back to.
    public ReadOnlyBooleanProperty hasBeforeProperty() {
        return hasBefore.getReadOnlyProperty();
    }

    /// Whether there is a place that was gone back from.
    public ReadOnlyBooleanProperty hasAfterProperty() {
        return hasAfter.getReadOnlyProperty();
    }

    public void back() {
        arrive(history.back(place.get()));
    }

    public void forward() {
        arrive(history.forward(place.get()));
    }

    private void arrive(@Nullable Place there) {
        if (there != null) {
            place.set(there);
        }
        tell();
    }

    /// Goes to a place, whichever source it stands in.
    public void go(Place there) {
        if (!there.equals(place.get())) {
            history.left(place.get());
            place.set(there);
            tell();
        }
    }

    private void tell() {
        hasBefore.set(history.hasBefore());
        hasAfter.set(history.hasAfter());
    }

    /// Goes to a service and there to its worst badge, so that what is wrong is on the screen at once; of a service that is well, to the whole of it.
    public void select(Diagnosis source, ServiceDiagnosis service) {
        if (place.get().source() == source && place.get().service() == service) {
            return;
        }
        go(new Place(source, service, worst(service)));
    }

    /// Goes to a source as such: to its worst service, where it has one.
    public void select(Diagnosis source) {
        var worst = source.services().stream().min(ServiceDiagnosis.WORST_FIRST);
        worst.ifPresentOrElse(service -> select(source, service), () -> go(new Place(source, null, Selected.SERVICE)));
    }

    /// Goes to something within the service that is shown. Calls and files belong to the source, whether or not it holds a service.
    public void select(Selected selected) {
        var now = place.get();
        var ofSource = selected instanceof Selected.OfCall || selected instanceof Selected.OfFile;
        if (now.service() != null || now.source() != null && ofSource) {
            go(new Place(now.source(), now.service(), selected));
        }
    }

    public void select(Finding finding) {
        select(new Selected.OfFinding(finding));
    }

    public void select(@Nullable Target target) {
        select(target == null ? Selected.SERVICE : Selected.of(target));
    }

    /// Goes on in a diagnosis that takes the place of another, at the same service and the same finding of it; so do the places to go back to.
    public void replace(Diagnosis before, Diagnosis now) {
        history.map(there -> replaced(there, before, now));
        if (place.get().source() == before) {
            place.set(replaced(place.get(), before, now));
        }
    }

    private static Place replaced(Place there, Diagnosis before, Diagnosis now) {
        if (there.source() != before) {
            return there;
        }
        var service = there.service();
        var same = service == null ? null
                : now.services().stream().filter(each -> each.service().serviceArn().equals(service.service().serviceArn())).findFirst().orElse(null);
        return new Place(now, same, same == null ? Selected.SERVICE : switch (there.selected()) {
            case Selected.OfFinding(var finding) -> same(finding, same) instanceof Finding found ? new Selected.OfFinding(found) : Selected.SERVICE;
            case Selected.OfEvidence(var finding, var evidence) -> same(finding, same) instanceof Finding found ? new Selected.OfEvidence(found, evidence) : Selected.SERVICE;
            default -> there.selected();
        });
    }

    private static @Nullable Finding same(Finding finding, ServiceDiagnosis service) {
        return service.findings().stream().filter(each -> each.id().equals(finding.id()) && each.title().equals(finding.title())).findFirst().orElse(null);
    }

    /// Drops the places of a source that is being closed.
    public void forget(Diagnosis source) {
        history.forget(source);
        tell();
    }

    public void clear() {
        history.clear();
        place.set(Place.NOWHERE);
        tell();
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
