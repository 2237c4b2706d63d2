package dev.drydock.ui.shell;

import dev.drydock.bundle.Progress;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/// A load under way. The loading thread reports to it; the window watches it, and may cancel it.
public final class Load implements Progress {
    private static final double UNKNOWN = -1;

    private final String where;
    private final Executor fx;
    private final ReadOnlyDoubleWrapper fraction = new ReadOnlyDoubleWrapper(UNKNOWN);
    private final ReadOnlyStringWrapper says;
    /// The newest report that the window has not seen; at most one is under way to it, however fast they come.
    private final AtomicReference<@Nullable Report> latest = new AtomicReference<>();
    private volatile boolean cancelled;
    private final Runnable whenCancelled;

    private record Report(String file, double fraction) {}

    Load(String where, Executor fx) {
        this("Opening " + where, where, fx, () -> {});
    }

    /// @param doing what is done, until the first report
    /// @param whenCancelled ends what does not look at [#isCancelled()] by itself
    Load(String doing, String where, Executor fx, Runnable whenCancelled) {
        this.where = where;
        this.whenCancelled = whenCancelled;
        this.fx = fx;
        says = new ReadOnlyStringWrapper(doing);
    }

    public String where() {
        return where;
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
        whenCancelled.run();
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
            says.set("Reading " + report.file());
        }
    }
}
