package dev.drydock.ui.reads;

import dev.drydock.bundle.FileReport;
import dev.drydock.check.Diagnosis;
import dev.drydock.check.Status;
import dev.drydock.inventory.call.Call;
import dev.drydock.inventory.call.CallStatus;
import dev.drydock.inventory.call.Read;
import dev.drydock.ui.kit.Selection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The recorded calls and the faulty files of the selected source, the ones that leave something unknown first.
public final class ReadsViewModel {
    private final Function<Diagnosis, List<FileReport>> files;
    private final ObservableList<Line> lines = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("Reads");
    private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
    private @Nullable Diagnosis shown;

    /// A call or a file.
    ///
    /// @param shape by which shape it is shown
    /// @param word what came of it
    /// @param what the call, or that it is a file
    /// @param note why, and what to ask for
    record Line(Status shape, String word, String what, String file, String note) {}

    /// @param files what came of the files of a source
    public ReadsViewModel(Selection selection, Function<Diagnosis, List<FileReport>> files) {
        this.files = files;
        selection.placeProperty().addListener((_, _, place) -> show(place.source()));
        show(selection.place().source());
    }

    ObservableList<Line> lines() {
        return lines;
    }

    /// The tab's title with the count of the lines.
    public ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }

    /// How many reads were answered, and what went wrong with the rest.
    public ReadOnlyStringProperty summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    private void show(@Nullable Diagnosis source) {
        if (source == shown) {
            return;
        }
        shown = source;
        if (source == null) {
            lines.clear();
            title.set("Reads");
            summary.set("");
            return;
        }
        var calls = source.inventory().calls();
        var faulty = files.apply(source).stream().filter(file -> file.status() != FileReport.Status.OK).toList();
        var all = new ArrayList<Line>();
        faulty.forEach(file -> all.add(new Line(Status.WARN, file.status().id(), "file", file.file(), file.reason())));
        calls.all().forEach(call -> all.add(line(call)));
        all.sort(Comparator.comparing(Line::shape));
        lines.setAll(all);
        title.set("Reads " + all.size());
        summary.set(summary(calls.counts(), calls.all().size(), faulty.size()));
    }

    private static String summary(Map<CallStatus, Integer> counts, int calls, int faulty) {
        var text = new StringBuilder(counts.get(CallStatus.OK) + " of " + calls + (calls == 1 ? " read answered" : " reads answered"));
        counts.forEach((status, count) -> {
            if (status != CallStatus.OK && count > 0) {
                text.append(" · ").append(count).append(' ').append(word(status));
            }
        });
        if (faulty > 0) {
            text.append(" · ").append(faulty).append(faulty == 1 ? " file not in order" : " files not in order");
        }
        return text.toString();
    }

    private static String word(CallStatus status) {
        return switch (status) {
            case OK -> "ok";
            case DENIED -> "denied";
            case THROTTLED -> "throttled";
            case ERROR -> "failed";
            case TRUNCATED -> "cut short";
            case SKIPPED -> "skipped";
        };
    }

    private static Line line(Call call) {
        var shape = call.isWhole() ? Status.OK : call.status() == CallStatus.SKIPPED ? Status.NA : Status.UNKNOWN;
        var error = call.error() == null ? "" : call.error().code() + (call.error().message().isEmpty() ? "" : ": " + call.error().message());
        var ask = call.status() == CallStatus.DENIED ? "Ask for " + new Read(call.service(), call.operation(), Map.of()).iamAction() + ". " : "";
        var damage = call.damage() == null ? "" : call.damage();
        var file = call.file() == null ? "" : call.file();
        var note = List.of(ask + error, damage).stream().filter(part -> !part.isBlank()).map(String::strip).collect(Collectors.joining(" "));
        return new Line(shape, call.damage() != null && call.status() == CallStatus.OK ? "damaged" : word(call.status()), call.name(), file, note);
    }
}
