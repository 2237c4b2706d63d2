package dev.drydock.ui.detail;

import dev.drydock.advice.Shell;
import dev.drydock.bundle.FileReport;
import dev.drydock.check.Diagnosis;
import dev.drydock.check.Finding;
import dev.drydock.report.MarkdownReport;
import dev.drydock.ui.kit.Place;
import dev.drydock.ui.kit.Selected;
import dev.drydock.ui.kit.Selection;
import dev.drydock.ui.kit.Times;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

/// What the detail pane says about the selection, and the shell that it writes commands for.
public final class DetailViewModel {
    private final Selection selection;
    private final ReadOnlyObjectWrapper<Page> page = new ReadOnlyObjectWrapper<>();
    private final ObjectProperty<Shell> shell;
    private final ObservableValue<Times> times;
    private final Function<Diagnosis, List<FileReport>> files;

    /// @param shell the shell that commands are written for; chosen here and among the settings
    /// @param times how times are written
    /// @param files what came of the files of a source
    public DetailViewModel(Selection selection, ObjectProperty<Shell> shell, ObservableValue<Times> times, Function<Diagnosis, List<FileReport>> files) {
        this.selection = selection;
        this.shell = shell;
        this.times = times;
        this.files = files;
        selection.placeProperty().addListener((_, _, place) -> page.set(page(place)));
        times.addListener((_, _, _) -> page.set(page(selection.place())));
        page.set(page(selection.place()));
    }

    ReadOnlyObjectProperty<Page> pageProperty() {
        return page.getReadOnlyProperty();
    }

    ObjectProperty<Shell> shellProperty() {
        return shell;
    }

    void select(Finding finding) {
        selection.select(finding);
    }

    void select(Selected selected) {
        selection.select(selected);
    }

    /// The finding as a section of Markdown, to be pasted into a ticket.
    String markdown(Finding finding) {
        var place = selection.place();
        return place.source() == null || place.service() == null ? "" : MarkdownReport.finding(place.source(), place.service(), finding);
    }

    private Page page(Place place) {
        var source = place.source();
        var service = place.service();
        if (source == null) {
            return new Page.Nothing("");
        }
        switch (place.selected()) {
            case Selected.OfCall(var call) -> {
                return new Page.OfThing(Answers.call(call, times.getValue()), place.findings());
            }
            case Selected.OfFile(var file) -> {
                return new Page.OfThing(Answers.file(file, files.apply(source)), place.findings());
            }
            default -> {}
        }
        if (service == null) {
            return new Page.Nothing("This source holds no ECS service.");
        }
        var inspected = new Page.Inspected(source.inventory().source(), service);
        return switch (place.selected()) {
            case Selected.WholeService _ -> new Page.Overview(inspected);
            case Selected.OfBadge(var badge) -> new Page.OfBadge(inspected, service.badges().get(badge));
            case Selected.OfFinding(var finding) -> new Page.OfFinding(inspected, finding, null);
            case Selected.OfEvidence(var finding, var evidence) -> new Page.OfFinding(inspected, finding, evidence);
            case Selected.OfThing(var target) -> new Page.OfThing(new Things(source.inventory(), service, times.getValue()).of(target), place.findings());
            case Selected.OfEvent(var event) -> new Page.OfThing(new Things(source.inventory(), service, times.getValue()).event(event, place.subjects()), place.findings());
            case Selected.OfCall _, Selected.OfFile _ -> new Page.Nothing("");
        };
    }
}
