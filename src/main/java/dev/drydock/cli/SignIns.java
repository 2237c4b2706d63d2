package dev.drydock.cli;

import dev.drydock.capture.credentials.AllowedCommands;
import dev.drydock.capture.credentials.Questions;
import dev.drydock.capture.credentials.Sessions;
import dev.drydock.capture.profile.AwsEnvironment;
import dev.drydock.capture.sso.Browser;
import dev.drydock.capture.sso.SignInClients;
import dev.drydock.capture.sso.SignInException;
import dev.drydock.capture.sso.SsoSignIn;
import dev.drydock.capture.sso.TokenCache;
import java.io.Console;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the commands need that have to do with profiles and signing in.
final class SignIns {
    private final Terminal terminal;
    private final AllowedCommands allowed;

    SignIns(Terminal terminal, AllowedCommands allowed) {
        this.terminal = terminal;
        this.allowed = allowed;
    }

    AwsEnvironment environment() {
        return AwsEnvironment.of(terminal.environment(), terminal.osName(), Path.of(System.getProperty("user.home", "")));
    }

    AllowedCommands allowed() {
        return allowed;
    }

    /// @param clients closed by the caller
    Sessions sessions(SignInClients clients) {
        return new Sessions(environment(), clients, cache(), allowed, asking(), InstantSource.system());
    }

    SsoSignIn signIn(SignInClients clients, boolean mayOpenBrowser) {
        return new SsoSignIn(clients, cache(), mayOpenBrowser && terminal.hasDisplay() ? terminal::browse : Browser.NONE, InstantSource.system(), Thread::sleep);
    }

    TokenCache cache() {
        return new TokenCache(environment().ssoCache());
    }

    /// A sign-in that is missing has an exit status of its own; a profile that cannot work is bad input.
    static CommandFailure failure(SignInException e) {
        var sentence = String.valueOf(e.getMessage());
        return e.reason() == SignInException.Reason.PROFILE ? CommandFailure.unusable(sentence) : CommandFailure.signIn(sentence);
    }

    private Questions asking() {
        var console = terminal.errIsTerminal() ? System.console() : null;
        return console == null || !console.isTerminal() ? Questions.UNANSWERED : new ConsoleQuestions(console);
    }

    private record ConsoleQuestions(Console console) implements Questions {
        @Override
        public boolean mayRun(String profile, String command) {
            var answer = console.readLine("%s", Messages.line("Profile " + profile + " gets its keys from this program: " + command + ". Run it, now and from now on? [y/N] "));
            return answer != null && answer.strip().toLowerCase(Locale.ROOT).startsWith("y");
        }

        @Override
        public Optional<String> mfaCode(String profile, String serial) {
            return typed(console.readLine("%s", Messages.line("Code of MFA device " + serial + " for profile " + profile + ": ")));
        }

        private static Optional<String> typed(@Nullable String line) {
            return Optional.ofNullable(line).map(String::strip).filter(code -> !code.isEmpty());
        }
    }
}
