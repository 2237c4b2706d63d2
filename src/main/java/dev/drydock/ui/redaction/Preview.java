package dev.drydock.ui.redaction;

import dev.drydock.bundle.BundleRedactor;
import dev.drydock.bundle.redaction.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What a redaction would do.
///
/// @param files most replaced first, those that are left out last
/// @param replaced over all files, the requests in the manifest among them
record Preview(List<FileRow> files, Map<Kind, Integer> replaced, Samples samples) {
    private static final String REQUESTS = "manifest.json";

    static Preview of(BundleRedactor.Report report, Samples samples) {
        var rows = new ArrayList<FileRow>();
        var requests = new EnumMap<Kind, Integer>(Kind.class);
        requests.putAll(report.replaced());
        for (var change : report.files()) {
            rows.add(new FileRow(change.file(), change.replaced(), change.leftOut()));
            change.replaced().forEach((kind, count) -> requests.computeIfPresent(kind, (_, all) -> all > count ? Integer.valueOf(all - count) : null));
        }
        // The manifest is written anew, with the requests that the calls were made with.
        rows.add(new FileRow(REQUESTS, requests, null));
        rows.sort(Comparator.comparing((FileRow row) -> row.leftOut() != null).thenComparing(row -> -row.count(null)).thenComparing(FileRow::file));
        return new Preview(List.copyOf(rows), report.replaced(), samples);
    }

    long copied() {
        return files.stream().filter(row -> row.leftOut() == null).count();
    }

    long leftOut() {
        return files.size() - copied();
    }

    int total() {
        return replaced.values().stream().mapToInt(Integer::intValue).sum();
    }
}
