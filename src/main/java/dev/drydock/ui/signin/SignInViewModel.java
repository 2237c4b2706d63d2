package dev.drydock.ui.signin;

import dev.drydock.capture.Session;
import dev.drydock.capture.credentials.Readiness;
import dev.drydock.capture.credentials.RegionNames;
import dev.drydock.capture.credentials.Sessions;
import dev.drydock.capture.profile.AwsEnvironment;
import dev.drydock.capture.profile.Endpoints;
import dev.drydock.capture.profile.Fault;
import dev.drydock.capture.profile.Profiles;
import dev.drydock.capture.profile.SignIn;
import dev.drydock.capture.profile.SsoSession;
import dev.drydock.capture.sso.SignInException;
import dev.drydock.capture.sso.SsoPortal.Account;
import dev.drydock.capture.sso.SsoSignIn;
import dev.drydock.capture.sso.SsoSignIn.Way;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.jspecify.annotations.Nullable;

/// The way from a profile, or from a portal's address, to a [Session]. Everything that waits is on another thread and can be cancelled; what came too late is dropped.
public final class SignInViewModel {
    private final AwsEnvironment environment;
    private final Sessions sessions;
    private final SsoSignIn signIn;
    private final ExecutorService background;
    private final Executor window;
    private final InstantSource clock;
    private final Consumer<Session> chosen;

    private final ObservableList<ProfileRow> rows = FXCollections.observableArrayList();
    private final FilteredList<ProfileRow> shown = new FilteredList<>(rows);
    private final ObservableList<Fault> faults = FXCollections.observableArrayList();
    private final StringProperty filter = new SimpleStringProperty("");
    private final ObjectProperty<@Nullable ProfileRow> selected = new SimpleObjectProperty<>();
    private final StringProperty region = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Step> step = new ReadOnlyObjectWrapper<>(new Step.Choosing());
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper remaining = new ReadOnlyStringWrapper("");
    /// What runs now, and which it is in the order of all: what belongs to an earlier one is not heard any more.
    private @Nullable Future<?> running;
    private int run;
    private String accountFilter = "";

    /// @param questions what the sessions were made with
    /// @param window runs on the window's thread
    /// @param chosen given the session that was chosen, on the window's thread
    public SignInViewModel(AwsEnvironment environment, Sessions sessions, SsoSignIn signIn, AskedQuestions questions, ExecutorService background, Executor window, InstantSource clock,
            Consumer<Session> chosen) {
        this.environment = environment;
        this.sessions = sessions;
        this.signIn = signIn;
        this.background = background;
        this.window = window;
        this.clock = clock;
        this.chosen = chosen;
        filter.addListener((_, _, words) -> shown.setPredicate(row -> row.matches(words)));
        selected.addListener((_, _, row) -> region.set(row == null ? "" : environment.region().orElse(row.profile().region() == null ? "" : row.profile().region())));
        questions.ask(question -> window.execute(() -> step.set(new Step.Asked(question))));
    }

    public ObservableList<ProfileRow> profiles() {
        return shown;
    }

    /// What is wrong in the files and belongs to no profile.
    public ObservableList<Fault> faults() {
        return faults;
    }

    public StringProperty filterProperty() {
        return filter;
    }

    public ObjectProperty<@Nullable ProfileRow> selectedProperty() {
        return selected;
    }

    /// What was typed to find an account; stays while roles are asked for.
    String accountFilter() {
        return accountFilter;
    }

    void accountFilter(String words) {
        accountFilter = words;
    }

    /// The region to look at; may be changed before going on.
    public StringProperty regionProperty() {
        return region;
    }

    public List<String> regions() {
        return RegionNames.known();
    }

    public ReadOnlyObjectProperty<Step> stepProperty() {
        return step.getReadOnlyProperty();
    }

    /// What went wrong last, as a sentence; empty where nothing did.
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// How long the user may take yet in the browser; kept by [#tick()].
    public ReadOnlyStringProperty remainingProperty() {
        return remaining.getReadOnlyProperty();
    }

    public Instant now() {
        return clock.instant();
    }

    /// Reads the files again.
    public void reload() {
        var name = selected.get() == null ? "" : selected.get().profile().name();
        work("Reading the profiles", _ -> {
            var profiles = Profiles.read(environment);
            var read = profiles.all().stream().map(profile -> new ProfileRow(profile, sessions.readiness(profile))).toList();
            return () -> {
                rows.setAll(read);
                faults.setAll(profiles.faults());
                var wanted = name.isEmpty() ? profiles.chosen() : name;
                selected.set(rows.stream().filter(row -> row.profile().name().equals(wanted)).findFirst().orElse(rows.isEmpty() ? null : rows.getFirst()));
                step.set(new Step.Choosing());
            };
        });
    }

