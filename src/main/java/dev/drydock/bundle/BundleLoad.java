package dev.drydock.bundle;

import dev.drydock.inventory.Inventory;
import dev.drydock.inventory.SeriesBuilder;
import dev.drydock.inventory.Sharing;
import dev.drydock.inventory.Source;
import dev.drydock.inventory.call.Calls;
import dev.drydock.inventory.call.Recorded;
import dev.drydock.inventory.cloudwatch.Metrics;
import dev.drydock.inventory.ecs.Cluster;
import dev.drydock.inventory.ecs.Service;
import dev.drydock.inventory.ecs.Task;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// One load of one bundle: deals the container's files out to the captures that they stand in, and makes one inventory of them. Nearly every bundle is one capture.
final class BundleLoad {
    private final JsonMapper mapper;
    private final Progress progress;
    private final Container container;
    private final CaptureFolders folders;
    /// By their folders, those outside of all captures first, then by time as far as it is known before the answers are read.
    private final Map<String, CaptureLoad> captures = new LinkedHashMap<>();
    private final Metrics.Builder metrics = new Metrics.Builder();
    private final List<FileReport> reports = new ArrayList<>();
    private long total;
    private long done;

    /// A capture with its own clock and scope.
    private record Dated(CaptureLoad capture, Source source) {}

    BundleLoad(JsonMapper mapper, Progress progress, Container container) {
        this.mapper = mapper;
        this.progress = progress;
        this.container = container;
        folders = CaptureFolders.of(container.entries());
        var sharing = folders.isSeries() ? new Sharing() : null;
        var rank = 0;
        for (var folder : folders.inOrder()) {
            captures.put(folder, new CaptureLoad(mapper, progress, folder, new Inventory.Builder(metrics, rank++), sharing));
        }
    }

    Bundle load(int id, String name) throws IOException {
        if (container.entries().isEmpty()) {
            throw new RefusedException("is empty: there is neither a manifest.json nor a recorded answer in it");
        }
        container.reports().forEach(report -> reports.add(new FileReport(folders.bare(report.file()), report.status(), report.reason())));
        readManifests();
        total = container.entries().stream().mapToLong(entry -> Math.max(0, entry.size())).sum();
        container.visit((entry, in) -> read(folders.bare(entry.name()), in, Math.max(0, entry.size())));
        place();
        captures.values().forEach(CaptureLoad::end);
        return folders.isSeries() ? series(id, name) : single(id, name);
    }

    private CaptureLoad top() {
        return Objects.requireNonNull(captures.get(""));
    }

    /// Of a series all manifests are read in one pass: an archive that cannot be entered at a place would be gone through once for each.
    private void readManifests() throws IOException {
        var names = new LinkedHashSet<String>();
        for (var entry : container.entries()) {
            names.add(folders.bare(entry.name()));
        }
        if (folders.isSeries()) {
            container.visit((entry, in) -> {
                var file = folders.bare(entry.name());
                var capture = captures.get(folders.folderOf(file));
                if (capture != null && file.equals(capture.folder() + BundleReader.MANIFEST)) {
                    readManifest(capture, in);
                }
            });
        } else if (names.contains(BundleReader.MANIFEST)) {
            try (var in = container.opened(folders.top() + BundleReader.MANIFEST)) {
                top().readManifest(in);
            }
        }
        for (var capture : captures.values()) {
            if (capture.manifest() == null && names.contains(capture.folder() + CaptureLoad.INDEX)) {
                try (var in = container.opened(folders.top() + capture.folder() + CaptureLoad.INDEX)) {
                    capture.readIndex(in);
                }
            }
        }
        deal();
        reportMissingCaptures();
    }

    /// A capture that cannot be read costs the series that capture; the manifest at the top speaks for all.
    private static void readManifest(CaptureLoad capture, InputStream in) throws IOException {
        try {
            capture.readManifest(in);
        } catch (RefusedException e) {
            if (capture.folder().isEmpty()) {
                throw e;
            }
            capture.refuse("This capture " + e.getMessage() + ".");
        }
    }

    /// The manifest at the top may list calls whose answers stand in captures that have no manifest of their own.
    private void deal() {
        var stated = top().manifest();
        if (!folders.isSeries() || stated == null) {
            return;
        }
        for (var entry : stated.calls()) {
            var capture = entry.file() == null ? null : captures.get(folders.folderOf(entry.file()));
            if (capture != null && capture != top()) {
                top().giveAway(entry, capture);
            }
        }
    }

    private void reportMissingCaptures() {
        var stated = top().manifest();
        if (stated != null) {
            stated.captureFolders().filter(folder -> !folders.holds(folder)).forEach(folder ->
                    reports.add(new FileReport(EntryName.shown(folder), FileReport.Status.DAMAGED, "The manifest names this capture, but it is not there.")));
        }
    }

    private void read(String file, InputStream in, long size) throws IOException {
        if (progress.isCancelled()) {
            throw new CancellationException();
        }
        progress.at(file, done, total);
        var capture = captures.getOrDefault(folders.folderOf(file), top());
        capture.read(file.substring(capture.folder().length()), in);
        done += size;
    }

    /// The answers that did not say whom they speak of, now that all others are read. One pass finds them all.
    private void place() throws IOException {
        if (captures.values().stream().allMatch(capture -> capture.waiting().isEmpty())) {
            return;
        }
        var placement = new Placement(captures.values().stream().map(CaptureLoad::inventory).toList());
        container.visit((entry, in) -> {
            if (progress.isCancelled()) {
                throw new CancellationException();
            }
            var file = folders.bare(entry.name());
            var capture = captures.getOrDefault(folders.folderOf(file), top());
            capture.place(file.substring(capture.folder().length()), in, placement);
        });
    }

