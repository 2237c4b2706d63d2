package dev.drydock.ui.findings;

import dev.drydock.check.Finding;
import dev.drydock.check.ServiceDiagnosis;
import dev.drydock.check.Status;
import dev.drydock.ui.kit.Selection;
import dev.drydock.ui.kit.table.Group;
import dev.drydock.ui.kit.table.Grouping;
import dev.drydock.ui.kit.table.LinesModel;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/// The findings of the selected service, fail first, narrowed by a text, by status and by what is wrong, and grouped by badge or by what they speak of.
public final class FindingsViewModel {
    static final Grouping<Finding> BY_BADGE = new Grouping<>("badge", finding -> new Group(group(finding), groupInFull(finding)));
    static final Grouping<Finding> BY_RESOURCE = new Grouping<>("resource", finding -> new Group(finding.resource(), where(finding.resource())));

    private final Selection selection;
    private final LinesModel<Finding> lines = new LinesModel<>(FindingsViewModel::text);
    private final Map<Status, BooleanProperty> wanted = new EnumMap<>(Status.class);
    private final BooleanProperty onlyWrong = new SimpleBooleanProperty();
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("Findings");
    private final ReadOnlyObjectWrapper<@Nullable ServiceDiagnosis> service = new ReadOnlyObjectWrapper<>();

    public FindingsViewModel(Selection selection) {
        this.selection = selection;
        for (var status : Status.values()) {
            var property = new SimpleBooleanProperty(true);
            property.addListener(_ -> narrow());
            wanted.put(status, property);
        }
        onlyWrong.addListener(_ -> narrow());
        lines.whenBuilt(this::count);
        selection.placeProperty().addListener((_, _, place) -> service.set(place.service()));
        service.addListener((_, _, now) -> lines.set(now == null ? List.of() : now.findings()));
        service.set(selection.place().service());
    }

    LinesModel<Finding> lines() {
        return lines;
    }

    /// Whether findings of that status are shown.
    BooleanProperty wantedProperty(Status status) {
        return Objects.requireNonNull(wanted.get(status));
    }

    /// Whether only fails and warnings that nobody muted are shown.
    public BooleanProperty onlyWrongProperty() {
        return onlyWrong;
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

    /// Picks a finding. The row of a badge's lead finding is marked already; picking it by hand still means the finding.
    void pick(Finding finding) {
        selection.select(finding);
    }

    int count(Status status) {
        return (int) lines.all().stream().filter(finding -> finding.status() == status).count();
    }

    /// Takes back all that narrows the list.
    void showAll() {
        lines.filterProperty().set("");
        onlyWrong.set(false);
        wanted.values().forEach(property -> property.set(true));
    }

    private void narrow() {
        lines.want(finding -> wantedProperty(finding.status()).get() && (!onlyWrong.get() || finding.isTrouble()));
    }

    private void count() {
        title.set(service.get() == null ? "Findings" : "Findings " + lines.shownProperty().get());
    }

    private static String text(Finding finding) {
        return String.join(" ", finding.title(), finding.resource(), finding.observed(), finding.expected(), finding.check().id(), finding.status().word(), groupInFull(finding),
                finding.isMuted() ? "muted" : "");
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
