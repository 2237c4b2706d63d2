package dev.drydock.ui.shell;

import dev.drydock.bundle.Progress;
import dev.drydock.capture.Policy;
import dev.drydock.capture.Session;
import dev.drydock.capture.credentials.RegionNames;
import dev.drydock.capture.profile.Profiles;
import dev.drydock.report.DiagnosedBundle;
import dev.drydock.ui.kit.Action;
import dev.drydock.ui.kit.Action.Section;
import dev.drydock.ui.kit.Card;
import dev.drydock.ui.kit.Copying;
import dev.drydock.ui.kit.Findable;
import dev.drydock.ui.kit.Links;
import dev.drydock.ui.kit.Notice;
import dev.drydock.ui.kit.Times;
import dev.drydock.ui.live.LiveDesk;
import dev.drydock.ui.live.LiveSource;
import dev.drydock.ui.live.LiveSource.Phase;
import dev.drydock.ui.live.RegionView;
import dev.drydock.ui.live.Screen;
import dev.drydock.ui.live.Snapshot;
import dev.drydock.ui.signin.ProfileRow;
import dev.drydock.ui.signin.SignInView;
import dev.drydock.ui.signin.SignInViewModel;
import dev.drydock.ui.signin.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ListChangeListener;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// Joins signing in and live sources to the window: their actions, what the palette finds of them, and what is to be known of the one that is shown.
final class LiveWiring implements AutoCloseable {
    /// The action that begins to read an account.
    static final String OPEN = "open-live";

    private static final Duration FRESH = Duration.ofSeconds(10);

    private final MainWindow window;
    private final Workspace workspace;
    private final LiveMode mode;
    private final LiveDesk desk;
    private final SignInViewModel signIn;
    private final Card signInCard;
    private final Timeline clock;
    private final ReadOnlyBooleanWrapper isLive = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper isWatched = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper watchTitle = new ReadOnlyStringWrapper("");
    private Duration every = LiveDesk.USUAL;
    /// As whom the palette offers other regions; read off the FX thread.
    private volatile @Nullable LiveSource shown;
    private boolean asking;
    /// The profile to go on with as soon as the profiles have been read; empty for none.
    private String wanted = "";
    private final Set<String> wasShown = new HashSet<>();
    private List<Findable> offeredProfiles = List.of();
    private Instant offeredAt = Instant.MIN;

