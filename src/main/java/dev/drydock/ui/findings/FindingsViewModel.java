package dev.drydock.ui.findings;

import dev.drydock.check.Finding;
import dev.drydock.check.ServiceDiagnosis;
import dev.drydock.check.Status;
import dev.drydock.ui.kit.Selection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The findings of the selected service, fail first, narrowed by a text and by status.
public final class FindingsViewModel {
    private final Selection selection;
    private final StringProperty filter = new SimpleStringProperty("");
    private final Map<Status, BooleanProperty> wanted = new EnumMap<>(Status.class);
    private final ObservableList<Finding> shown = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("Findings");
    private final ReadOnlyObjectWrapper<@Nullable ServiceDiagnosis> service = new ReadOnlyObjectWrapper<>();

    public FindingsViewModel(Selection selection) {
        this.selection = selection;
        for (var status : Status.values()) {
            var property = new SimpleBooleanProperty(true);
            property.addListener(_ -> narrow());
            wanted.put(status, property);
        }
        filter.addListener(_ -> narrow());
        selection.placeProperty().addListener((_, _, place) -> service.set(place.service()));
        service.addListener((_, _, _) -> narrow());
        service.set(selection.place().service());
    }

    StringProperty filterProperty() {
        return filter;
    }

    /// Whether findings of that status are shown.
    BooleanProperty wantedProperty(Status status) {
        return Objects.requireNonNull(wanted.get(status));
    }

    ObservableList<Finding> shown() {
        return shown;
    }

    /// The tab's title with the count of what is shown.
    public ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable ServiceDiagnosis> serviceProperty() {
        return service.getReadOnlyProperty();
    }

    Selection selection() {
        return selection;
    }

    int count(Status status) {
        return (int) all().stream().filter(finding -> finding.status() == status).count();
    }

    private List<Finding> all() {
        var now = service.get();
        return now == null ? List.of() : now.findings();
    }

    private void narrow() {
        shown.setAll(all().stream().filter(finding -> wantedProperty(finding.status()).get() && matches(finding)).toList());
        title.set(service.get() == null ? "Findings" : "Findings " + shown.size());
    }

    private boolean matches(Finding finding) {
        var text = String.join(" ", finding.title(), finding.resource(), finding.observed(), finding.expected(), finding.check().id(), finding.status().word(), groupInFull(finding), finding.isMuted() ? "muted" : "")
                .toLowerCase(Locale.ROOT);
        return List.of(filter.get().toLowerCase(Locale.ROOT).strip().split("\\s+")).stream().allMatch(text::contains);
    }

    /// Whose check it is: the badge's number, or the topic.
    static String group(Finding finding) {
        var badge = finding.badge();
        var topic = finding.check().topic();
        return badge != null ? "Badge " + badge.number() : topic != null ? topic.title() : "";
    }

    /// The same in full.
    static String groupInFull(Finding finding) {
        var badge = finding.badge();
        return badge != null ? "Badge " + badge.number() + ": " + badge.title() : group(finding);
    }

    /// The title, marked where the finding is muted.
    static String title(Finding finding) {
        return (finding.isMuted() ? "Muted: " : "") + finding.title();
    }

    /// The telling end of an ARN or id: the name of what a finding speaks of. Application Auto Scaling names services `service/cluster/name`.
    static String where(String resource) {
        if (!resource.startsWith("arn:")) {
            return resource.startsWith("service/") ? resource.substring(resource.lastIndexOf('/') + 1) : resource;
        }
        var parts = resource.substring(resource.lastIndexOf(':') + 1).split("/");
        return switch (parts[0]) {
            case "targetgroup" -> parts.length > 1 ? parts[1] : resource;
            case "loadbalancer" -> parts.length > 2 ? parts[2] : resource;
            default -> resource.contains(":task-definition/") ? resource.substring(resource.indexOf(":task-definition/") + 17) : parts[parts.length - 1];
        };
    }
}