    private Bundle single(int id, String name) throws RefusedException {
        reports.addAll(top().reports());
        if (!top().isReadable()) {
            throw nothingReadable();
        }
        sortReports();
        return new Bundle(top().inventory().build(source(id, name, top(), null), new Calls(top().calls())), List.copyOf(reports));
    }

    private Bundle series(int id, String name) throws RefusedException {
        var dated = captures.values().stream().filter(capture -> capture.isReadable())
                .map(capture -> new Dated(capture, source(id, name, capture, folders.time(capture.folder()))))
                .sorted(Comparator.comparing((Dated one) -> !one.capture().folder().isEmpty())
                        .thenComparing(one -> one.source().capturedAt(), Comparator.nullsFirst(Comparator.naturalOrder()))
                        .thenComparing(one -> one.capture().folder()))
                .toList();
        for (var capture : captures.values()) {
            if (!capture.folder().isEmpty() && !capture.isReadable() && !capture.isRefused()) {
                capture.refuse("Nothing in this capture can be read, so it is not in the series.");
            }
        }
        var scope = scope(dated);
        var builder = new SeriesBuilder();
        for (var one : dated) {
            var strange = strangerTo(scope, one.source());
            if (strange == null) {
                builder.add(bareFolder(one.capture()), one.source(), one.capture().calls(), one.capture().inventory());
            } else {
                one.capture().refuse(strange);
            }
        }
        captures.values().forEach(capture -> reports.addAll(capture.reports()));
        var built = metrics.build();
        var moments = builder.captures(built);
        if (moments.isEmpty()) {
            throw nothingReadable();
        }
        sortReports();
        var stated = top().manifest();
        var last = moments.getLast();
        var sources = dated.stream().map(Dated::source).toList();
        var whole = new Source(id, name, last.at(), last.isInferred(), scope.account(), scope.region(),
                stated != null && stated.redaction() != null || sources.stream().anyMatch(Source::redacted),
                stated != null && stated.movesPrivateRanges() || sources.stream().anyMatch(Source::privateRangesMoved),
                replaced(stated, sources));
        return new Bundle(builder.newest(whole, built), List.copyOf(reports), moments);
    }

    /// What was replaced anywhere in a series; null where one of its manifests says that something was, and not what.
    private static @Nullable Set<String> replaced(@Nullable Manifest stated, List<Source> sources) {
        var kinds = new TreeSet<String>();
        if (stated != null && stated.redaction() != null) {
            var told = stated.replaced();
            if (told == null) {
                return null;
            }
            kinds.addAll(told);
        }
        for (var source : sources) {
            if (source.redacted() && source.replaced() == null) {
                return null;
            }
            kinds.addAll(source.replaced() == null ? Set.of() : source.replaced());
        }
        return kinds;
    }

    private static String bareFolder(CaptureLoad capture) {
        return capture.folder().isEmpty() ? "" : capture.folder().substring(0, capture.folder().length() - 1);
    }

    /// What the manifest at the top says, else what the newest capture that knows does.
    private Source scope(List<Dated> dated) {
        var stated = top().manifest();
        var account = stated == null ? null : stated.account();
        var region = stated == null ? null : stated.region();
        for (var one : dated.reversed()) {
            account = account == null ? one.source().account() : account;
            region = region == null ? one.source().region() : region;
        }
        return new Source(0, "", null, false, account, region, false);
    }

    /// Why a capture is none of the series; null where it is.
    private static @Nullable String strangerTo(Source scope, Source source) {
        var isStrange = source.account() != null && !source.account().equals(scope.account()) || source.region() != null && !source.region().equals(scope.region());
        return isStrange ? "This capture is of account " + source.account() + " in " + source.region() + ", and the series of account " + scope.account() + " in " + scope.region()
                + "; it was left out. Open it as a bundle of its own." : null;
    }

    private void sortReports() {
        reports.sort(Comparator.comparing(FileReport::file));
    }

    private RefusedException nothingReadable() {
        sortReports();
        var reason = reports.stream().filter(report -> report.status() != FileReport.Status.OK).findFirst();
        return new RefusedException("holds nothing that Drydock can read" + reason.map(report -> ": " + report.file() + ": " + uncapped(report.reason())).orElse(""));
    }

    private static String uncapped(String sentence) {
        var clause = sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
        return clause.isEmpty() ? clause : Character.toLowerCase(clause.charAt(0)) + clause.substring(1);
    }

    /// @param time that the capture's folder tells; null where it tells none
    private static Source source(int id, String name, CaptureLoad capture, @Nullable Instant time) {
        var found = capture.inventory();
        var arn = Stream.of(found.all(Service.class).stream(), found.all(Cluster.class).stream(), found.all(Task.class).stream())
                .flatMap(stream -> stream.map(Recorded.class::cast)).map(Recorded::id).findFirst().orElse("").split(":", 6);
        var stated = capture.manifest();
        var said = stated != null && stated.capturedAt() != null ? stated.capturedAt() : time;
        return new Source(id, name,
                said != null ? said : capture.newest(),
                said == null && capture.newest() != null,
                stated != null && stated.account() != null ? stated.account() : arn.length > 4 ? arn[4] : null,
                stated != null && stated.region() != null ? stated.region() : arn.length > 3 ? arn[3] : null,
                stated != null && stated.redaction() != null,
                stated != null && stated.movesPrivateRanges(),
                stated == null ? null : stated.replaced());
    }
}
