package dev.drydock.ui.kit;

import dev.drydock.check.ServiceDiagnosis;
import dev.drydock.drawing.Target;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A step of the way to what is selected: account, cluster, service, and what within it.
///
/// @param goes where a click leads; null where it leads nowhere
public record Crumb(String title, @Nullable Place goes) {

    public static List<Crumb> of(Place place) {
        var crumbs = new ArrayList<Crumb>();
        var source = place.source();
        var service = place.service();
        if (source != null && service != null) {
            var arn = service.service().serviceArn().split(":", 6);
            crumbs.add(new Crumb(arn.length > 4 && !arn[4].isEmpty() ? arn[4] : "account unknown", null));
            var cluster = service.service().clusterArn();
            crumbs.add(new Crumb(cluster == null ? "default" : last(cluster), null));
            crumbs.add(new Crumb(service.service().name(), new Place(source, service, Selected.SERVICE)));
            within(place, service, crumbs);
        } else if (source != null && place.selected() != Selected.SERVICE) {
            crumbs.add(new Crumb(says(place.selected()), place));
        }
        return List.copyOf(crumbs);
    }

    private static void within(Place place, ServiceDiagnosis service, List<Crumb> crumbs) {
        var finding = place.chosenFinding().orElse(null);
        var badge = finding == null ? null : finding.badge();
        if (badge != null && !(place.selected() instanceof Selected.OfBadge)) {
            crumbs.add(new Crumb("Badge " + badge.number(), new Place(place.source(), service, new Selected.OfBadge(badge))));
        }
        if (finding != null && place.selected() instanceof Selected.OfEvidence) {
            crumbs.add(new Crumb(finding.check().id(), new Place(place.source(), service, new Selected.OfFinding(finding))));
        }
        if (!(place.selected() instanceof Selected.WholeService)) {
            crumbs.add(new Crumb(says(place.selected()), place));
        }
    }

    /// What is selected, in a few words.
    static String says(Selected selected) {
        return switch (selected) {
            case Selected.WholeService _ -> "service";
            case Selected.OfBadge(var badge) -> "Badge " + badge.number();
            case Selected.OfFinding(var finding) -> finding.check().id();
            case Selected.OfThing(var target) -> target.kind() == Target.Kind.TASK ? "task " + brief(last(target.id())) : target.kind() == Target.Kind.EDGE ? "connection" : last(target.id());
            case Selected.OfEvent _ -> "event";
            case Selected.OfEvidence(_, var evidence) -> evidence.pointer().isEmpty() ? evidence.call().operation() : last(evidence.pointer());
            case Selected.OfCall(var call) -> call.name();
            case Selected.OfFile(var file) -> last(file);
        };
    }

    private static String brief(String id) {
        return id.length() > 8 ? id.substring(0, 8) : id;
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
