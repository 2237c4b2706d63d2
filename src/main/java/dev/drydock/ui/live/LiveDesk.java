package dev.drydock.ui.live;

import dev.drydock.capture.Capture;
import dev.drydock.capture.Session;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The live sources that are open, each beside the others. Used on the FX thread.
public final class LiveDesk implements AutoCloseable {
    /// How often a watch looks unless another interval is chosen.
    public static final Duration USUAL = Duration.ofSeconds(30);
    /// The intervals that are offered.
    public static final List<Duration> INTERVALS = List.of(Duration.ofSeconds(10), USUAL, Duration.ofSeconds(60), Duration.ofSeconds(120));
    /// Changes that are said one by one; more are counted.
    private static final int SAID = 2;

    private final Capture capture;
    private final Diagnoses diagnoses;
    private final ExecutorService threads;
    private final Executor fx;
    private final InstantSource clock;
    private final Screen screen;
    private final ObservableList<LiveSource> sources = FXCollections.observableArrayList();
    private final ReadOnlyIntegerWrapper unseen = new ReadOnlyIntegerWrapper();

    /// @param threads virtual ones
    public LiveDesk(Capture capture, Diagnoses diagnoses, ExecutorService threads, Executor fx, InstantSource clock, Screen screen) {
        this.capture = capture;
        this.diagnoses = diagnoses;
        this.threads = threads;
        this.fx = fx;
        this.clock = clock;
        this.screen = screen;
    }

    public ObservableList<LiveSource> sources() {
        return sources;
    }

    /// Changed badges that nobody has looked at yet.
    public ReadOnlyIntegerProperty unseenProperty() {
        return unseen.getReadOnlyProperty();
    }

    /// Somebody has looked.
    public void seen() {
        unseen.set(0);
    }

    /// Reads an account. One that is read already as the same role in the same region goes on with these credentials.
    public LiveSource open(Session session) {
        var same = sources.stream().filter(source -> isSame(source.session(), session)).findFirst();
        if (same.isPresent()) {
            same.get().resume(session);
            return same.get();
        }
        var source = new LiveSource(screen.newId(), session, capture, diagnoses, threads, fx, screen, this::changed);
        sources.add(source);
        source.start();
        return source;
    }

    private static boolean isSame(Session one, Session other) {
        return Objects.equals(one.profile(), other.profile()) && Objects.equals(one.account(), other.account()) && Objects.equals(one.role(), other.role())
                && one.regionName().equals(other.regionName()) && Objects.equals(one.endpoint(), other.endpoint());
    }

    public Optional<LiveSource> at(@Nullable String where) {
        return sources.stream().filter(source -> source.where().equals(where)).findFirst();
    }

    /// Ends a source whose place on the screen was closed.
    public void forget(LiveSource source) {
        if (sources.remove(source)) {
            source.close();
        }
    }

    /// Asks nothing while nobody looks.
    public void hidden(boolean nobodyLooks) {
        sources.forEach(source -> source.hidden(nobodyLooks));
    }

    /// How old the data of a source are, in words: `refreshed 12 s ago`.
    public String age(LiveSource source) {
        var state = source.stateProperty().get();
        var readAt = state.readAt();
        if (readAt == null) {
            return "";
        }
        var ago = Ago.of(Duration.between(readAt, clock.instant()));
        return switch (state.phase()) {
            case READING -> "reading since " + ago.replace(" ago", "");
            case SIGN_IN_NEEDED -> "signed out · data of " + ago;
            case CANCELLED -> "cancelled · data of " + ago;
            case REFRESHING, READ -> "refreshed " + ago;
        };
    }

    private void changed(List<BadgeChange> changes) {
        unseen.set(unseen.get() + changes.size());
        changes.stream().limit(SAID).forEach(change -> screen.tell(change.says()));
        if (changes.size() > SAID) {
            screen.tell(changes.size() - SAID + " more badges changed");
        }
    }

    @Override
    public void close() {
        sources.forEach(LiveSource::close);
        sources.clear();
    }
}
