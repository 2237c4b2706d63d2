package dev.drydock.capture.profile;

import java.nio.file.Path;

/// Something wrong in the files of the AWS CLI.
///
/// @param sentence what is wrong, and what to do about it; holds names of settings and profiles, never a value that could be a secret
/// @param file the file it stands in
/// @param line counted from 1; 0 where it is about the whole file
/// @param stops whether the profile cannot be used because of it; else it is read as it was meant, and the AWS CLI may read it differently
public record Fault(String sentence, Path file, int line, boolean stops) {
    /// The file and the line, as editors take them.
    public String where() {
        return line == 0 ? file.toString() : file + ":" + line;
    }
}
