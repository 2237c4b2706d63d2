package dev.drydock.capture.profile;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How a profile comes by credentials. Names ways and places, holds no secret.
public sealed interface SignIn {
    /// In words, for a list of profiles.
    String words();

    /// IAM Identity Center.
    ///
    /// @param account null where the profile leaves it open; so for the role
    record Sso(SsoSession session, @Nullable String account, @Nullable String role) implements SignIn {
        @Override
        public String words() {
            return session.name() == null ? "SSO at " + session.startUrl() : "SSO session " + session.name();
        }
    }

    /// Access keys that stand in a file.
    ///
    /// @param temporary whether a session token is with them; such keys expire, and nothing in the file tells when
    record Keys(boolean temporary) implements SignIn {
        @Override
        public String words() {
            return temporary ? "temporary access keys" : "access keys";
        }
    }

    /// A role taken on with the credentials of something else.
    ///
    /// @param from the profile that `source_profile` names; null for a `credential_source`
    /// @param source how that one signs in
    record AssumedRole(String roleArn, @Nullable String from, SignIn source, Terms terms) implements SignIn {
        @Override
        public String words() {
            return "role " + roleArn.substring(roleArn.lastIndexOf('/') + 1) + " by " + (from == null ? source.words() : "profile " + from);
        }
    }

    /// What is said to STS when a role is taken on.
    ///
    /// @param durationSeconds null for the role's default of an hour
    record Terms(@Nullable String sessionName, @Nullable String externalId, @Nullable String mfaSerial, @Nullable Integer durationSeconds) {
        /// An external id is agreed between two parties: not for everyone's eyes.
        @Override
        public String toString() {
            return "Terms[sessionName=" + sessionName + ", mfaSerial=" + mfaSerial + ", durationSeconds=" + durationSeconds + "]";
        }
    }

    /// A role taken on with a token that something else keeps in a file.
    record WebIdentity(String roleArn, String tokenFile, @Nullable String sessionName) implements SignIn {
        @Override
        public String words() {
            return "web identity, token in " + tokenFile;
        }
    }

    /// A program that prints credentials.
    ///
    /// @param command the line as it is written
    record Process(String command) implements SignIn {
        @Override
        public String words() {
            var words = CommandWords.of(command);
            return "credential_process " + (words.isEmpty() ? "" : words.getFirst());
        }

        /// Its arguments may carry what nobody else should read.
        @Override
        public String toString() {
            return words();
        }
    }

    /// `aws login`: the sign-in of the console.
    record Console() implements SignIn {
        @Override
        public String words() {
            return "console sign-in (aws login)";
        }
    }

    /// What the machine itself provides, by the names that `credential_source` has for it.
    enum Machine implements SignIn {
        ENVIRONMENT("Environment", "environment variables"),
        CONTAINER("EcsContainer", "the container's credentials"),
        INSTANCE("Ec2InstanceMetadata", "the instance's metadata");

        private final String source;
        private final String words;

        Machine(String source, String words) {
            this.source = source;
            this.words = words;
        }

        /// Case does not matter to the AWS CLI.
        static @Nullable Machine named(String source) {
            for (var machine : values()) {
                if (machine.source.toLowerCase(Locale.ROOT).equals(source.toLowerCase(Locale.ROOT))) {
                    return machine;
                }
            }
            return null;
        }

        @Override
        public String words() {
            return words;
        }
    }

    /// The profile says nothing of it, or nothing that makes sense.
    record None() implements SignIn {
        @Override
        public String words() {
            return "no way that works";
        }
    }
}
