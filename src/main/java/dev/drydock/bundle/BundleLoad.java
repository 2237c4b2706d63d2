package dev.drydock.bundle;

import dev.drydock.inventory.Inventory;
import dev.drydock.inventory.Source;
import dev.drydock.inventory.call.Call;
import dev.drydock.inventory.call.CallStatus;
import dev.drydock.inventory.call.Calls;
import dev.drydock.inventory.call.Recorded;
import dev.drydock.inventory.ecs.Cluster;
import dev.drydock.inventory.ecs.Service;
import dev.drydock.inventory.ecs.Task;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.databind.json.JsonMapper;

/// One load of one bundle: from the container's files to calls, records and a report on each file.
final class BundleLoad {
    static final String INDEX = "index.json";
    /// Within so many bytes an answer has told what it is.
    private static final int TELLING = 1 << 16;

    private final JsonMapper mapper;
    private final Progress progress;
    private final Container container;
    private final String top;
    /// The files by their names below the top folder, with their sizes.
    private final Map<String, Long> sizes = new LinkedHashMap<>();
    /// Files that hold the recorded error of a call instead of its answer.
    private final Set<String> errors = new HashSet<>();
    private final Inventory.Builder inventory = new Inventory.Builder();
    private final List<Call> calls = new ArrayList<>();
    private final List<FileReport> reports = new ArrayList<>();
    /// What the manifest or the index says of each file.
    private final Map<String, Manifest.Entry> listed = new LinkedHashMap<>();
    /// Where the manifest or the index names each file, and each call without an answer.
    private final Map<Object, Integer> places = new HashMap<>();
    /// Files that must wait until it is known whom they can speak of.
    private final Map<String, AnswerShape> waiting = new LinkedHashMap<>();
    private @Nullable Manifest manifest;
    private @Nullable Instant newest;
    private long total;
    private long done;
    private int recordCount;

    BundleLoad(JsonMapper mapper, Progress progress, Container container) {
        this.mapper = mapper;
        this.progress = progress;
        this.container = container;
        top = topFolder(container.entries());
        container.entries().forEach(entry -> sizes.put(bare(entry.name()), Math.max(0, entry.size())));
    }

    Bundle load(int id, String name) throws IOException {
        if (container.entries().isEmpty()) {
            throw new RefusedException("is empty: there is neither a manifest.json nor a recorded answer in it");
        }
        container.reports().forEach(report -> reports.add(new FileReport(bare(report.file()), report.status(), report.reason())));
        readManifest();
        total = sizes.values().stream().mapToLong(Long::longValue).sum();
        container.visit((entry, in) -> read(bare(entry.name()), in));
        place();
        listed.forEach((file, entry) -> {
            reports.add(new FileReport(file, FileReport.Status.DAMAGED, (manifest == null ? "The index" : "The manifest") + " names it, but it is not there."));
            calls.add(call(entry).damaged(Call.MISSING));
        });
        refuseIfNothing();
        calls.sort(Comparator.comparingInt(this::place));
        reports.sort(Comparator.comparing(FileReport::file));
        return new Bundle(inventory.build(source(id, name), new Calls(calls)), List.copyOf(reports));
    }

    /// The one folder in which everything stands, with its slash; empty when there is none. A folder that is named like a service is no such top.
    static String topFolder(List<Container.Entry> entries) {
        var tops = entries.stream().map(entry -> entry.name().substring(0, entry.name().indexOf('/') + 1)).distinct().toList();
        var top = tops.size() == 1 ? tops.getFirst() : "";
        return List.of("ecs/", "ec2/", "elbv2/", "captures/").contains(top) ? "" : top;
    }

    /// Where the call stands in the manifest, so that the same bundle gives the same order in every container; what it does not name comes last.
    private int place(Call call) {
        return places.getOrDefault(call.file() == null ? call : call.file(), Integer.MAX_VALUE);
    }

    private String bare(String name) {
        return name.startsWith(top) ? name.substring(top.length()) : name;
    }

