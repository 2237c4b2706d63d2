package dev.drydock.cli;

import dev.drydock.advice.Unseen;
import dev.drydock.bundle.BundleRedactor;
import dev.drydock.bundle.redaction.Kind;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The preview of a redaction: what becomes of each file, and what each kind of value becomes. It shows none of the values.
final class RedactionText {
    private RedactionText() {}

    static String preview(BundleRedactor.Report report) {
        var text = new StringBuilder();
        for (var change : report.files()) {
            text.append(Unseen.shown(change.file())).append('\n').append("    ")
                    .append(change.leftOut() != null ? "left out: " + Unseen.shown(change.leftOut()) : change.replaced().isEmpty() ? "nothing to replace" : counts(change.replaced())).append('\n');
        }
        text.append('\n').append("In all, the requests in the manifest included:\n");
        new TreeMap<>(report.replaced()).forEach((kind, count) ->
                text.append("    ").append(kind.words()).append(": ").append(count).append(", as ").append(kind.example()).append('\n'));
        if (report.replaced().isEmpty()) {
            text.append("    nothing\n");
        }
        var left = report.files().stream().filter(change -> change.leftOut() != null).count();
        text.append("Files copied: ").append(report.files().size() - left).append("; left out: ").append(left).append(". Copied files get new names, since a name may tell something too.\n");
        return text.toString();
    }

    private static String counts(Map<Kind, Integer> replaced) {
        return new TreeMap<>(replaced).entrySet().stream().map(entry -> entry.getKey().words() + " " + entry.getValue()).collect(Collectors.joining(", "));
    }
}
