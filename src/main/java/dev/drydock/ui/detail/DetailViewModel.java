package dev.drydock.ui.detail;

import dev.drydock.advice.Shell;
import dev.drydock.check.Finding;
import dev.drydock.ui.kit.Place;
import dev.drydock.ui.kit.Selected;
import dev.drydock.ui.kit.Selection;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/// What the detail pane says about the selection, and the shell that it writes commands for.
public final class DetailViewModel {
    private final Selection selection;
    private final ReadOnlyObjectWrapper<Page> page = new ReadOnlyObjectWrapper<>();
    private final ObjectProperty<Shell> shell;

    /// @param shell the shell to begin with
    public DetailViewModel(Selection selection, Shell shell) {
        this.selection = selection;
        this.shell = new SimpleObjectProperty<>(shell);
        selection.placeProperty().addListener((_, _, place) -> page.set(page(place)));
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

    private static Page page(Place place) {
        var source = place.source();
        var service = place.service();
        if (source == null) {
            return new Page.Nothing("");
        }
        if (service == null) {
            return new Page.Nothing("This source holds no ECS service.");
        }
        var inspected = new Page.Inspected(source.inventory().source(), service);
        return switch (place.selected()) {
            case Selected.WholeService _ -> new Page.Overview(inspected);
            case Selected.OfBadge(var badge) -> new Page.OfBadge(inspected, service.badges().get(badge));
            case Selected.OfFinding(var finding) -> new Page.OfFinding(inspected, finding);
            case Selected.OfThing(var target) -> new Page.OfThing(inspected, new Things(source.inventory(), service).of(target), place.findings());
        };
    }
}