    private void readManifest() throws IOException {
        var entries = new ArrayList<Manifest.Entry>();
        if (sizes.containsKey(BundleReader.MANIFEST)) {
            var stated = parse(BundleReader.MANIFEST, Manifest.class);
            manifest = stated != null && stated.isOurs() ? stated : null;
        }
        if (manifest != null) {
            var version = manifest.schemaVersion() == null ? Manifest.VERSION : manifest.schemaVersion();
            if (version > Manifest.VERSION) {
                throw new RefusedException("was written in version " + version + " of the bundle format, and this Drydock reads version "
                        + Manifest.VERSION + "; open it with the newer Drydock that wrote it"
                        + (manifest.tool() == null ? "" : " (" + EntryName.shown(manifest.tool()) + ")"));
            }
            entries.addAll(manifest.calls());
        } else if (sizes.containsKey(INDEX)) {
            var index = parse(INDEX, CallIndex[].class);
            if (index != null) {
                Stream.of(index).map(CallIndex::entry).forEach(entry -> {
                    if (entry != null) {
                        entries.add(entry);
                    }
                });
            }
        }
        for (var entry : entries) {
            places.putIfAbsent(entry.file() == null ? call(entry) : entry.file(), places.size());
            var answers = entry.callStatus() == CallStatus.OK || entry.callStatus() == CallStatus.TRUNCATED;
            if (entry.file() == null || !answers || listed.putIfAbsent(entry.file(), entry) != null) {
                calls.add(call(entry));
                if (entry.file() != null && !answers) {
                    errors.add(entry.file());
                }
            }
        }
    }

    /// Reads the manifest or the index; null, and reported, when it cannot be read.
    private <T> @Nullable T parse(String file, Class<T> type) throws IOException {
        try (var in = container.open(top + file)) {
            return mapper.readValue(in, type);
        } catch (JacksonIOException e) {
            throw e.getCause();
        } catch (JacksonException e) {
            reports.add(new FileReport(file, FileReport.Status.DAMAGED,
                    "It cannot be read, so the answers are told apart by their content: " + EntryName.shown(String.valueOf(e.getOriginalMessage())) + "."));
            return null;
        }
    }

    private static Call call(Manifest.Entry entry) {
        return new Call(entry.service(), entry.operation(), entry.parameters(), entry.callStatus(), entry.callError(), entry.file(), entry.at(), null);
    }

    private void read(String file, InputStream in) throws IOException {
        if (progress.isCancelled()) {
            throw new CancellationException();
        }
        progress.at(file, done, total);
        if (file.equals(BundleReader.MANIFEST) || file.equals(INDEX)) {
            if (reports.stream().noneMatch(report -> report.file().equals(file))) {
                reports.add(new FileReport(file, FileReport.Status.OK, ""));
            }
            return;
        }
        var entry = listed.remove(file);
        if (entry != null) {
            readListed(file, entry, in);
        } else if (errors.contains(file)) {
            reports.add(new FileReport(file, FileReport.Status.OK, ""));
        } else {
            readUnlisted(file, in);
        }
        done += sizes.getOrDefault(file, 0L);
    }

