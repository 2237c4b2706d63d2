package dev.drydock.ui.kit;

import dev.drydock.bundle.Progress;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/// Work in the background that a dialog shows and may cancel. The working thread reports to it; it tells the window at its own pace.
public final class Undertaking implements Progress {
    private static final double UNKNOWN = -1;

    private final Executor fx;
    private final ReadOnlyDoubleWrapper fraction = new ReadOnlyDoubleWrapper(UNKNOWN);
    private final ReadOnlyStringWrapper says;
    /// The newest report that the window has not seen; at most one is under way to it, however fast they come.
    private final AtomicReference<@Nullable Report> latest = new AtomicReference<>();
    private volatile boolean cancelled;

    private record Report(String file, double fraction) {}

    /// @param says what is done, until the first report
    public Undertaking(String says, Executor fx) {
        this.fx = fx;
        this.says = new ReadOnlyStringWrapper(says);
    }

    /// From 0 to 1, or -1 while that is not known.
    public ReadOnlyDoubleProperty fractionProperty() {
        return fraction.getReadOnlyProperty();
    }

    /// What is being done, in words.
    public ReadOnlyStringProperty saysProperty() {
        return says.getReadOnlyProperty();
    }

    public void cancel() {
        cancelled = true;
    }

    @Override
    public void at(String file, long done, long total) {
        if (latest.getAndSet(new Report(file, total > 0 ? Math.min(1, (double) done / total) : UNKNOWN)) == null) {
            fx.execute(this::show);
        }
    }

    @Override
    public boolean isCancelled() {
        return cancelled;
    }

    private void show() {
        var report = latest.getAndSet(null);
        if (report != null) {
            fraction.set(report.fraction());
            says.set(report.file());
        }
    }
}
