package dev.drydock.ui.shell;

import dev.drydock.check.Diagnosis;
import dev.drydock.ui.kit.Action;
import dev.drydock.ui.kit.ActionRegistry;
import dev.drydock.ui.kit.Findable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.kordamp.ikonli.feather.Feather;

/// What the palette finds: actions at once, and what the open sources hold as soon as it has been listed, which is done once for each set of sources.
final class PaletteViewModel {
    private static final int SHOWN = 60;
    private static final int RECENT_BONUS = 60;

    private final ActionRegistry actions;
    private final ObservableList<Diagnosis> sources;
    private final List<Findable.Finder> finders;
    private final Executor background;
    private final Executor fx;
    private final StringProperty query = new SimpleStringProperty("");
    private final ObservableList<Findable> found = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper listing = new ReadOnlyBooleanWrapper();
    private List<Findable> things = List.of();
    private int listings;

    /// @param finders list what can be gone to
    /// @param background where they do
    PaletteViewModel(ActionRegistry actions, ObservableList<Diagnosis> sources, List<Findable.Finder> finders, Executor background, Executor fx) {
        this.actions = actions;
        this.sources = sources;
        this.finders = finders;
        this.background = background;
        this.fx = fx;
        query.addListener((_, _, _) -> find());
        sources.addListener((ListChangeListener<Diagnosis>) _ -> list());
        list();
    }

    StringProperty queryProperty() {
        return query;
    }

    /// What matches, best first; while nothing is asked for, what was used last, and then the worst services and the actions.
    ObservableList<Findable> found() {
        return found;
    }

    /// Whether the open sources are still being listed.
    ReadOnlyBooleanProperty listingProperty() {
        return listing.getReadOnlyProperty();
    }

    /// Begins anew, as when the palette opens.
    void open() {
        if (query.get().isEmpty()) {
            find();
        } else {
            query.set("");
        }
    }

    void choose(Findable findable) {
        actions.remember(findable.id());
        findable.go().run();
    }

    private void list() {
        var mine = ++listings;
        var open = List.copyOf(sources);
        things = List.of();
        listing.set(true);
        background.execute(() -> {
            var listed = finders.stream().flatMap(finder -> finder.in(open).stream()).toList();
            fx.execute(() -> {
                if (mine == listings) {
                    things = listed;
                    listing.set(false);
                    find();
                }
            });
        });
    }

    private void find() {
        var all = new ArrayList<Findable>();
        actions.all().stream().filter(Action::isEnabled).filter(action -> !action.id().equals(Palette.ID)).forEach(action -> all.add(findable(action)));
        var recent = List.copyOf(actions.recent());
        if (query.get().isBlank()) {
            all.addAll(0, things.stream().limit(SHOWN).toList());
            found.setAll(recentFirst(recent, all));
        } else {
            all.addAll(things);
            found.setAll(new Fuzzy(query.get()).best(all, SHOWN, findable -> recent.contains(findable.id()) ? RECENT_BONUS : 0));
        }
    }

    private List<Findable> recentFirst(List<String> recent, List<Findable> all) {
        var wanted = new HashSet<>(recent);
        var used = new ArrayList<Findable>();
        things.stream().filter(thing -> wanted.contains(thing.id())).forEach(used::add);
        all.stream().filter(each -> wanted.contains(each.id()) && !used.contains(each)).forEach(used::add);
        used.sort((a, b) -> Integer.compare(recent.indexOf(a.id()), recent.indexOf(b.id())));
        var services = all.stream().filter(each -> each.kind().equals("Service")).limit(12);
        var rest = all.stream().filter(each -> each.kind().equals("Action"));
        var first = new ArrayList<>(used);
        Stream.concat(services, rest).filter(each -> !wanted.contains(each.id())).forEach(first::add);
        return first;
    }

    private Findable findable(Action action) {
        var where = action.section().title() + (action.submenu() == null ? "" : " › " + action.submenu());
        var key = action.shownKey();
        return new Findable(action.id(), "Action", action.icon() == null ? Feather.CHEVRON_RIGHT : action.icon(), action.title().getValue(),
                key.isEmpty() ? where : where + " · " + key, () -> actions.run(action));
    }
}