    private void readListed(String file, Manifest.Entry entry, InputStream in) throws IOException {
        var call = call(entry);
        var shape = AnswerShape.of(call.name());
        if (shape != null && shape.subject() != null && (call.parameters() == null || !call.parameters().containsKey(shape.subject()))) {
            waiting.put(file, shape);
            return;
        }
        var digest = entry.sha256() == null ? null : new DigestInputStream(in, sha256());
        var result = new AnswerReader(mapper, progress, file, call).read(digest == null ? in : digest);
        if (digest != null) {
            digest.transferTo(OutputStream.nullOutputStream());
            if (!HexFormat.of().formatHex(digest.getMessageDigest().digest()).equalsIgnoreCase(entry.sha256())) {
                reports.add(new FileReport(file, FileReport.Status.DAMAGED, "It does not match the checksum in the manifest, and was left out."));
                calls.add(call.damaged("checksum"));
                return;
            }
        }
        keep(file, result, call.status() == CallStatus.TRUNCATED);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /// A file that nothing lists is told by its content. Its first bytes show whether it must wait; they are put back before it is read.
    private void readUnlisted(String file, InputStream in) throws IOException {
        var head = in.readNBytes(TELLING);
        var shape = new Placement(mapper, inventory).needsSubject(new ByteArrayInputStream(head));
        var failed = CliMessage.in(file, head);
        if (shape != null) {
            waiting.put(file, shape);
        } else if (failed.isPresent()) {
            calls.add(failed.get());
            reports.add(new FileReport(file, FileReport.Status.OK, ""));
        } else {
            keep(file, new AnswerReader(mapper, progress, file, null).read(new SequenceInputStream(new ByteArrayInputStream(head), in)), false);
        }
    }

    /// The answers that did not say whom they speak of, now that all others are read.
    private void place() throws IOException {
        var placement = new Placement(mapper, inventory);
        for (var wait : waiting.entrySet()) {
            var call = placement.place(wait.getKey(), wait.getValue());
            if (call == null) {
                reports.add(new FileReport(wait.getKey(), FileReport.Status.NOT_PLACED, Placement.advice(wait.getValue())));
                continue;
            }
            try (var in = container.open(top + wait.getKey())) {
                keep(wait.getKey(), new AnswerReader(mapper, progress, wait.getKey(), call).read(in), false);
            }
        }
    }

    private void keep(String file, AnswerReader.Result result, boolean truncated) {
        result.records().forEach(this::add);
        recordCount += result.records().size();
        if (result.newest() != null && (newest == null || result.newest().isAfter(newest))) {
            newest = result.newest();
        }
        if (result.calls().isEmpty()) {
            reports.add(new FileReport(file, FileReport.Status.UNRECOGNISED,
                    result.damage() == null ? "No answer that Drydock knows." : result.damage()));
            return;
        }
        for (var call : result.calls()) {
            calls.add(result.damage() == null ? call : call.damaged(result.damage()));
        }
        var status = result.cut() || truncated && result.damage() == null ? FileReport.Status.TRUNCATED
                : result.damage() != null ? FileReport.Status.DAMAGED : FileReport.Status.OK;
        var reason = result.damage() != null ? result.damage() : truncated ? "The manifest says that the answer was cut short when it was recorded." : "";
        reports.add(new FileReport(file, status, reason));
    }

    private void add(Recorded item) {
        inventory.add(item);
    }

    private void refuseIfNothing() throws RefusedException {
        if (recordCount > 0 || calls.stream().anyMatch(call -> call.damage() == null)) {
            return;
        }
        var reason = reports.stream().filter(report -> report.status() != FileReport.Status.OK).findFirst();
        throw new RefusedException("holds nothing that Drydock can read" + reason.map(report -> ": " + report.file() + ": " + uncapped(report.reason())).orElse(""));
    }

    private static String uncapped(String sentence) {
        var clause = sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
        return clause.isEmpty() ? clause : Character.toLowerCase(clause.charAt(0)) + clause.substring(1);
    }

    private Source source(int id, String name) {
        var arn = Stream.of(inventory.all(Service.class).stream(), inventory.all(Cluster.class).stream(), inventory.all(Task.class).stream())
                .flatMap(stream -> stream.map(Recorded.class::cast)).map(Recorded::id).findFirst().orElse("").split(":", 6);
        var stated = manifest;
        var capturedAt = stated == null ? null : stated.capturedAt();
        return new Source(id, name,
                capturedAt != null ? capturedAt : newest,
                capturedAt == null && newest != null,
                stated != null && stated.account() != null ? stated.account() : arn.length > 4 ? arn[4] : null,
                stated != null && stated.region() != null ? stated.region() : arn.length > 3 ? arn[3] : null,
                stated != null && stated.redaction() != null,
                stated != null && stated.movesPrivateRanges());
    }
}
