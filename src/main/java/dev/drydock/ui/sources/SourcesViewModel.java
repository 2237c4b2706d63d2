package dev.drydock.ui.sources;

import dev.drydock.check.Diagnosis;
import dev.drydock.check.ServiceDiagnosis;
import dev.drydock.check.Status;
import dev.drydock.ui.kit.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyListProperty;
import javafx.beans.property.ReadOnlyListWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The open sources as a tree: source, cluster, services worst first; narrowed by a text and by what is wrong.
public final class SourcesViewModel {
    private final ObservableList<Diagnosis> sources;
    private final Selection selection;
    private final Function<Diagnosis, Optional<Live>> live;
    private final StringProperty filter = new SimpleStringProperty("");
    private final BooleanProperty onlyWrong = new SimpleBooleanProperty();
    private final ReadOnlyListWrapper<Row> rows = new ReadOnlyListWrapper<>(FXCollections.observableArrayList());
    private final ReadOnlyStringWrapper count = new ReadOnlyStringWrapper("");

    /// How a source stands that is read live.
    ///
    /// @param state in a word
    /// @param pending ARNs of services that are listed, and not described yet
    public record Live(String state, List<String> pending) {
        static final Live NOT = new Live("", List.of());
    }

    public SourcesViewModel(ObservableList<Diagnosis> sources, Selection selection) {
        this(sources, selection, _ -> Optional.empty());
    }

    /// @param live empty for a source that is not read live
    public SourcesViewModel(ObservableList<Diagnosis> sources, Selection selection, Function<Diagnosis, Optional<Live>> live) {
        this.live = live;
        this.sources = sources;
        this.selection = selection;
        for (var changing : List.<Observable>of(sources, filter, onlyWrong)) {
            changing.addListener(_ -> rebuild());
        }
        rebuild();
    }

    StringProperty filterProperty() {
        return filter;
    }

    BooleanProperty onlyWrongProperty() {
        return onlyWrong;
    }

    ReadOnlyListProperty<Row> rowsProperty() {
        return rows.getReadOnlyProperty();
    }

    /// How many services are shown, of how many.
    ReadOnlyStringProperty countProperty() {
        return count.getReadOnlyProperty();
    }

    Selection selection() {
        return selection;
    }

    void select(Row row) {
        switch (row) {
            case Row.ServiceRow(var source, var service) -> selection.select(source, service);
            case Row.SourceRow(var source, _, _) -> {
                if (selection.place().source() != source) {
                    selection.select(source);
                }
            }
            case Row.ClusterRow _, Row.QuietRow _, Row.PendingRow _ -> {}
        }
    }

    /// Shows the services that are folded away.
    void unfold() {
        onlyWrong.set(false);
    }

    private void rebuild() {
        rows.setAll(sources.stream().map(this::row).toList());
        var all = sources.stream().mapToInt(source -> source.services().size() + live.apply(source).orElse(Live.NOT).pending().size()).sum();
        var shown = rows.stream().flatMap(source -> source.below().stream()).flatMap(cluster -> cluster.below().stream())
                .filter(row -> row instanceof Row.ServiceRow || row instanceof Row.PendingRow).count();
        count.set(shown == all ? all + (all == 1 ? " service" : " services") : shown + " of " + all + " services");
    }

    private Row row(Diagnosis source) {
        var byCluster = new TreeMap<String, List<ServiceDiagnosis>>();
        for (var service : source.services()) {
            var cluster = service.service().clusterArn();
            byCluster.computeIfAbsent(cluster == null ? "default" : cluster, _ -> new ArrayList<>()).add(service);
        }
        var now = live.apply(source).orElse(Live.NOT);
        var pending = new TreeMap<String, List<String>>();
        for (var arn : now.pending()) {
            var cluster = cluster(arn);
            byCluster.computeIfAbsent(cluster, _ -> new ArrayList<>());
            pending.computeIfAbsent(cluster, _ -> new ArrayList<>()).add(arn);
        }
        var clusters = new ArrayList<Row>();
        byCluster.forEach((cluster, services) -> {
            var below = below(source, cluster, services);
            var listed = pending.getOrDefault(cluster, List.of());
            listed.stream().filter(this::matches).forEach(arn -> below.add(new Row.PendingRow(source, arn)));
            if (!below.isEmpty()) {
                clusters.add(new Row.ClusterRow(source, cluster, services.size() + listed.size(), below));
            }
        });
        return new Row.SourceRow(source, now.state(), clusters);
    }

    /// The ARN of the cluster that a service's ARN names; that of a service in the old format names none.
    private static String cluster(String service) {
        var parts = service.split("/");
        return parts.length == 3 ? parts[0].replaceFirst(":service$", ":cluster") + "/" + parts[1] : "default";
    }

    private List<Row> below(Diagnosis source, String cluster, List<ServiceDiagnosis> services) {
        var below = new ArrayList<Row>();
        var quiet = 0;
        var unknown = 0;
        for (var service : services.stream().filter(this::matches).sorted(ServiceDiagnosis.WORST_FIRST).toList()) {
            if (onlyWrong.get() && !service.isWrong()) {
                quiet++;
                unknown += service.count(Status.UNKNOWN) > 0 ? 1 : 0;
            } else {
                below.add(new Row.ServiceRow(source, service));
            }
        }
        if (quiet > 0) {
            below.add(new Row.QuietRow(source, cluster, quiet, unknown));
        }
        return below;
    }

    /// Every word of the filter is found in the name or the ARN of the service, which holds its account, region and cluster.
    private boolean matches(ServiceDiagnosis service) {
        return matches(service.service().serviceArn() + " " + service.service().name());
    }

    private boolean matches(String text) {
        var folded = text.toLowerCase(Locale.ROOT);
        return Stream.of(filter.get().toLowerCase(Locale.ROOT).strip().split("\\s+")).allMatch(folded::contains);
    }
}
