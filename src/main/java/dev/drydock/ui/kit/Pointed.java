package dev.drydock.ui.kit;

import dev.drydock.check.Evidence;
import dev.drydock.inventory.call.Call;
import dev.drydock.inventory.call.Calls;

/// A place in the files of a bundle.
///
/// @param answer which answer of the file, from 0: a file may hold several
/// @param pointer the JSON pointer within that answer; empty for the whole of it
public record Pointed(String file, int answer, String pointer) {
    private static final String MANIFEST = "manifest.json";

    static Pointed at(Evidence evidence, Calls calls) {
        return at(evidence.call(), evidence.pointer(), calls);
    }

    /// A call without an answer stands in the manifest, whose order the reader keeps.
    static Pointed at(Call call, String pointer, Calls calls) {
        if (call.file() == null) {
            return new Pointed(MANIFEST, 0, "/calls/" + calls.all().indexOf(call) + (call.error() == null ? "" : "/error"));
        }
        var sameFile = calls.all().stream().filter(each -> call.file().equals(each.file())).toList();
        return new Pointed(call.file(), Math.max(0, sameFile.indexOf(call)), pointer);
    }
}
