package dev.drydock.ui.shell;

import dev.drydock.check.catalogue.Catalogue;
import dev.drydock.playbook.Journals;
import dev.drydock.playbook.PlaybookReader;
import dev.drydock.ui.kit.Action;
import dev.drydock.ui.kit.ActionRegistry;
import dev.drydock.ui.kit.Copying;
import dev.drydock.ui.kit.Findable;
import dev.drydock.ui.kit.KeyHint;
import dev.drydock.ui.kit.Links;
import dev.drydock.ui.kit.Place;
import dev.drydock.ui.kit.Saving;
import dev.drydock.ui.kit.Times;
import dev.drydock.ui.playbook.DraftViewModel;
import dev.drydock.ui.playbook.GuideFrame;
import dev.drydock.ui.playbook.KeptJournals;
import dev.drydock.ui.playbook.PlaybookFinder;
import dev.drydock.ui.playbook.PlaybookViewModel;
import dev.drydock.ui.playbook.Shelf;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import org.kordamp.ikonli.feather.Feather;

/// Joins the guided playbooks and what the reader does with them to the window. The reader's own playbooks and the journals lie beside the settings.
final class Guiding {
    private final Shelf shelf;
    private final KeptJournals journals;
    private final PlaybookViewModel model;
    private final DraftViewModel draft;
    private final Copying copying;
    private final Workspace workspace;

    /// @param said told what went well, in a few words
    Guiding(Workspace workspace, Settings settings, Path settingsFile, FilePicker picker, Consumer<String> said) {
        this.workspace = workspace;
        shelf = new Shelf(settingsFile.resolveSibling("playbooks"), new PlaybookReader(Catalogue.checks().stream().map(check -> check.info().id()).toList()));
        journals = new KeptJournals(new Journals(settingsFile.resolveSibling("journals")), workspace.keeping(), problem -> workspace.fx().execute(() -> workspace.report(problem)));
        model = new PlaybookViewModel(workspace.selection(), shelf, journals, InstantSource.system(), settings.shellProperty(), workspace.background(), workspace.fx());
        copying = Copying.to(said);
        var saving = new Saving(picker, workspace.background(), workspace.fx(), said, workspace::report);
        draft = new DraftViewModel(workspace.selection(), shelf, journals, copying, saving, workspace.background(), workspace.fx());
    }

    PlaybookViewModel model() {
        return model;
    }

    Findable.Finder finder() {
        return new PlaybookFinder(shelf, model::open);
    }

    Node frame(Node details, ObservableValue<Times> times, Links links) {
        return new GuideFrame(details, model, times, links, copying, draft::copy);
    }

    void addTo(ActionRegistry actions) {
        var hasService = workspace.selection().placeProperty().map(Place::service).map(_ -> true).orElse(false);
        actions.add(
                Action.of("playbooks", Action.Section.GO, "Playbooks…").icon(Feather.BOOK_OPEN).key(KeyCode.G).enabledWhen(hasService).runs(model::choose),
                Action.of("post-mortem-copy", Action.Section.FILE, "Copy the post-mortem draft").icon(Feather.FILE_TEXT).key(KeyCode.G, KeyCombination.SHIFT_DOWN).enabledWhen(hasService).runs(draft::copy),
                Action.of("post-mortem-save", Action.Section.FILE, "Save the post-mortem draft…").icon(Feather.FILE_TEXT).key(KeyCode.S, KeyCombination.SHIFT_DOWN).enabledWhen(hasService)
                        .runs(draft::save));
        actions.tell(
                new KeyHint("Playbook", "↑  or  ↓", "step by step"),
                new KeyHint("Playbook", "Enter", "show a step in full, and select what it is about"),
                new KeyHint("Playbook", "Space", "tick a step"),
                new KeyHint("Playbook", "C", "copy a step's command"),
                new KeyHint("Playbook", "N", "write a note"));
    }

    /// Returns once all that was ticked and noted is kept.
    void finish() {
        journals.finish();
    }
}
