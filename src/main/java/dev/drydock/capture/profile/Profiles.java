package dev.drydock.capture.profile;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All that the files of the AWS CLI hold.
///
/// @param environment where they were read
/// @param all in the order of their names, `default` first
/// @param sessions the `[sso-session …]` sections by name
/// @param faults what is wrong with the files and belongs to no profile
public record Profiles(AwsEnvironment environment, List<Profile> all, Map<String, SsoSession> sessions, List<Fault> faults) {
    public static Profiles read(AwsEnvironment environment) {
        return new ProfileReader(environment).read();
    }

    public Optional<Profile> named(String name) {
        return all.stream().filter(profile -> profile.name().equals(name)).findFirst();
    }

    /// The name that is meant where none is given.
    public String chosen() {
        return environment.profile().orElse("default");
    }

    @Override
    public String toString() {
        return "Profiles" + all.stream().map(Profile::name).toList();
    }
}
