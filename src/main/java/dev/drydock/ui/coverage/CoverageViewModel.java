package dev.drydock.ui.coverage;

import dev.drydock.advice.Shell;
import dev.drydock.bundle.FileReport;
import dev.drydock.check.Diagnosis;
import dev.drydock.check.Finding;
import dev.drydock.check.Missing;
import dev.drydock.check.Status;
import dev.drydock.inventory.call.Call;
import dev.drydock.inventory.call.CallStatus;
import dev.drydock.inventory.call.Gap;
import dev.drydock.ui.kit.Selected;
import dev.drydock.ui.kit.Selection;
import dev.drydock.ui.kit.table.Group;
import dev.drydock.ui.kit.table.Grouping;
import dev.drydock.ui.kit.table.LinesModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/// The recorded calls, the calls that nobody made, and the faulty files of the selected source; those that leave something unknown first.
public final class CoverageViewModel {
    static final Grouping<CoverageRow> BY_OPERATION = new Grouping<>("operation", row -> new Group(row.operation(), row.operation().isEmpty() ? "Files that answer no call" : row.operation()));
    static final Grouping<CoverageRow> BY_SERVICE = new Grouping<>("service", row -> new Group(row.service(), row.service().isEmpty() ? "Files that answer no call" : row.service()));
    static final Grouping<CoverageRow> BY_OUTCOME = new Grouping<>("outcome", row -> new Group(row.word(), Character.toUpperCase(row.word().charAt(0)) + row.word().substring(1)));

    private final Selection selection;
    private final Function<Diagnosis, List<FileReport>> files;
    private final LinesModel<CoverageRow> lines = new LinesModel<>(CoverageViewModel::text);
    private final BooleanProperty onlyHoles = new SimpleBooleanProperty();
    private final ReadOnlyIntegerWrapper fillCount = new ReadOnlyIntegerWrapper();
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("Coverage");
    private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
    private List<List<String>> fills = List.of();
    private @Nullable Diagnosis shown;

    /// @param files what came of the files of a source
    public CoverageViewModel(Selection selection, Function<Diagnosis, List<FileReport>> files) {
        this.selection = selection;
        this.files = files;
        lines.groupingProperty().set(BY_OPERATION);
        onlyHoles.addListener(_ -> lines.want(row -> !onlyHoles.get() || row.isHole()));
        selection.placeProperty().addListener((_, _, place) -> show(place.source()));
        show(selection.place().source());
    }

    LinesModel<CoverageRow> lines() {
        return lines;
    }

    Selection selection() {
        return selection;
    }

    /// Whether only what leaves something unknown is shown.
    BooleanProperty onlyHolesProperty() {
        return onlyHoles;
    }

    /// How many commands would fill the holes.
    ReadOnlyIntegerProperty fillCountProperty() {
        return fillCount.getReadOnlyProperty();
    }

    /// The commands that would fill the holes, a line each.
    String paste(Shell shell) {
        return fills.stream().map(argv -> shell.line(argv).text()).collect(Collectors.joining("\n"));
    }

