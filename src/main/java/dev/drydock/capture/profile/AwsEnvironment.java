package dev.drydock.capture.profile;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What surrounds the AWS CLI on this machine: its environment variables and the user's home.
///
/// @param variables as [System#getenv()] gives them
/// @param home what `~` stands for
public record AwsEnvironment(Map<String, String> variables, Path home) {
    private static final Pattern VARIABLE = Pattern.compile("\\$(?:\\{(\\w+)}|(\\w+))");

    /// @param osName as Java's `os.name` has it
    /// @param userHome as Java's `user.home` has it; taken where no variable says otherwise
    public static AwsEnvironment of(Map<String, String> variables, String osName, Path userHome) {
        var home = variables.getOrDefault(osName.toLowerCase(Locale.ROOT).startsWith("windows") ? "USERPROFILE" : "HOME", "");
        return new AwsEnvironment(Map.copyOf(variables), home.isEmpty() ? userHome : Path.of(home));
    }

    /// A variable that is set to something.
    public Optional<String> variable(String name) {
        return Optional.ofNullable(variables.get(name)).filter(value -> !value.isEmpty());
    }

    /// `AWS_CONFIG_FILE`, or `~/.aws/config`.
    public Path configFile() {
        return file("AWS_CONFIG_FILE", "config");
    }

    /// `AWS_SHARED_CREDENTIALS_FILE`, or `~/.aws/credentials`.
    public Path credentialsFile() {
        return file("AWS_SHARED_CREDENTIALS_FILE", "credentials");
    }

    /// Where `aws sso login` keeps its tokens; no variable moves it.
    public Path ssoCache() {
        return home.resolve(".aws").resolve("sso").resolve("cache");
    }

    /// The profile that is meant where none is named, in the order of the AWS CLI (`botocore/configprovider.py`).
    public Optional<String> profile() {
        return variable("AWS_DEFAULT_PROFILE").or(() -> variable("AWS_PROFILE"));
    }

    /// The region that overrides the profile's, in the order of the AWS CLI 2.
    public Optional<String> region() {
        return variable("AWS_REGION").or(() -> variable("AWS_DEFAULT_REGION"));
    }

    /// Whether the variables hold access keys.
    public boolean hasKeys() {
        return variable("AWS_ACCESS_KEY_ID").isPresent() && variable("AWS_SECRET_ACCESS_KEY").isPresent();
    }

    private Path file(String variable, String name) {
        var standard = home.resolve(".aws").resolve(name);
        try {
            return variable(variable).map(this::path).orElse(standard);
        } catch (InvalidPathException e) {
            return standard;
        }
    }

    /// `~` and variables within a path, as the AWS CLI replaces them.
    public Path path(String path) {
        var text = VARIABLE.matcher(path).replaceAll(found -> {
            var name = found.group(1) == null ? found.group(2) : found.group(1);
            return Matcher.quoteReplacement(variables.getOrDefault(name, found.group()));
        });
        return text.equals("~") ? home : text.startsWith("~/") || text.startsWith("~\\") ? home.resolve(text.substring(2)) : Path.of(text);
    }

    /// Holds keys, maybe; so it prints none of it.
    @Override
    public String toString() {
        return "AwsEnvironment[home=" + home + "]";
    }
}
