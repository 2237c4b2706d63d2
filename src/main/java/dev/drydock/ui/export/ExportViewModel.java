package dev.drydock.ui.export;

import dev.drydock.advice.Shell;
import dev.drydock.bundle.WholeFile;
import dev.drydock.check.ServiceDiagnosis;
import dev.drydock.drawing.Palette;
import dev.drydock.drawing.PathDrawing;
import dev.drydock.report.DiagnosedBundle;
import dev.drydock.report.HtmlReport;
import dev.drydock.report.JsonReport;
import dev.drydock.report.MarkdownReport;
import dev.drydock.report.PngWriter;
import dev.drydock.report.SarifReport;
import dev.drydock.report.SvgWriter;
import dev.drydock.report.TextReport;
import dev.drydock.ui.kit.Saving;
import dev.drydock.ui.kit.Selection;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// In which form, and of what, a report or picture is saved or copied.
public final class ExportViewModel {
    private final ObservableList<DiagnosedBundle> open;
    private final Selection selection;
    private final Saving saving;
    private final String tool;
    private final ObservableValue<Shell> shell;
    private final Executor background;
    private final Executor fx;
    private final ObjectProperty<Format> format = new SimpleObjectProperty<>(Format.HTML);
    private final ObjectProperty<@Nullable Scope> scope = new SimpleObjectProperty<>();
    private final BooleanProperty dark = new SimpleBooleanProperty();
    private final ObservableList<Scope> scopes = FXCollections.observableArrayList();

    /// @param open the sources that are open
    /// @param tool what a report says wrote it: `drydock 0.1.0`
    /// @param shell the shell that the text report writes commands for, as it is chosen when a report is asked for
    /// @param background where reports are written
    /// @param fx where this is told of it
    public ExportViewModel(ObservableList<DiagnosedBundle> open, Selection selection, Saving saving, String tool, ObservableValue<Shell> shell, Executor background, Executor fx) {
        this.open = open;
        this.selection = selection;
        this.saving = saving;
        this.tool = tool;
        this.shell = shell;
        this.background = background;
        this.fx = fx;
    }

    ObjectProperty<Format> formatProperty() {
        return format;
    }

    ObjectProperty<@Nullable Scope> scopeProperty() {
        return scope;
    }

    /// Whether a picture is drawn in dark colours.
    BooleanProperty darkProperty() {
        return dark;
    }

    /// What a report can tell of.
    ObservableList<Scope> scopes() {
        return scopes;
    }

    /// Offers what is there now, and what is shown first.
    ///
    /// @param isDark whether the window is dark
    public void ask(boolean isDark) {
        dark.set(isDark);
        var offered = new ArrayList<Scope>();
        var shown = open.stream().filter(bundle -> bundle.diagnosis() == selection.place().source()).findFirst();
        var service = selection.place().service();
        shown.ifPresent(bundle -> {
            if (service != null) {
                offered.add(Scope.of(bundle, service));
            }
            offered.add(Scope.of(bundle));
        });
        if (open.size() > 1) {
            offered.add(Scope.of(open));
        }
        scopes.setAll(offered);
        scope.set(offered.isEmpty() ? null : offered.getFirst());
    }

    /// Whether there is something to save in the chosen form.
    boolean canSave() {
        return format.get().isPicture() ? selection.place().service() != null : scope.get() != null;
    }

    /// Asks where to, and writes it.
    void save() {
        var chosen = format.get();
        var of = scope.get();
        var service = selection.place().service();
        if (chosen.isPicture() && service != null) {
            saving.save("Save the picture", chosen.fileName(Saving.fileName(service.service().name() + "-path")), chosen.kind(), picture(chosen, service));
        } else if (!chosen.isPicture() && of != null) {
            saving.save("Save the report", chosen.fileName(of.stem()), chosen.kind(), report(chosen, of));
        }
    }

    /// Works out the text of the report and gives it to be copied.
    void copy(Consumer<String> then) {
        var chosen = format.get();
        var of = scope.get();
        if (of != null && chosen.isCopied()) {
            var report = report(chosen, of);
            background.execute(() -> {
                var out = new ByteArrayOutputStream();
                try {
                    report.write(out);
                } catch (IOException e) {
                    throw new UncheckedIOException("memory can be written", e);
                }
                fx.execute(() -> then.accept(out.toString(StandardCharsets.UTF_8)));
            });
        }
    }

    private WholeFile.Content report(Format chosen, Scope of) {
        List<DiagnosedBundle> bundles = of.bundles();
        var now = shell.getValue();
        return switch (chosen) {
            case HTML -> out -> text(out, HtmlReport.write(tool, bundles));
            case MARKDOWN -> out -> text(out, MarkdownReport.write(tool, bundles));
            case TEXT -> out -> text(out, new TextReport(now, false).write(bundles));
            case JSON -> out -> new JsonReport(tool).write(bundles, out);
            case SARIF -> out -> new SarifReport(tool).write(bundles, out);
            case PNG, SVG -> throw new IllegalArgumentException(chosen + " is no report");
        };
    }

    private WholeFile.Content picture(Format chosen, ServiceDiagnosis service) {
        var palette = dark.get() ? Palette.DARK : Palette.LIGHT;
        return out -> {
            var drawing = PathDrawing.of(service);
            if (chosen == Format.SVG) {
                text(out, SvgWriter.write(drawing, palette));
            } else {
                new PngWriter(palette).write(drawing, out);
            }
        };
    }

    private static void text(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
