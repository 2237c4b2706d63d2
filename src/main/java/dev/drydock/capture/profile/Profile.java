package dev.drydock.capture.profile;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A profile of the AWS CLI.
///
/// @param file where it stands first
/// @param line of its header
/// @param settings its values by lower-case name, those of the credentials file over those of the config file; may hold secrets
/// @param services what its `services` section says for each service; empty where it names none
/// @param region its own; null where it has none
/// @param faults what is wrong with it, first what stands first
public record Profile(
        String name, Path file, int line, Map<String, String> settings, Map<String, Map<String, String>> services, SignIn signIn, @Nullable String region, List<Fault> faults) {

    public Optional<String> get(String setting) {
        return Optional.ofNullable(settings.get(setting)).filter(value -> !value.isEmpty());
    }

    /// Whether something is wrong with it that keeps it from being used.
    public boolean isBroken() {
        return faults.stream().anyMatch(Fault::stops);
    }

    /// The account that it leads to, where that is written.
    public Optional<String> account() {
        return switch (signIn) {
            case SignIn.Sso sso -> Optional.ofNullable(sso.account());
            case SignIn.AssumedRole role -> accountOf(role.roleArn());
            case SignIn.WebIdentity role -> accountOf(role.roleArn());
            default -> get("aws_account_id");
        };
    }

    /// The role that it takes on, where that is written.
    public Optional<String> role() {
        return switch (signIn) {
            case SignIn.Sso sso -> Optional.ofNullable(sso.role());
            case SignIn.AssumedRole role -> Optional.of(lastPart(role.roleArn()));
            case SignIn.WebIdentity role -> Optional.of(lastPart(role.roleArn()));
            default -> Optional.empty();
        };
    }

    /// Where people sign in for this profile: its own portal, or that of the profile its role comes from.
    public Optional<SsoSession> ssoSession() {
        return session(signIn);
    }

    private static Optional<SsoSession> session(SignIn signIn) {
        return switch (signIn) {
            case SignIn.Sso sso -> Optional.of(sso.session());
            case SignIn.AssumedRole role -> session(role.source());
            default -> Optional.empty();
        };
    }

    private static Optional<String> accountOf(String arn) {
        var parts = arn.split(":", 6);
        return parts.length == 6 && !parts[4].isEmpty() ? Optional.of(parts[4]) : Optional.empty();
    }

    private static String lastPart(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }

    /// None of its settings: some are keys.
    @Override
    public String toString() {
        return "Profile[name=" + name + ", signIn=" + signIn.words() + "]";
    }
}