    /// The tab's title with the count of the holes.
    public ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }

    /// How many reads were answered, and what went wrong with the rest.
    public ReadOnlyStringProperty summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    void pick(CoverageRow row) {
        if (row.call() != null) {
            selection.select(new Selected.OfCall(row.call()));
        } else if (!row.file().isEmpty()) {
            selection.select(new Selected.OfFile(row.file()));
        }
    }

    /// The row of the call or file that is selected, or that the selected value stands in.
    @Nullable CoverageRow selected() {
        return switch (selection.place().selected()) {
            case Selected.OfCall(var call) -> of(call);
            case Selected.OfEvidence(_, var evidence) -> of(evidence.call());
            case Selected.OfFile(var file) -> lines.all().stream().filter(row -> row.file().equals(file)).findFirst().orElse(null);
            default -> null;
        };
    }

    private @Nullable CoverageRow of(Call call) {
        return lines.all().stream().filter(row -> call.equals(row.call())).findFirst().orElse(null);
    }

    void showAll() {
        lines.filterProperty().set("");
        onlyHoles.set(false);
    }

    private void show(@Nullable Diagnosis source) {
        if (source == shown) {
            return;
        }
        shown = source;
        if (source == null) {
            fills = List.of();
            fillCount.set(0);
            title.set("Coverage");
            summary.set("");
            lines.set(List.of());
            return;
        }
        var calls = source.inventory().calls();
        var faulty = files.apply(source).stream().filter(file -> file.status() != FileReport.Status.OK).toList();
        var missing = missing(source);
        var rows = new ArrayList<CoverageRow>();
        calls.all().forEach(call -> rows.add(CoverageRow.of(call)));
        missing.values().stream().filter(hole -> hole.missing().gap().reason() == Gap.Reason.NOT_RECORDED || hole.missing().gap().reason() == Gap.Reason.NARROWER)
                .forEach(hole -> rows.add(CoverageRow.of(hole.missing(), hole.waiting())));
        var told = calls.all().stream().filter(call -> call.damage() != null).map(Call::file).collect(Collectors.toSet());
        faulty.stream().filter(file -> !told.contains(file.file())).forEach(file -> rows.add(CoverageRow.of(file)));
        var worst = rows.stream().collect(Collectors.toMap(CoverageRow::operation, CoverageRow::shape, (one, other) -> one.compareTo(other) < 0 ? one : other));
        rows.sort(Comparator.comparing((CoverageRow row) -> worst.get(row.operation())).thenComparing(CoverageRow::operation).thenComparing(CoverageRow::shape));
        fills = List.copyOf(missing.keySet());
        fillCount.set(fills.size());
        var holes = rows.stream().filter(CoverageRow::isHole).count();
        title.set(holes == 0 ? "Coverage" : "Coverage " + holes);
        summary.set(summary(calls.counts(), calls.all().size(), faulty.size()));
        lines.set(rows);
        fold(worst, rows);
    }

    /// What is whole is folded away where there are several calls of it.
    private void fold(Map<String, Status> worst, List<CoverageRow> rows) {
        var whole = new LinkedHashSet<Group>();
        rows.stream().filter(row -> worst.get(row.operation()) == Status.OK).forEach(row -> whole.add(BY_OPERATION.of().apply(row)));
        if (lines.groupingProperty().get() == BY_OPERATION) {
            lines.foldOnly(whole);
        }
    }

    private record Hole(Missing missing, List<Finding> waiting) {}

    /// What findings wait for, by the command that would tell, over all services of the source.
    private static Map<List<String>, Hole> missing(Diagnosis source) {
        var missing = new LinkedHashMap<List<String>, Hole>();
        for (var service : source.services()) {
            var arn = service.service().serviceArn().split(":", 6);
            var region = arn.length > 3 ? arn[3] : "";
            for (var finding : service.findings()) {
                for (var each : finding.missing()) {
                    missing.computeIfAbsent(each.gap().read().argv(region), _ -> new Hole(each, new ArrayList<>())).waiting().add(finding);
                }
            }
        }
        return missing;
    }

    private static String summary(Map<CallStatus, Integer> counts, int calls, int faulty) {
        var text = new StringBuilder(counts.get(CallStatus.OK) + " of " + calls + (calls == 1 ? " read answered" : " reads answered"));
        counts.forEach((status, count) -> {
            if (status != CallStatus.OK && count > 0) {
                text.append(" · ").append(count).append(' ').append(CoverageRow.word(status));
            }
        });
        if (faulty > 0) {
            text.append(" · ").append(faulty).append(faulty == 1 ? " file not in order" : " files not in order");
        }
        return text.toString();
    }

    private static String text(CoverageRow row) {
        return String.join(" ", row.word(), row.operation(), row.about(), row.file(), row.note(), row.iamAction());
    }
}