    /// Goes on with the selected profile: signs in first where that is needed, and lets choose where it leaves the account open.
    public void open() {
        var row = selected.get();
        if (row == null || row.profile().isBroken()) {
            return;
        }
        var profile = row.profile();
        var endpoints = Endpoints.of(environment, profile);
        if (profile.signIn() instanceof SignIn.Sso sso && sso.account() == null) {
            portal(sso.session(), endpoints, false);
            return;
        }
        var wanted = region.get().strip();
        work("Asking for the keys of " + profile.name(), mine -> {
            var session = sessions.of(profile, wanted.isEmpty() ? null : wanted, null);
            if (sessions.readiness(profile).state() == Readiness.State.SIGN_IN_NEEDED) {
                profile.ssoSession().ifPresent(portal -> inBrowser(mine, portal, endpoints, Way.usual(portal)));
            }
            sessions.check(profile);
            return () -> done(session);
        });
    }

    /// Signs in to the selected profile's portal again, whether or not that is needed.
    public void signInAgain(Way way) {
        var row = selected.get();
        if (row != null) {
            row.profile().ssoSession().ifPresent(portal -> work("Signing in to " + portal.title(), mine -> {
                inBrowser(mine, portal, Endpoints.of(environment, row.profile()), way);
                return this::reload;
            }));
        }
    }

    /// Signs in to a portal for which there is no profile, and offers what it has.
    public void portal(String startUrl, String portalRegion) {
        portal(new SsoSession(null, startUrl.strip(), portalRegion.strip(), List.of()), Endpoints.of(environment), true);
    }

    private void portal(SsoSession portal, Endpoints endpoints, boolean takesRegion) {
        accountFilter = "";
        if (takesRegion && region.get().isBlank()) {
            region.set(portal.region());
        }
        work("Asking " + portal.title() + " for your accounts", mine -> {
            List<Account> accounts;
            try {
                accounts = sessions.portal().accounts(portal, endpoints);
            } catch (SignInException e) {
                if (e.reason() != SignInException.Reason.NEEDED) {
                    throw e;
                }
                inBrowser(mine, portal, endpoints, Way.usual(portal));
                accounts = sessions.portal().accounts(portal, endpoints);
            }
            var offered = accounts;
            return () -> {
                step.set(new Step.Offered(portal, offered, null, List.of()));
                if (offered.size() == 1) {
                    pick(offered.getFirst());
                }
            };
        });
    }

    /// Asks for the roles of an account that is offered.
    public void pick(Account account) {
        if (step.get() instanceof Step.Offered offered) {
            work("Asking for the roles in " + account.id(), offered, _ -> {
                var roles = sessions.portal().roles(offered.portal(), Endpoints.of(environment), account.id());
                return () -> step.set(new Step.Offered(offered.portal(), offered.accounts(), account, roles));
            });
        }
    }

    /// Takes a role that is offered.
    public void pick(String role) {
        if (step.get() instanceof Step.Offered(var portal, var _, var account, var _) && account != null) {
            var wanted = region.get().isBlank() ? portal.region() : region.get().strip();
            done(sessions.of(portal, account.id(), role, wanted));
        }
    }

    /// Answers a question; an empty answer is a no.
    public void answer(String text) {
        if (step.get() instanceof Step.Asked(var question)) {
            step.set(new Step.Working("Asking for the keys of " + question.profile()));
            question.answer().complete(text);
        }
    }

    /// Ends what runs and goes back to the profiles.
    public void cancel() {
        run++;
        if (step.get() instanceof Step.Asked(var question)) {
            question.answer().complete("");
        }
        if (running != null) {
            running.cancel(true);
            running = null;
        }
        problem.set("");
        step.set(new Step.Choosing());
    }

    /// Brings [#remainingProperty()] up to date; the view calls it each second while it shows.
    public void tick() {
        remaining.set(step.get() instanceof Step.InBrowser(var _, var prompt) ? left(Duration.between(clock.instant(), prompt.until())) : "");
    }

    private static String left(Duration duration) {
        return duration.isNegative() ? "0:00" : String.format(Locale.ROOT, "%d:%02d", duration.toMinutes(), duration.toSecondsPart());
    }

    private void done(Session session) {
        step.set(new Step.Choosing());
        chosen.accept(session);
    }

    private void inBrowser(int mine, SsoSession portal, Endpoints endpoints, Way way) {
        signIn.signIn(portal, endpoints, way, prompt -> window.execute(() -> {
            if (mine == run) {
                step.set(new Step.InBrowser(portal.title(), prompt));
                tick();
            }
        }));
        window.execute(() -> {
            if (mine == run) {
                step.set(new Step.Working("Signed in to " + portal.title()));
            }
        });
    }

    private void work(String doing, IntFunction<Runnable> what) {
        work(doing, new Step.Choosing(), what);
    }

    /// @param back where a failure leads
    /// @param what runs in the background, told its number, and gives what is then to be done in the window
    private void work(String doing, Step back, IntFunction<Runnable> what) {
        cancel();
        var mine = run;
        step.set(new Step.Working(doing));
        running = background.submit(() -> {
            try {
                var then = what.apply(mine);
                window.execute(() -> {
                    if (mine == run) {
                        then.run();
                    }
                });
            } catch (CancellationException e) {
                // It was the user, and they have gone on.
            } catch (RuntimeException e) {
                var known = SignInException.in(e);
                window.execute(() -> {
                    if (mine == run) {
                        step.set(back);
                        problem.set(known == null ? "A fault of Drydock's own, " + e.getClass().getSimpleName() + "; please report it." : String.valueOf(known.getMessage()));
                    }
                });
            }
        });
    }
}
