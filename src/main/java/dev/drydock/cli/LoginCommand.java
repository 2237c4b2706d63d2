package dev.drydock.cli;

import dev.drydock.advice.Unseen;
import dev.drydock.capture.profile.Endpoints;
import dev.drydock.capture.profile.Profile;
import dev.drydock.capture.profile.Profiles;
import dev.drydock.capture.profile.SignIn;
import dev.drydock.capture.profile.SsoSession;
import dev.drydock.capture.sso.Prompt;
import dev.drydock.capture.sso.SignInClients;
import dev.drydock.capture.sso.SignInException;
import dev.drydock.capture.sso.SsoSignIn.Way;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "login",
        description = "Signs in for a profile as 'aws sso login' does, in the browser or with a code; the AWS CLI is then signed in too.",
        footer = {"", "Examples:", "  drydock login --profile prod", "  drydock login --start-url https://acme.awsapps.com/start --sso-region eu-west-1", "",
            "Exit status: 0 signed in, 2 unusable, 3 refused or not finished, 130 cancelled."})
final class LoginCommand implements Runnable {
    @Option(names = "--profile", paramLabel = "PROFILE", description = "The profile; without it that of AWS_PROFILE, else default.")
    @Nullable String profile;

    @Option(names = "--sso-session", paramLabel = "NAME", description = "An sso-session of the config file instead of a profile.")
    @Nullable String session;

    @Option(names = "--start-url", paramLabel = "URL", description = "The address of an access portal, where there is no profile for it.")
    @Nullable String startUrl;

    @Option(names = "--sso-region", paramLabel = "REGION", description = "Where that portal runs.")
    @Nullable String ssoRegion;

    @Option(names = "--use-device-code", description = "Signs in with a code that can be entered on another machine; so it is done anyway where there is no display.")
    boolean useDeviceCode;

    @Option(names = "--no-browser", description = "Prints the address of the page and opens no browser.")
    boolean noBrowser;

    @Option(names = "--allow-credential-process", description = "Allows the profile's credential_process to be run from now on.")
    boolean allowProcess;

    /// The roles are a call for each account: not for a whole organisation.
    private static final int FEW = 20;

    private final SignIns signIns;
    private final Terminal terminal;

    LoginCommand(SignIns signIns, Terminal terminal) {
        this.signIns = signIns;
        this.terminal = terminal;
    }

    @Override
    public void run() {
        try (var clients = new SignInClients()) {
            login(clients);
        } catch (SignInException e) {
            throw SignIns.failure(e);
        }
    }

    private void login(SignInClients clients) {
        var environment = signIns.environment();
        if (startUrl != null || ssoRegion != null) {
            if (startUrl == null || ssoRegion == null) {
                throw CommandFailure.unusable("--start-url and --sso-region belong together.");
            }
            var portal = new SsoSession(null, startUrl, ssoRegion, List.of());
            signIn(clients, portal, Endpoints.of(environment));
            offer(clients, portal, Endpoints.of(environment));
            return;
        }
        var profiles = Profiles.read(environment);
        if (session != null) {
            var named = profiles.sessions().get(session);
            if (named == null) {
                throw CommandFailure.unusable("There is no [sso-session " + session + "] in " + environment.configFile() + "; there are " + String.join(", ", profiles.sessions().keySet()) + ".");
            }
            signIn(clients, named, Endpoints.of(environment));
            return;
        }
        var name = profile == null ? profiles.chosen() : profile;
        var found = profiles.named(name).orElseThrow(() -> CommandFailure.unusable("There is no profile \"" + name + "\" in " + environment.configFile() + " or "
                + environment.credentialsFile() + ". 'drydock profiles' lists those that are."));
        var stops = found.faults().stream().filter(fault -> fault.stops()).findFirst();
        if (stops.isPresent()) {
            throw CommandFailure.unusable("Profile " + name + " cannot be used. " + stops.get().sentence() + " (" + stops.get().where() + ")");
        }
        var portal = found.ssoSession();
        if (portal.isPresent()) {
            signIn(clients, portal.get(), Endpoints.of(environment, found));
        } else {
            withoutPortal(clients, found, found.signIn());
        }
    }

    private void withoutPortal(SignInClients clients, Profile found, SignIn signIn) {
        if (signIn instanceof SignIn.AssumedRole role) {
            withoutPortal(clients, found, role.source());
        } else if (signIn instanceof SignIn.Process process) {
            if (allowProcess) {
                signIns.allowed().add(process.command());
            }
            signIns.sessions(clients).check(found);
            say("Profile " + found.name() + " gets its keys from its program.");
        } else {
            say("There is nothing to sign in to: profile " + found.name() + " uses " + signIn.words() + ".");
        }
    }

    private void signIn(SignInClients clients, SsoSession portal, Endpoints endpoints) {
        signIns.signIn(clients, !noBrowser).signIn(portal, endpoints, useDeviceCode || !terminal.hasDisplay() ? Way.CODE : Way.usual(portal), this::show);
        signIns.cache().token(portal).ifPresent(token -> say("Signed in to " + portal.title() + " until " + ProfilesCommand.time(token.expiresAt()) + "."));
    }

    private void show(Prompt prompt) {
        say(prompt.opened() ? "Sign in on the page that the browser opens. If none opens, go to:" : "Sign in on this page:");
        terminal.err().println("  " + Unseen.shown(prompt.pageWithCode()));
        if (prompt.code() != null) {
            say("It shows, or asks for, this code: " + prompt.code());
        }
    }

    /// What may be put into a profile.
    private void offer(SignInClients clients, SsoSession portal, Endpoints endpoints) {
        var offered = signIns.sessions(clients).portal();
        var accounts = offered.accounts(portal, endpoints);
        for (var account : accounts) {
            var roles = accounts.size() > FEW ? "" : "  " + String.join(", ", offered.roles(portal, endpoints, account.id()));
            terminal.err().println("  " + Unseen.shown(account.id() + "  " + account.name() + roles));
        }
    }

    private void say(String sentence) {
        terminal.err().println(Messages.line(sentence));
    }
}
