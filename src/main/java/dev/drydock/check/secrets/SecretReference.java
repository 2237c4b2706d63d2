package dev.drydock.check.secrets;

import dev.drydock.inventory.ecs.Service;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a task definition names where a secret is to come from (ECS API reference, `Secret.valueFrom`).
///
/// @param kind where it is kept
/// @param id the ARN or name without a key, stage and version: as the APIs take it
/// @param region where it is; the service's own where only a name is given
/// @param account whose it is; empty where the text does not tell
/// @param jsonKey the key within a secret whose value is a JSON object; null for the whole value
/// @param versionStage the staging label asked for; null for `AWSCURRENT`
/// @param versionId the version asked for; null for none
public record SecretReference(
        Kind kind, String id, String region, String account, @Nullable String jsonKey, @Nullable String versionStage, @Nullable String versionId) {
    public enum Kind {
        SECRET,
        PARAMETER,
        /// An ARN with a part too few or too many, which the ECS agent refuses.
        MALFORMED,
        /// Nothing that secrets are read from.
        OTHER
    }

    /// So many random characters, with a hyphen, end the ARN of every secret.
    private static final String SUFFIX = "-[A-Za-z0-9]{6}";

    /// A secret or parameter as `secrets` and `secretOptions` name it.
    public static SecretReference of(String valueFrom, Service service) {
        var parts = valueFrom.split(":", -1);
        if (!valueFrom.startsWith("arn:")) {
            return new SecretReference(Kind.PARAMETER, valueFrom, part(service.serviceArn(), 3), part(service.serviceArn(), 4), null, null, null);
        }
        if (parts.length > 5 && parts[2].equals("ssm") && parts[5].startsWith("parameter/")) {
            return new SecretReference(Kind.PARAMETER, valueFrom, parts[3], parts[4], null, null, null);
        }
        if (parts.length > 6 && parts[2].equals("secretsmanager") && parts[5].equals("secret")) {
            var id = String.join(":", Arrays.asList(parts).subList(0, 7));
            return parts.length != 7 && parts.length != 10
                    ? new SecretReference(Kind.MALFORMED, id, parts[3], parts[4], null, null, null)
                    : new SecretReference(Kind.SECRET, id, parts[3], parts[4], given(parts, 7), given(parts, 8), given(parts, 9));
        }
        return new SecretReference(Kind.OTHER, valueFrom, part(valueFrom, 3), part(valueFrom, 4), null, null, null);
    }

    /// The secret with a registry's credentials, by ARN or by name.
    public static SecretReference ofCredentials(String credentialsParameter, Service service) {
        return credentialsParameter.startsWith("arn:") ? of(credentialsParameter, service)
                : new SecretReference(Kind.SECRET, credentialsParameter, part(service.serviceArn(), 3), part(service.serviceArn(), 4), null, null, null);
    }

    /// The name, for people.
    public String name() {
        if (kind == Kind.PARAMETER) {
            return parameterName();
        }
        var name = id.substring(id.lastIndexOf(':') + 1);
        return id.startsWith("arn:") && name.matches(".+" + SUFFIX) ? name.substring(0, name.length() - 7) : name;
    }

    /// `secret shop/db`, `parameter /shop/host`
    public String shown() {
        return (kind == Kind.PARAMETER ? "parameter " : "secret ") + name();
    }

    /// The parameter's name, as the API takes it: with its slash in front where it has levels.
    public String parameterName() {
        if (!id.startsWith("arn:")) {
            return id;
        }
        var path = id.substring(id.indexOf(":parameter/") + ":parameter/".length());
        return path.contains("/") ? "/" + path : path;
    }

    /// Its ARN, with wildcards for what is not known of it.
    ///
    /// @param partition `aws`, `aws-cn`, …
    public String arn(String partition) {
        if (kind == Kind.PARAMETER) {
            return id.startsWith("arn:") ? id : "arn:" + partition + ":ssm:" + region + ":" + account + ":parameter/" + (id.startsWith("/") ? id.substring(1) : id);
        }
        return !id.startsWith("arn:") ? "arn:" + partition + ":secretsmanager:" + region + ":" + account + ":secret:" + id + "-??????"
                : id.matches(".*" + SUFFIX) ? id : id + "-??????";
    }

    /// Whether a recorded secret or parameter with that ARN and name is the one meant.
    public boolean means(@Nullable String otherArn, @Nullable String otherName) {
        if (otherArn == null) {
            return otherName != null && otherName.equals(name());
        }
        if (otherArn.equals(id)) {
            return true;
        }
        var other = otherArn.split(":", 6);
        return other.length == 6 && other[3].equals(region) && other[4].equals(account)
                && (id.startsWith("arn:") ? otherArn.matches(Pattern.quote(id) + SUFFIX) : id.equals(otherName));
    }

    /// Whether a text names it, by its ARN or by its name as a word of its own.
    boolean isNamedIn(String text) {
        var before = name().startsWith("/") ? "" : "(?<![A-Za-z0-9/_+=.@-])";
        return Pattern.compile(before + Pattern.quote(name()) + "(?:" + SUFFIX + ")?(?![A-Za-z0-9/_+=@-]|\\.[A-Za-z0-9])").matcher(text).find();
    }

    private static @Nullable String given(String[] parts, int index) {
        return parts.length > index && !parts[index].isEmpty() ? parts[index] : null;
    }

    private static String part(String arn, int index) {
        var parts = arn.split(":", 6);
        return parts.length > index ? parts[index] : "";
    }
}
