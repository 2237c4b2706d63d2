package dev.drydock.ui.shell;

import dev.drydock.advice.Shell;
import dev.drydock.bundle.Limits;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What the user chose, and what is remembered from one run to the next. [SettingsFile] keeps it.
public final class Settings {
    public static final int SMALLEST_TEXT = 80;
    public static final int LARGEST_TEXT = 200;
    /// In GiB.
    public static final int SMALLEST_BUNDLE = 1;
    public static final int LARGEST_BUNDLE = 16;
    static final int USUAL_TEXT = 100;
    private static final int TEXT_STEP = 10;
    private static final int RECENT = 10;

    private final ObjectProperty<ThemeChoice> theme = new SimpleObjectProperty<>(ThemeChoice.SYSTEM);
    private final IntegerProperty textSize = new SimpleIntegerProperty(USUAL_TEXT);
    private final ObjectProperty<TimeChoice> times = new SimpleObjectProperty<>(TimeChoice.UTC);
    private final ObjectProperty<Shell> shell;
    private final BooleanProperty reducedMotion = new SimpleBooleanProperty();
    private final BooleanProperty softwareRendering = new SimpleBooleanProperty();
    private final IntegerProperty largestBundle = new SimpleIntegerProperty(SMALLEST_BUNDLE);
    private final ObjectProperty<WindowLayout> layout = new SimpleObjectProperty<>(WindowLayout.NONE);
    private final ObservableList<String> sources = FXCollections.observableArrayList();
    private final ObservableList<String> recentSources = FXCollections.observableArrayList();
    private final ObservableList<String> recentActions = FXCollections.observableArrayList();

    /// @param shell the shell to write commands for until another is chosen
    public Settings(Shell shell) {
        this.shell = new SimpleObjectProperty<>(shell);
    }

    public ObjectProperty<ThemeChoice> themeProperty() {
        return theme;
    }

    /// In percent of the usual, from [#SMALLEST_TEXT] to [#LARGEST_TEXT].
    public IntegerProperty textSizeProperty() {
        return textSize;
    }

    void largerText() {
        textSize.set(Math.min(LARGEST_TEXT, textSize.get() + TEXT_STEP));
    }

    void smallerText() {
        textSize.set(Math.max(SMALLEST_TEXT, textSize.get() - TEXT_STEP));
    }

    public ObjectProperty<TimeChoice> timesProperty() {
        return times;
    }

    /// The shell that commands are written for.
    public ObjectProperty<Shell> shellProperty() {
        return shell;
    }

    /// Whether nothing moves, even where the system does not ask for that.
    public BooleanProperty reducedMotionProperty() {
        return reducedMotion;
    }

    /// Whether the processor draws instead of the graphics card; holds from the next start.
    public BooleanProperty softwareRenderingProperty() {
        return softwareRendering;
    }

    /// How many GiB a bundle may be unpacked, from [#SMALLEST_BUNDLE] to [#LARGEST_BUNDLE].
    public IntegerProperty largestBundleProperty() {
        return largestBundle;
    }

    /// What a bundle may take.
    public Limits limits() {
        var usual = Limits.DEFAULT;
        var times = largestBundle.get();
        return new Limits(usual.totalBytes() * times, usual.fileBytes() * times, usual.entries() * times, usual.ratio(), usual.nesting());
    }

    public ObjectProperty<WindowLayout> layoutProperty() {
        return layout;
    }

    /// The sources that were open last; none the first time.
    public ObservableList<String> sources() {
        return sources;
    }

    /// What was opened before, the newest first.
    public ObservableList<String> recentSources() {
        return recentSources;
    }

    void remember(String source) {
        if (recentSources.isEmpty() || !recentSources.getFirst().equals(source)) {
            recentSources.remove(source);
            recentSources.addFirst(source);
            if (recentSources.size() > RECENT) {
                recentSources.remove(RECENT, recentSources.size());
            }
        }
    }

    /// The ids of what was done last; see [dev.drydock.ui.kit.ActionRegistry#recent()].
    public ObservableList<String> recentActions() {
        return recentActions;
    }

    /// Tells of every change.
    void whenChanged(Consumer<Settings> told) {
        for (var each : List.<Observable>of(theme, textSize, times, shell, reducedMotion, softwareRendering, largestBundle, layout, sources, recentSources, recentActions)) {
            each.addListener(_ -> told.accept(this));
        }
    }
}