    LiveWiring(MainWindow window, Workspace workspace, LiveMode mode, Links links) {
        this.window = window;
        this.workspace = workspace;
        this.mode = mode;
        desk = new LiveDesk(mode.capture(), (id, name, bundle) -> {
            var diagnosed = mode.diagnoses().of(id, name, bundle);
            return new DiagnosedBundle(diagnosed.bundle(), diagnosed.diagnosis().with(workspace.suppression(name)));
        }, mode.threads(), workspace.fx(), mode.clock(), new OnWindow());
        signIn = new SignInViewModel(mode.environment(), mode.sessions(), mode.signIn(), mode.questions(), mode.threads(), workspace.fx(), mode.clock(), this::open);
        var view = new SignInView(signIn, links);
        signInCard = new Card("sign-in-card", "Open an account", 940, view).withFocusOn(view.first()).whenClosed(() -> {
            asking = false;
            signIn.cancel();
        });
        signIn.stepProperty().addListener((_, _, step) -> {
            // A code or a leave may be asked for while an account is read.
            if (step instanceof Step.Asked) {
                showSignIn();
            }
        });
        signIn.profiles().addListener((ListChangeListener<ProfileRow>) _ -> workspace.fx().execute(this::goOn));
        clock = new Timeline(new KeyFrame(javafx.util.Duration.seconds(1), _ -> tick()));
        clock.setCycleCount(Animation.INDEFINITE);
        workspace.selection().placeProperty().addListener((_, _, _) -> follow());
        workspace.sources().addListener((ListChangeListener<OpenSource>) _ -> forgetClosed());
        desk.sources().addListener((ListChangeListener<LiveSource>) _ -> {
            if (desk.sources().isEmpty()) {
                clock.stop();
            } else {
                clock.play();
            }
        });
        window.addEventFilter(KeyEvent.KEY_PRESSED, _ -> desk.seen());
        window.addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> desk.seen());
        window.finders().add(_ -> findables());
        addActions();
        follow();
    }

    LiveDesk desk() {
        return desk;
    }

    /// The way to a session.
    SignInViewModel signIn() {
        return signIn;
    }

    /// Changed badges that nobody has looked at yet.
    ReadOnlyIntegerProperty unseenProperty() {
        return desk.unseenProperty();
    }

    /// Reads an account, and shows it as soon as there is something to show.
    void open(Session session) {
        signInCard.close();
        var source = desk.open(session);
        source.stateProperty().subscribe(_ -> follow());
        workspace.sources().stream().filter(open -> open.where().equals(source.where())).findFirst().ifPresent(open -> workspace.selection().select(open.diagnosis()));
    }

    private void addActions() {
        var copying = Copying.to(window.toasts()::say);
        var actions = window.actions();
        actions.add(
                Action.of(OPEN, Section.LIVE, "Open an account…").icon(Feather.CLOUD).key(KeyCode.L).runs(this::showSignIn),
                Action.of("live-region", Section.LIVE, "Other region…").icon(Feather.GLOBE).key(KeyCode.L, KeyCombination.SHIFT_DOWN).enabledWhen(isLive).runs(this::chooseRegion),
                Action.of("live-export", Section.LIVE, "Export bundle…").icon(Feather.DOWNLOAD).enabledWhen(isLive).bar(Action.Bar.LIVE).runs(window.leaving()::redact),
                Action.of("live-watch", Section.LIVE, watchTitle).icon(Feather.EYE).key(new KeyCodeCombination(KeyCode.F6)).enabledWhen(isLive).on(isWatched).bar(Action.Bar.LIVE)
                        .runs(() -> withShown(source -> watch(source, isWatched.get() ? null : every))),
                Action.of("live-refresh", Section.LIVE, "Refresh").icon(Feather.REFRESH_CW).key(new KeyCodeCombination(KeyCode.F5)).enabledWhen(isLive).bar(Action.Bar.LIVE)
                        .runs(() -> withShown(LiveSource::refresh)));
        for (var interval : LiveDesk.INTERVALS) {
            actions.add(Action.of("live-watch-" + interval.toSeconds(), Section.LIVE, interval.toSeconds() + " s").under("Watch every").icon(Feather.EYE).enabledWhen(isLive)
                    .runs(() -> withShown(source -> watch(source, interval))));
        }
        actions.add(Action.of("live-policy", Section.LIVE, "Copy the read-only policy").icon(Feather.CLIPBOARD).runs(() -> copying.copy("the read-only policy", Policy.json())));
        showWatch(null);
    }

    private void watch(LiveSource source, @Nullable Duration wanted) {
        every = wanted == null ? every : wanted;
        source.watch(wanted);
        if (wanted != null && source.stateProperty().get().every() == null) {
            window.toasts().say("Watching begins once everything has been read");
        }
    }

    private interface WithSource {
        void run(LiveSource source);
    }

    private void withShown(WithSource what) {
        var now = shown;
        if (now != null) {
            what.run(now);
        }
    }

    private void showSignIn() {
        if (!asking) {
            asking = true;
            window.cards().open(signInCard);
            if (!(signIn.stepProperty().get() instanceof Step.Asked)) {
                signIn.reload();
            }
        }
    }

    private void signInAgain(LiveSource source) {
        var profile = source.session().profile();
        openProfile(profile == null ? "" : profile);
    }

    /// Goes on with a profile as if it had been chosen on the card.
    private void openProfile(String name) {
        wanted = name;
        showSignIn();
    }

    private void goOn() {
        var name = wanted;
        wanted = "";
        if (!name.isEmpty() && asking) {
            signIn.profiles().stream().filter(row -> row.profile().name().equals(name)).findFirst().ifPresent(row -> {
                signIn.selectedProperty().set(row);
                signIn.open();
            });
        }
    }

    private void chooseRegion() {
        withShown(source -> {
            var card = new Card[1];
            var view = new RegionView(RegionNames.known(), "As " + source.session().title() + ", beside " + source.session().regionName() + ".", region -> {
                card[0].close();
                open(source.session().in(region));
            });
            card[0] = new Card("region-card", "Other region", 380, view).withFocusOn(view.first()).closingOnClickBeside();
            window.cards().open(card[0]);
        });
    }

    /// Called off the FX thread.
    private List<Findable> findables() {
        var found = new ArrayList<Findable>();
        var now = shown;
        if (now != null) {
            for (var region : RegionNames.known()) {
                if (!region.equals(now.session().regionName())) {
                    found.add(new Findable("region " + now.session().title() + " " + region, "Region", Feather.GLOBE, region, "read it as " + now.session().title(), () -> open(now.session().in(region))));
                }
            }
        }
        found.addAll(profiles());
        return found;
    }

    /// The files are read again from time to time, and not for each answer that comes.
    private synchronized List<Findable> profiles() {
        var now = mode.clock().instant();
        if (offeredAt.isBefore(now.minus(FRESH))) {
            offeredAt = now;
            offeredProfiles = Profiles.read(mode.environment()).all().stream().filter(profile -> !profile.isBroken())
                    .map(profile -> new Findable("profile " + profile.name(), "Profile", Feather.CLOUD, profile.name(),
                            "open the account of this profile" + profile.account().map(account -> " · " + account).orElse("") + profile.role().map(role -> " / " + role).orElse(""),
                            () -> openProfile(profile.name())))
                    .toList();
        }
        return offeredProfiles;
    }

    /// Shows how the source that is shown stands, where it is read live.
    private void follow() {
        var place = workspace.selection().place().source();
        var source = place == null ? null : workspace.where(place).flatMap(desk::at).orElse(null);
        shown = source;
        isLive.set(source != null);
        showWatch(source == null ? null : source.stateProperty().get().every());
        tick();
        var wanted = source == null ? List.<Notice>of() : notices(source);
        var there = window.notices().filtered(notice -> notice.id().startsWith("live-"));
        if (!there.stream().map(Notice::id).toList().equals(wanted.stream().map(Notice::id).toList())) {
            window.notices().removeIf(notice -> notice.id().startsWith("live-"));
            window.notices().addAll(wanted);
        }
    }

    private void showWatch(@Nullable Duration watched) {
        isWatched.set(watched != null);
        watchTitle.set(watched != null ? "Watching " + watched.toSeconds() + " s" : "Watch " + every.toSeconds() + " s");
    }

    private List<Notice> notices(LiveSource source) {
        var state = source.stateProperty().get();
        var notices = new ArrayList<Notice>();
        var when = state.readAt() == null ? "Nothing has come yet." : "What is shown is of " + Times.UTC.full(state.readAt()) + ", and stays.";
        if (state.phase() == Phase.SIGN_IN_NEEDED) {
            notices.add(new Notice(Notice.Kind.WARNING, "live-sign-in-" + source.where() + "-" + state.readAt(),
                    "The sign-in of " + source.session().title() + " has run out (" + state.needed().strip().replaceAll("\\.$", "") + "). " + when, "Sign in", () -> signInAgain(source)));
        }
        if (state.phase() == Phase.CANCELLED) {
            notices.add(new Notice(Notice.Kind.INFO, "live-cancelled-" + source.where() + "-" + state.readAt(), "Reading was ended before everything had come; what has come is shown.", "Go on", source::refresh));
        }
        if (!source.isBusy() && !state.denied().isEmpty()) {
            var actions = state.denied().stream().sorted().toList();
            notices.add(new Notice(Notice.Kind.WARNING, "live-denied-" + source.where() + "-" + String.join(" ", actions),
                    (actions.size() == 1 ? "This role may not " : "This role may not, and was told so once each: ") + String.join(", ", actions)
                            + ". Everything else was asked; each finding that misses it is unknown and says so.",
                    "Copy a policy that may", () -> Copying.to(window.toasts()::say).copy("the read-only policy", Policy.json())));
        }
        return notices;
    }

    private void tick() {
        var source = shown;
        if (source == null) {
            window.live().set("", "");
        } else {
            var phase = source.stateProperty().get().phase();
            var place = workspace.selection().place().source();
            var account = place == null ? null : place.inventory().source().account();
            window.live().set(source.title() + " · " + (account == null ? "account unknown" : account) + " · " + desk.age(source), phase == Phase.SIGN_IN_NEEDED || phase == Phase.CANCELLED ? "stale" : "live");
        }
    }

    private void forgetClosed() {
        List.copyOf(desk.sources()).stream()
                .filter(source -> wasShown.contains(source.where()) && workspace.sources().stream().noneMatch(open -> open.where().equals(source.where())))
                .forEach(desk::forget);
    }

    /// Where live sources show in this window.
    private final class OnWindow implements Screen {
        @Override
        public int newId() {
            return workspace.newId();
        }

        @Override
        public void show(Snapshot snapshot) {
            if (wasShown.add(snapshot.where()) || workspace.sources().stream().anyMatch(open -> open.where().equals(snapshot.where()))) {
                workspace.show(snapshot);
            }
        }

        @Override
        public Progress begin(String where, Runnable cancel) {
            return workspace.begin("Asking " + where, where, cancel);
        }

        @Override
        public void end(Progress work) {
            if (work instanceof Load load) {
                workspace.end(load);
            }
        }

        @Override
        public void tell(String words) {
            window.toasts().tell(words);
        }

        @Override
        public void report(String problem) {
            workspace.report(problem);
        }
    }

    @Override
    public void close() {
        clock.stop();
        signIn.cancel();
        desk.close();
    }
}
