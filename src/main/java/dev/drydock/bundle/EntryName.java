package dev.drydock.bundle;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Judges the names that archives give to their entries. They come from strangers.
final class EntryName {
    private EntryName() {}

    /// The name with slashes and without `./`; null for what is no file at all.
    ///
    /// @throws RefusedException for a name that would lead out of the bundle
    static @Nullable String safe(String name) throws RefusedException {
        var slashed = name.replace('\\', '/');
        if (slashed.startsWith("/") || slashed.matches("(?s)[A-Za-z]:.*")) {
            throw new RefusedException("holds an entry with an absolute path, " + shown(name));
        }
        if (List.of(slashed.split("/")).contains("..")) {
            throw new RefusedException("holds an entry that leads out of it, " + shown(name));
        }
        if (slashed.indexOf('\0') >= 0) {
            throw new RefusedException("holds an entry whose name has a NUL character");
        }
        var clean = slashed.replaceAll("(^|/)(\\./)+", "$1").replaceAll("/{2,}", "/");
        return clean.isEmpty() || clean.endsWith("/") || clean.equals(".") ? null : clean;
    }

    /// Whether an operating system left the file behind; nobody's answers are in it.
    static boolean isLitter(String name) {
        var last = name.substring(name.lastIndexOf('/') + 1);
        return name.startsWith("__MACOSX/") || last.equals(".DS_Store") || last.equals("Thumbs.db") || last.equals("desktop.ini");
    }

    /// A name as it may stand in a sentence: no control characters, not endless.
    static String shown(String name) {
        var printable = name.replaceAll("\\p{Cntrl}", "?");
        return printable.length() > 120 ? printable.substring(0, 120) + "…" : printable;
    }
}
