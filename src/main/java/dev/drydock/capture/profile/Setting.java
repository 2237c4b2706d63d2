package dev.drydock.capture.profile;

import java.nio.file.Path;
import java.util.Map;

/// The value of one setting, and where it stands.
///
/// @param nested the settings of the indented block below it (`s3 =`, or a service in a `services` section); empty where it has a value of its own
record Setting(String value, Path file, int line, Map<String, String> nested) {
    /// It may be a secret key.
    @Override
    public String toString() {
        return "Setting[" + file + ":" + line + "]";
    }
}
