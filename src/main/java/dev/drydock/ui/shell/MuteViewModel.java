package dev.drydock.ui.shell;

import dev.drydock.check.Finding;
import dev.drydock.check.Muting;
import java.time.LocalDate;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// What is asked before a finding is muted.
final class MuteViewModel {
    private final Supplier<LocalDate> today;
    private final ReadOnlyObjectWrapper<@Nullable Finding> finding = new ReadOnlyObjectWrapper<>();
    private final StringProperty reason = new SimpleStringProperty("");
    private final ObjectProperty<@Nullable LocalDate> until = new SimpleObjectProperty<>();
    private final BooleanProperty everyResource = new SimpleBooleanProperty();
    private final BooleanProperty everyBundle = new SimpleBooleanProperty();

    MuteViewModel(Supplier<LocalDate> today) {
        this.today = today;
    }

    /// The finding that is asked about; null while none is.
    ReadOnlyObjectProperty<@Nullable Finding> findingProperty() {
        return finding.getReadOnlyProperty();
    }

    StringProperty reasonProperty() {
        return reason;
    }

    /// The last day; null for good.
    ObjectProperty<@Nullable LocalDate> untilProperty() {
        return until;
    }

    BooleanProperty everyResourceProperty() {
        return everyResource;
    }

    BooleanProperty everyBundleProperty() {
        return everyBundle;
    }

    /// A reason is given, and the last day is not over.
    BooleanBinding isComplete() {
        return Bindings.createBooleanBinding(() -> !reason.get().isBlank() && !isOver(until.get()), reason, until);
    }

    boolean isOver(@Nullable LocalDate day) {
        return day != null && day.isBefore(today.get());
    }

    void ask(Finding about) {
        reason.set("");
        until.set(null);
        everyResource.set(false);
        everyBundle.set(false);
        finding.set(about);
    }

    void cancel() {
        finding.set(null);
    }

    /// What was answered; the question is closed.
    Muting answered() {
        var about = finding.get();
        if (about == null) {
            throw new IllegalStateException("nothing is asked");
        }
        finding.set(null);
        return new Muting(about.check().id(), everyResource.get() ? Muting.ANY : about.resource(), reason.get().strip(), until.get());
    }
}
