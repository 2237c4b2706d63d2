package dev.drydock.ui.shell;

import dev.drydock.advice.Shell;
import dev.drydock.report.DiagnosedBundle;
import dev.drydock.ui.compare.CompareView;
import dev.drydock.ui.compare.CompareViewModel;
import dev.drydock.ui.compare.Side;
import dev.drydock.ui.export.ExportView;
import dev.drydock.ui.export.ExportViewModel;
import dev.drydock.ui.kit.Action;
import dev.drydock.ui.kit.ActionRegistry;
import dev.drydock.ui.kit.Card;
import dev.drydock.ui.kit.Cards;
import dev.drydock.ui.kit.Chooser;
import dev.drydock.ui.kit.Copying;
import dev.drydock.ui.kit.Saving;
import dev.drydock.ui.kit.SourceName;
import dev.drydock.ui.kit.Theme;
import dev.drydock.ui.kit.Times;
import dev.drydock.ui.kit.WorkTab;
import dev.drydock.ui.path.PathActions;
import dev.drydock.ui.path.PathPicture;
import dev.drydock.ui.path.PathView;
import dev.drydock.ui.redaction.RedactionView;
import dev.drydock.ui.redaction.RedactionViewModel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.Button;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import org.kordamp.ikonli.feather.Feather;

/// Joins what leaves the window to it: redacted copies, comparisons and reports.
final class Leaving {
    private static final List<String> SHOW_CASE = List.of("sample:stall-at-600-before", "sample:stall-at-600-after");

    private final Workspace workspace;
    private final Cards cards;
    private final Saving saving;
    private final Origin origin;
    private final Consumer<String> said;
    private final RedactionViewModel redaction;
    private final Copying copying;
    private final ObservableList<DiagnosedBundle> bundles = FXCollections.observableArrayList();
    private final ObservableList<Side> sides = FXCollections.observableArrayList();

    /// @param said told what went well, in a few words
    Leaving(Workspace workspace, FilePicker picker, Origin origin, Cards cards, Consumer<String> said) {
        this.workspace = workspace;
        this.cards = cards;
        this.origin = origin;
        this.said = said;
        redaction = new RedactionViewModel(origin.whereabouts(), origin.tool(), picker, workspace.background(), workspace.fx(), said);
        copying = Copying.to(said);
        saving = new Saving(picker, workspace.background(), workspace.fx(), said, workspace::report);
        ListChangeListener<OpenSource> follow = _ -> {
            bundles.setAll(workspace.sources().stream().map(source -> new DiagnosedBundle(source.bundle(), source.diagnosis())).toList());
            sides.setAll(workspace.sources().stream().map(source -> new Side(source.where(), new DiagnosedBundle(source.bundle(), source.diagnosis()))).toList());
        };
        workspace.sources().addListener(follow);
    }

    /// @param somethingOpen whether there is a source to write about
    void addTo(ActionRegistry actions, ObservableValue<Boolean> somethingOpen, ObservableValue<Theme> theme, ObservableValue<Shell> shell) {
        var export = new ExportViewModel(bundles, workspace.selection(), saving, origin.tool(), shell, workspace.background(), workspace.fx());
        actions.add(Action.of("export", Action.Section.FILE, "Export…").icon(Feather.SHARE).key(KeyCode.E).enabledWhen(somethingOpen).bar(Action.Bar.SOURCE)
                .runs(() -> export(export, theme.getValue().isDark())));
        actions.add(Action.of("redact", Action.Section.FILE, "Redacted copy…").icon(Feather.SHIELD).key(KeyCode.R, KeyCombination.SHIFT_DOWN).enabledWhen(somethingOpen)
                .runs(this::redact));
    }

    /// Adds what takes the picture elsewhere.
    ///
    /// @param drawn whether there is one
    void addPicture(ActionRegistry actions, PathView view, ObservableValue<Boolean> drawn) {
        actions.add(
                Action.of("picture-copy", Action.Section.VIEW, "Copy the picture").under(PathActions.MENU).icon(Feather.COPY).key(KeyCode.C, KeyCombination.SHIFT_DOWN)
                        .enabledWhen(drawn).runs(() -> view.picture().ifPresent(this::copy)),
                Action.of("picture-png", Action.Section.VIEW, "Save the picture as PNG…").under(PathActions.MENU).icon(Feather.IMAGE).enabledWhen(drawn)
                        .runs(() -> view.picture().ifPresent(picture -> save(picture, "PNG pictures", "png"))),
                Action.of("picture-svg", Action.Section.VIEW, "Save the picture as SVG…").under(PathActions.MENU).icon(Feather.IMAGE).enabledWhen(drawn)
                        .runs(() -> view.picture().ifPresent(picture -> save(picture, "SVG pictures", "svg"))));
    }

    private void copy(PathPicture picture) {
        workspace.background().execute(() -> {
            var png = picture.png();
            workspace.fx().execute(() -> {
                Clipboard.getSystemClipboard().setContent(picture.forClipboard(png));
                said.accept("Copied the picture");
            });
        });
    }

    private void save(PathPicture picture, String kind, String extension) {
        saving.save("Save the picture", Saving.fileName(picture.drawing().title()) + "." + extension, new Chooser.FileKind(kind, extension),
                out -> out.write(extension.equals("svg") ? picture.svg().getBytes(StandardCharsets.UTF_8) : picture.png()));
    }

    WorkTab compareTab(Runnable openMore, ObservableValue<Times> times) {
        var model = new CompareViewModel(sides, workspace.selection(), saving, origin.tool(), workspace.background(), workspace.fx());
        return new WorkTab("compare", "Compare", Feather.COLUMNS, new SimpleStringProperty("Compare"),
                () -> new CompareView(model, times, text -> copying.copy("the comparison as Markdown", text), openMore, () -> workspace.open(Opening.of(SHOW_CASE))));
    }

    private void export(ExportViewModel model, boolean dark) {
        model.ask(dark);
        var view = new ExportView(model, copying);
        var redacted = new Button("Redacted bundle…");
        redacted.setId("export-bundle");
        var card = new Card("export-card", "Export", 560, view).withButtons(redacted, view.copyButton(), view.saveButton()).withFocusOn(view.first());
        redacted.setOnAction(_ -> {
            card.close();
            redact();
        });
        cards.open(card);
    }

    /// Shows what a redacted copy of the source that is shown would hold, and saves it.
    void redact() {
        shown().ifPresent(source -> redact(redaction, source));
    }

    private void redact(RedactionViewModel model, OpenSource source) {
        var view = new RedactionView(model);
        var close = new Button("Close");
        close.setId("redaction-close");
        var card = new Card("redaction", "Redacted copy of " + SourceName.of(source.diagnosis().inventory().source()), 1120, view)
                .withButtons(close, view.saveButton()).withFocusOn(view.first()).whenClosed(model::close);
        close.setOnAction(_ -> card.close());
        var live = source.live();
        if (live == null) {
            model.ask(source.where(), source.bundle());
        } else {
            // What is on the screen at this moment, whatever comes while the preview is looked at.
            model.ask(SourceName.of(source.diagnosis().inventory().source()).replaceAll("[^\\p{L}\\p{N}._-]+", "-"), source.bundle(), live.recording());
        }
        cards.open(card);
    }

    private Optional<OpenSource> shown() {
        var selected = workspace.selection().place().source();
        return workspace.sources().stream().filter(source -> source.diagnosis() == selected).findFirst();
    }
}
