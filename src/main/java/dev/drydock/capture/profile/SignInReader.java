package dev.drydock.capture.profile;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Finds out how a profile signs in, in the AWS CLI's own order of ways (`botocore/credentials.py`, `create_credential_resolver`), and what keeps it from doing so.
final class SignInReader {
    private static final Pattern ROLE = Pattern.compile("arn:[a-z0-9-]+:iam::\\d{12}:role/\\S+");
    private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");

    private final AwsEnvironment environment;
    private final Map<String, ProfileReader.Draft> drafts;
    private final Map<String, IniFile.Section> sessions;
    private final Path config;

    SignInReader(AwsEnvironment environment, Map<String, ProfileReader.Draft> drafts, Map<String, IniFile.Section> sessions, Path config) {
        this.environment = environment;
        this.drafts = drafts;
        this.sessions = sessions;
        this.config = config;
    }

    /// @param visited the profiles on the way here, to find loops
    SignIn of(ProfileReader.Draft draft, Set<String> visited) {
        if (draft.get("role_arn") != null && draft.get("web_identity_token_file") == null) {
            return assumedRole(draft, visited);
        }
        if (draft.get("web_identity_token_file") != null) {
            return webIdentity(draft);
        }
        if (Stream.of("sso_session", "sso_account_id", "sso_role_name", "sso_start_url").anyMatch(key -> draft.get(key) != null)) {
            return sso(draft);
        }
        if (draft.hasKeysInCredentials) {
            return keys(draft);
        }
        if (draft.get("login_session") != null) {
            if (visited.isEmpty()) {
                draft.stop("login_session", "Drydock does not read the tokens of aws login. Add a profile with credential_process = aws configure export-credentials --profile "
                        + draft.name + " and use that.");
            }
            return new SignIn.Console();
        }
        var command = draft.get("credential_process");
        if (command != null) {
            if (CommandWords.of(command).isEmpty()) {
                draft.stop("credential_process", "The quotes in credential_process do not end. Close them.");
            }
            return new SignIn.Process(command);
        }
        if (draft.get("aws_access_key_id") != null || draft.get("aws_secret_access_key") != null) {
            return keys(draft);
        }
        if (draft.name.equals("default") && environment.hasKeys()) {
            return SignIn.Machine.ENVIRONMENT;
        }
        draft.stop("", "Nothing here says how to sign in. Add sso_session with sso_account_id and sso_role_name, or role_arn with source_profile, or keys; aws configure sso asks for them.");
        return new SignIn.None();
    }

    private static SignIn keys(ProfileReader.Draft draft) {
        for (var key : List.of("aws_access_key_id", "aws_secret_access_key")) {
            if (draft.get(key) == null) {
                draft.stop("", "Of the two access keys " + key + " is missing. Add it, or take the other one away.");
            }
        }
        return new SignIn.Keys(draft.get("aws_session_token") != null || draft.get("aws_security_token") != null);
    }

    private SignIn sso(ProfileReader.Draft draft) {
        var name = draft.get("sso_session");
        var session = name == null ? legacy(draft) : session(draft, name);
        if (session == null) {
            return new SignIn.None();
        }
        var account = draft.get("sso_account_id");
        var role = draft.get("sso_role_name");
        if (account != null && !ACCOUNT.matcher(account).matches()) {
            draft.stop("sso_account_id", "sso_account_id is not a number of 12 digits.");
        }
        if ((account == null) != (role == null)) {
            var missing = account == null ? "sso_account_id" : "sso_role_name";
            draft.stop(account == null ? "sso_role_name" : "sso_account_id", missing + " is missing beside its counterpart. Add it.");
        }
        return new SignIn.Sso(session, account, role);
    }

    private static @Nullable SsoSession legacy(ProfileReader.Draft draft) {
        for (var key : List.of("sso_start_url", "sso_region")) {
            if (draft.get(key) == null) {
                draft.stop("", key + " is missing. Add it, or name an sso_session that has it.");
                return null;
            }
        }
        return portal(null, String.valueOf(draft.get("sso_start_url")), String.valueOf(draft.get("sso_region")), "");
    }

