package dev.drydock.ui.coverage;

import dev.drydock.advice.Shell;
import dev.drydock.check.Diagnosis;
import dev.drydock.check.Status;
import dev.drydock.coverage.Coverage;
import dev.drydock.coverage.Fill;
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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
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
    private final Function<Diagnosis, Supplier<Coverage>> coverages;
    private final Executor background;
    private final Executor fx;
    private final LinesModel<CoverageRow> lines = new LinesModel<>(CoverageViewModel::text);
    private final BooleanProperty onlyHoles = new SimpleBooleanProperty();
    private final ReadOnlyIntegerWrapper fillCount = new ReadOnlyIntegerWrapper();
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("Coverage");
    private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
    private @Nullable Coverage coverage;
    private @Nullable Diagnosis shown;

    /// @param coverages what works out what a source lacks; called off the FX thread, for it takes its time on a large one
    /// @param background where that is done
    /// @param fx where this is told of it
    public CoverageViewModel(Selection selection, Function<Diagnosis, Supplier<Coverage>> coverages, Executor background, Executor fx) {
        this.selection = selection;
        this.coverages = coverages;
        this.background = background;
        this.fx = fx;
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

    /// How many commands would fill the holes, of those that the AWS CLI can record.
    ReadOnlyIntegerProperty fillCountProperty() {
        return fillCount.getReadOnlyProperty();
    }

    /// What fills the holes, to be pasted where the bundle lies: its answers are found without being named. Empty while there is nothing to fill.
    String paste(Shell shell) {
        return coverage == null ? "" : coverage.paste(shell);
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
        coverage = null;
        fillCount.set(0);
        title.set("Coverage");
        summary.set("");
        lines.set(List.of());
        if (source != null) {
            var work = coverages.apply(source);
            background.execute(() -> {
                var found = work.get();
                var rows = rows(source, found);
                fx.execute(() -> {
                    if (source == shown) {
                        show(found, rows);
                    }
                });
            });
        }
    }

    private void show(Coverage found, List<CoverageRow> rows) {
        coverage = found;
        fillCount.set((int) found.fills().stream().filter(Fill::isRecordable).count());
        var holes = rows.stream().filter(CoverageRow::isHole).count();
        title.set(holes == 0 ? "Coverage" : "Coverage " + holes);
        summary.set(summary(found));
        lines.set(rows);
        fold(worst(rows), rows);
    }

    private static List<CoverageRow> rows(Diagnosis source, Coverage found) {
        var calls = source.inventory().calls();
        var rows = new ArrayList<CoverageRow>();
        calls.all().forEach(call -> rows.add(CoverageRow.of(call)));
        found.holes().stream().filter(hole -> hole.gap().reason() == Gap.Reason.NOT_RECORDED || hole.gap().reason() == Gap.Reason.NARROWER).forEach(hole -> rows.add(CoverageRow.of(hole)));
        var told = calls.all().stream().filter(call -> call.damage() != null).map(Call::file).collect(Collectors.toSet());
        found.faulty().stream().filter(file -> !told.contains(file.file())).forEach(file -> rows.add(CoverageRow.of(file)));
        var worst = worst(rows);
        rows.sort(Comparator.comparing((CoverageRow row) -> worst.get(row.operation())).thenComparing(CoverageRow::operation).thenComparing(CoverageRow::shape));
        return rows;
    }

    /// The worst outcome of each call.
    private static Map<String, Status> worst(List<CoverageRow> rows) {
        return rows.stream().collect(Collectors.toMap(CoverageRow::operation, CoverageRow::shape, (one, other) -> one.compareTo(other) < 0 ? one : other));
    }

    /// What is whole is folded away where there are several calls of it.
    private void fold(Map<String, Status> worst, List<CoverageRow> rows) {
        var whole = new LinkedHashSet<Group>();
        rows.stream().filter(row -> worst.get(row.operation()) == Status.OK).forEach(row -> whole.add(BY_OPERATION.of().apply(row)));
        if (lines.groupingProperty().get() == BY_OPERATION) {
            lines.foldOnly(whole);
        }
    }

    private static String summary(Coverage found) {
        var calls = found.counts().values().stream().mapToInt(Integer::intValue).sum() + found.damaged();
        var text = new StringBuilder(found.counts().get(CallStatus.OK) + " of " + calls + (calls == 1 ? " read answered" : " reads answered"));
        found.counts().forEach((status, count) -> {
            if (status != CallStatus.OK && count > 0) {
                text.append(" · ").append(count).append(' ').append(CoverageRow.word(status));
            }
        });
        if (!found.faulty().isEmpty()) {
            text.append(" · ").append(found.faulty().size()).append(found.faulty().size() == 1 ? " file not in order" : " files not in order");
        }
        return text.toString();
    }

    private static String text(CoverageRow row) {
        return String.join(" ", row.word(), row.operation(), row.about(), row.file(), row.note(), row.iamAction());
    }
}
