package dev.drydock;

import dev.drydock.advice.Shell;
import dev.drydock.bundle.BundleException;
import dev.drydock.bundle.BundleReader;
import dev.drydock.bundle.Limits;
import dev.drydock.bundle.Progress;
import dev.drydock.capture.Capture;
import dev.drydock.capture.Timing;
import dev.drydock.capture.credentials.AllowedCommands;
import dev.drydock.capture.credentials.Sessions;
import dev.drydock.capture.image.BlobCache;
import dev.drydock.capture.profile.AwsEnvironment;
import dev.drydock.capture.sso.SignInClients;
import dev.drydock.capture.sso.SsoSignIn;
import dev.drydock.capture.sso.TokenCache;
import dev.drydock.check.catalogue.Catalogue;
import dev.drydock.cli.Cli;
import dev.drydock.cli.Diagnoser;
import dev.drydock.cli.Live;
import dev.drydock.cli.Terminal;
import dev.drydock.cli.Window;
import dev.drydock.sample.Samples;
import dev.drydock.suppress.Mutings;
import dev.drydock.ui.live.Diagnoses;
import dev.drydock.ui.shell.DrydockApp;
import dev.drydock.ui.shell.LiveMode;
import dev.drydock.ui.shell.OpenSource;
import dev.drydock.ui.shell.Opening;
import dev.drydock.ui.shell.Origin;
import dev.drydock.ui.shell.Sample;
import dev.drydock.ui.shell.SettingsFile;
import dev.drydock.ui.shell.SourceLoader;
import dev.drydock.ui.signin.AskedQuestions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Where everything is put together. Nothing of JavaFX is loaded but to open the window.
public final class Main {
    /// Bytes of image configurations that are kept on disk: those of some thousand images.
    private static final long BLOBS = 64L << 20;
    /// Seconds.
    private static final int PUTTING_AWAY = 20;

    private Main() {}

    public static void main(String[] args) {
        var terminal = Terminal.ofProcess();
        var samples = new Samples();
        var diagnoser = new Diagnoser(new BundleReader(Limits.DEFAULT), samples, Catalogue.checks());
        var settings = SettingsFile.place(terminal.environment(), terminal.osName(), Path.of(System.getProperty("user.home")));
        var mutings = new Mutings(settings.resolveSibling("muted.json"), terminal.folder(), LocalDate::now);
        var allowed = new AllowedCommands(settings.resolveSibling("allowed-commands"));
        var blobs = new BlobCache(BlobCache.place(terminal.environment(), terminal.osName(), Path.of(System.getProperty("user.home"))), BLOBS);
        var capture = new Capture(tool(), Executors.newVirtualThreadPerTaskExecutor(), InstantSource.system(), Timing.DEFAULT, blobs);
        var window = terminal.hasDisplay() ? Optional.<Window>of(place -> open(place, terminal, mutings, samples, new SettingsFile(settings), allowed, capture)) : Optional.<Window>empty();
        var cli = new Cli(terminal, tool(), diagnoser, mutings, settings.resolveSibling("playbooks"), allowed, new Live(capture, Main::onInterrupt), window, () -> System.setProperty("drydock.log.level", "DEBUG"));
        System.exit(cli.run(args));
    }

    private static void open(Window.Place place, Terminal terminal, Mutings mutings, Samples samples, SettingsFile file, AllowedCommands allowed, Capture capture) {
        var settings = file.read(terminal.osName().toLowerCase(Locale.ROOT).startsWith("windows") ? Shell.POWERSHELL : Shell.BASH);
        if (place.software() || settings.softwareRenderingProperty().get()) {
            // JavaFX asks for this once, when it starts.
            System.setProperty("prism.order", "sw");
        }
        Supplier<Diagnoser> diagnoser = () -> new Diagnoser(new BundleReader(settings.limits()), samples, Catalogue.checks());
        var offered = samples.all().stream().map(sample -> new Sample("sample:" + sample.name(), sample.title(), sample.description())).toList();
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        try (var clients = new SignInClients()) {
            var live = live(terminal, clients, allowed, capture, (id, name, bundle) -> {
                var reading = diagnoser.get();
                return reading.diagnose(reading.read(id, name, bundle), _ -> true, Progress.NONE);
            }, threads);
            new DrydockApp(
                            new Opening(place.bundles(), place.cluster(), place.service(), place.finding()),
                            new SourceLoader() {
                                @Override
                                public OpenSource load(int id, String where, Progress progress) throws BundleException {
                                    var reading = diagnoser.get();
                                    var diagnosed = reading.diagnose(reading.read(id, where, terminal.folder(), progress), _ -> true, progress);
                                    return new OpenSource(where, diagnosed.bundle(), diagnosed.diagnosis());
                                }

                                @Override
                                public InputStream open(String where, String file) throws BundleException {
                                    return diagnoser.get().open(where, terminal.folder(), file);
                                }
                            },
                            offered,
                            settings,
                            file,
                            mutings,
                            new Origin(tool(), (where, use) -> diagnoser.get().withPath(where, terminal.folder(), use::at)),
                            live,
                            Executors.newVirtualThreadPerTaskExecutor())
                    .run();
        } finally {
            threads.shutdownNow();
        }
    }

    private static LiveMode live(Terminal terminal, SignInClients clients, AllowedCommands allowed, Capture capture, Diagnoses diagnoses, ExecutorService threads) {
        var environment = AwsEnvironment.of(terminal.environment(), terminal.osName(), Path.of(System.getProperty("user.home", "")));
        var cache = new TokenCache(environment.ssoCache());
        var questions = new AskedQuestions();
        var clock = InstantSource.system();
        return new LiveMode(environment, new Sessions(environment, clients, cache, allowed, questions, clock), new SsoSignIn(clients, cache, terminal::browse, clock, Thread::sleep), questions, capture,
                diagnoses, threads, clock);
    }

    /// Java ends the process as soon as what is told of Ctrl+C has come back: so that waits until the command has put its things away.
    private static Live.Watch onInterrupt(Runnable action) {
        var over = new CountDownLatch(1);
        var hook = Thread.ofPlatform().unstarted(() -> {
            action.run();
            try {
                over.await(PUTTING_AWAY, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        Runtime.getRuntime().addShutdownHook(hook);
        return () -> {
            over.countDown();
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // The process is ending already.
            }
        };
    }

    private static String tool() {
        return "drydock " + version();
    }

    private static String version() {
        try (var in = Main.class.getResourceAsStream("version.txt")) {
            return in == null ? "unknown" : new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