    private @Nullable SsoSession session(ProfileReader.Draft draft, String name) {
        var section = sessions.get(name);
        if (section == null) {
            draft.stop("sso_session", "There is no [sso-session " + name + "] in " + config + ". Add it with sso_start_url and sso_region, or mend the name.");
            return null;
        }
        for (var key : List.of("sso_start_url", "sso_region")) {
            var own = draft.get(key);
            if (!section.settings().containsKey(key)) {
                draft.stop("sso_session", "[sso-session " + name + "] lacks " + key + ". Add it.");
                return null;
            }
            if (own != null && !own.equals(section.settings().get(key).value())) {
                draft.stop(key, key + " says something else than [sso-session " + name + "]. Take it away here.");
            }
        }
        return session(name, section);
    }

    /// @return null where the section lacks what it needs
    static @Nullable SsoSession session(String name, IniFile.Section section) {
        var url = section.settings().get("sso_start_url");
        var region = section.settings().get("sso_region");
        var scopes = section.settings().get("sso_registration_scopes");
        return url == null || region == null ? null : portal(name, url.value(), region.value(), scopes == null ? "" : scopes.value());
    }

    private static SsoSession portal(@Nullable String name, String url, String region, String scopes) {
        return new SsoSession(name, url, region, Arrays.stream(scopes.split(",")).map(String::strip).filter(scope -> !scope.isEmpty()).toList());
    }

    private static SignIn webIdentity(ProfileReader.Draft draft) {
        var arn = draft.get("role_arn");
        if (arn == null) {
            draft.stop("web_identity_token_file", "role_arn is missing beside web_identity_token_file. Add it.");
        }
        return new SignIn.WebIdentity(arn == null ? "" : arn, String.valueOf(draft.get("web_identity_token_file")), draft.get("role_session_name"));
    }

    private SignIn assumedRole(ProfileReader.Draft draft, Set<String> visited) {
        var arn = String.valueOf(draft.get("role_arn"));
        if (!ROLE.matcher(arn).matches()) {
            draft.stop("role_arn", "role_arn is not the ARN of an IAM role, as arn:aws:iam::111122223333:role/NAME is.");
        }
        visited.add(draft.name);
        var from = draft.get("source_profile");
        var machine = draft.get("credential_source");
        SignIn source = new SignIn.None();
        if (from != null && machine != null) {
            draft.stop("credential_source", "source_profile and credential_source exclude each other. Take one away.");
        } else if (from != null) {
            source = sourceProfile(draft, from, visited);
        } else if (machine != null) {
            var named = SignIn.Machine.named(machine);
            if (named == null) {
                draft.stop("credential_source", "credential_source is Environment, EcsContainer or Ec2InstanceMetadata; this is none of them.");
            } else {
                source = named;
            }
        } else {
            draft.stop("role_arn", "role_arn needs source_profile or credential_source: something has to take the role on. Add one.");
        }
        return new SignIn.AssumedRole(arn, from, source, terms(draft));
    }

    private SignIn sourceProfile(ProfileReader.Draft draft, String from, Set<String> visited) {
        var source = drafts.get(from);
        if (source == null) {
            draft.stop("source_profile", "source_profile names \"" + from + "\", and there is no such profile. Mend the name, or add it.");
            return new SignIn.None();
        }
        // A profile may hold the keys of its own role: then the keys are meant.
        if (from.equals(draft.name) && source.get("aws_access_key_id") != null || visited.contains(from) && source.hasKeysInCredentials) {
            return keys(source);
        }
        if (visited.contains(from)) {
            draft.stop("source_profile", "The profiles wait for each other: " + String.join(" → ", visited) + " → " + from + ". One of them has to sign in on its own.");
            return new SignIn.None();
        }
        // Keys come before a role in a profile that only lends its credentials.
        if (source.hasKeysInCredentials || source.get("aws_access_key_id") != null) {
            return keys(source);
        }
        var probe = new ProfileReader.Draft(source.name, source.file, source.line);
        probe.settings.putAll(source.settings);
        var signIn = of(probe, visited);
        probe.faults.stream().filter(Fault::stops).findFirst()
                .ifPresent(fault -> draft.stop("source_profile", "source_profile \"" + from + "\" cannot be used: " + fault.sentence() + " (" + fault.where() + ")"));
        return signIn;
    }

    private static SignIn.Terms terms(ProfileReader.Draft draft) {
        var duration = draft.get("duration_seconds");
        Integer seconds = null;
        if (duration != null) {
            try {
                seconds = Integer.valueOf(duration);
            } catch (NumberFormatException e) {
                draft.note("duration_seconds", "duration_seconds is no number, so the role's own default is taken.");
            }
        }
        return new SignIn.Terms(draft.get("role_session_name"), draft.get("external_id"), draft.get("mfa_serial"), seconds);
    }
}
