package dev.drydock.bundle;

import dev.drydock.inventory.Inventory;
import dev.drydock.inventory.Sharing;
import dev.drydock.inventory.call.Call;
import dev.drydock.inventory.call.CallStatus;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.databind.json.JsonMapper;

/// One manifest and its answers, or answers without one: from files to calls, records and a report on each file. A bundle is one of these, a series one for each capture.
///
/// Files are known here by their names below the capture's folder; calls and reports name them from the bundle's top.
final class CaptureLoad {
    static final String INDEX = "index.json";
    /// Within so many bytes an answer has told what it is.
    private static final int TELLING = 1 << 16;

    /// A file with answers that wait.
    ///
    /// @param listed the call that the manifest or the index names, though not whom it speaks of; null for a file that nothing lists
    /// @param read what was read of an unlisted file before; null for a listed one
    private record Waiting(@Nullable AnswerShape listed, AnswerReader.@Nullable Result read) {}

    private final JsonMapper mapper;
    private final Progress progress;
    private final String folder;
    private final @Nullable Sharing sharing;
    private final Inventory.Builder inventory;
    /// Files that hold the recorded error of a call instead of its answer.
    private final Set<String> errors = new HashSet<>();
    private final List<Call> calls = new ArrayList<>();
    private final List<FileReport> reports = new ArrayList<>();
    /// What the manifest or the index says of each file.
    private final Map<String, Manifest.Entry> listed = new LinkedHashMap<>();
    /// Where the manifest or the index names each file, and each call without an answer.
    private final Map<Object, Integer> places = new HashMap<>();
    /// Files that must wait until it is known whom they can speak of.
    private final Map<String, Waiting> waiting = new LinkedHashMap<>();
    private @Nullable Manifest manifest;
    private boolean refused;
    private @Nullable Instant newest;
    private int recordCount;

    /// @param folder where it stands below the bundle's top, with its slash; empty for the top itself
    /// @param sharing what other captures hold too; null where there are none
    CaptureLoad(JsonMapper mapper, Progress progress, String folder, Inventory.Builder inventory, @Nullable Sharing sharing) {
        this.mapper = mapper;
        this.progress = progress;
        this.folder = folder;
        this.inventory = inventory;
        this.sharing = sharing;
    }

    String folder() {
        return folder;
    }

    @Nullable Manifest manifest() {
        return manifest;
    }

    /// The newest time in the answers; null without any.
    @Nullable Instant newest() {
        return newest;
    }

    Inventory.Builder inventory() {
        return inventory;
    }

    List<FileReport> reports() {
        return reports;
    }

    /// The calls in the order of the manifest, so that the same bundle gives the same order in every container; what it does not name comes last.
    List<Call> calls() {
        calls.sort(Comparator.comparingInt(call -> places.getOrDefault(call.file() == null ? call : call.file(), Integer.MAX_VALUE)));
        return calls;
    }

    /// Whether anything in it can be read.
    boolean isReadable() {
        return !refused && (recordCount > 0 || calls.stream().anyMatch(call -> call.damage() == null));
    }

    /// The files that wait to be placed.
    Set<String> waiting() {
        return waiting.keySet();
    }

    /// Reads the manifest.
    ///
    /// @throws RefusedException when a newer Drydock wrote it
    void readManifest(InputStream in) throws IOException {
        var stated = parse(BundleReader.MANIFEST, in, Manifest.class);
        manifest = stated != null && stated.isOurs() ? stated : null;
        if (manifest == null) {
            return;
        }
        var version = manifest.schemaVersion() == null ? Manifest.VERSION : manifest.schemaVersion();
        if (version > Manifest.VERSION) {
            refused = true;
            throw new RefusedException("was written in version " + version + " of the bundle format, and this Drydock reads version "
                    + Manifest.VERSION + "; open it with the newer Drydock that wrote it"
                    + (manifest.tool() == null ? "" : " (" + EntryName.shown(manifest.tool()) + ")"));
        }
        manifest.calls().forEach(this::list);
    }

    /// Reads the index, which stands in for a manifest where there is none.
    void readIndex(InputStream in) throws IOException {
        var index = parse(INDEX, in, CallIndex[].class);
        if (index != null) {
            Stream.of(index).filter(Objects::nonNull).map(CallIndex::entry).forEach(entry -> {
                if (entry != null) {
                    list(entry);
                }
            });
        }
    }

    /// Takes note of a call that a manifest or an index lists.
    private void list(Manifest.Entry entry) {
        var file = entry.file() == null ? null : entry.file().startsWith(folder) ? entry.file().substring(folder.length()) : entry.file();
        var call = call(entry, file);
        places.putIfAbsent(call.file() == null ? call : call.file(), places.size());
        var answers = entry.callStatus() == CallStatus.OK || entry.callStatus() == CallStatus.TRUNCATED;
        if (file == null || !answers || listed.putIfAbsent(file, entry) != null) {
            calls.add(call);
            if (file != null && !answers) {
                errors.add(file);
            }
        }
    }

    /// Reads the manifest or the index; null, and reported, when it cannot be read.
    private <T> @Nullable T parse(String file, InputStream in, Class<T> type) throws IOException {
        String reason;
        try {
            return mapper.readValue(in, type);
        } catch (JacksonIOException e) {
            if (e.getCause() instanceof RefusedException refusal) {
                throw refusal;
            }
            reason = RefusedException.reason(e.getCause());
        } catch (JacksonException e) {
            reason = EntryName.shown(String.valueOf(e.getOriginalMessage()));
        }
        report(file, FileReport.Status.DAMAGED, "It cannot be read, so the answers are told apart by their content: " + reason + ".");
        return null;
    }

    /// @param file below the folder
    private Call call(Manifest.Entry entry, @Nullable String file) {
        var parameters = entry.parameters();
        return new Call(entry.service(), entry.operation(), parameters == null ? null : shared(parameters), entry.callStatus(), entry.callError(),
                file == null ? null : folder + file, entry.at(), null);
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> shared(Map<String, Object> parameters) {
        return sharing == null ? parameters : (Map<String, Object>) sharing.share((Object) parameters);
    }

    /// Reads one file.
    ///
    /// @param file below the folder
    void read(String file, InputStream in) throws IOException {
        if (file.equals(BundleReader.MANIFEST) || file.equals(INDEX)) {
            if (reports.stream().noneMatch(report -> report.file().equals(folder + file))) {
                report(file, FileReport.Status.OK, "");
            }
            return;
        }
        if (refused) {
            return;
        }
        var entry = listed.remove(file);
        try {
            if (entry != null) {
                readListed(file, entry, in);
            } else if (errors.contains(file)) {
                report(file, FileReport.Status.OK, "");
            } else {
                readUnlisted(file, in);
            }
        } catch (RefusedException e) {
            throw e;
        } catch (IOException e) {
            unreadable(file, entry == null ? null : call(entry, file), e);
        }
    }

    /// One bad file never stops the load.
    private void unreadable(String file, @Nullable Call call, IOException e) {
        report(file, FileReport.Status.DAMAGED, "It cannot be read: " + RefusedException.reason(e) + ".");
        if (call != null) {
            calls.add(call.damaged("unreadable"));
        }
    }

    private void report(String file, FileReport.Status status, String reason) {
        reports.add(new FileReport(folder + file, status, reason));
    }

    private void readListed(String file, Manifest.Entry entry, InputStream in) throws IOException {
        var call = call(entry, file);
        var shape = AnswerShape.of(call.name());
        if (shape != null && shape.subject() != null && (call.parameters() == null || !call.parameters().containsKey(shape.subject()))) {
            if (!isBroken(file, new Seal(entry, in), call)) {
                waiting.put(file, new Waiting(shape, null));
            }
            return;
        }
        if (entry.sha256() == null && entry.bytes() == null) {
            readUnsealed(file, call, in);
            return;
        }
        var seal = new Seal(entry, in);
        var result = new AnswerReader(mapper, progress, folder + file, call).read(seal.stream());
        if (!isBroken(file, seal, call)) {
            keep(file, result, call.status() == CallStatus.TRUNCATED);
        }
    }

    /// A file that nothing vouches for may hold what the AWS CLI said instead of an answer, or be copied out of a terminal.
    private void readUnsealed(String file, Call call, InputStream in) throws IOException {
        var head = in.readNBytes(TELLING);
        var text = CopiedText.text(head);
        var outcome = isJson(text) ? null : CliMessage.outcome(call, text);
        if (outcome != null) {
            calls.add(outcome);
            report(file, FileReport.Status.OK, "");
            return;
        }
        var complaint = isJson(text) ? null : text.isBlank() ? "It is empty: the call gave no answer." : CliMessage.complaint(text);
        if (complaint != null) {
            calls.add(call.damaged("no answer"));
            report(file, FileReport.Status.DAMAGED, complaint);
            return;
        }
        keep(file, new AnswerReader(mapper, progress, folder + file, call).read(CopiedText.of(new SequenceInputStream(new ByteArrayInputStream(head), in))), call.status() == CallStatus.TRUNCATED);
    }

    /// Whether the file is not the one that the manifest speaks of; then it is reported.
    private boolean isBroken(String file, Seal seal, Call call) throws IOException {
        var broken = seal.broken();
        if (broken != null) {
            report(file, FileReport.Status.DAMAGED, "It does not match the " + broken + " in the manifest, and was left out.");
            calls.add(call.damaged("checksum"));
        }
        return broken != null;
    }

    /// A file that nothing lists is told by its content.
    private void readUnlisted(String file, InputStream in) throws IOException {
        var head = in.readNBytes(TELLING);
        var text = CopiedText.text(head);
        var copied = CopiedText.of(new SequenceInputStream(new ByteArrayInputStream(head), in));
        var result = new AnswerReader(mapper, progress, folder + file, null).read(copied);
        var failed = CliMessage.in(folder + file, copied.aside());
        calls.addAll(failed);
        if (!result.waiting().isEmpty()) {
            take(result);
            waiting.put(file, new Waiting(null, result));
            return;
        }
        var recorded = result.calls().isEmpty() ? CliMessage.recorded(file, text, mapper) : Optional.<Call>empty();
        recorded.ifPresent(calls::add);
        if (result.calls().isEmpty() && (!failed.isEmpty() || recorded.isPresent())) {
            report(file, FileReport.Status.OK, "");
        } else if (result.calls().isEmpty() && !isJson(text)) {
            var complaint = CliMessage.complaint(text);
            report(file, FileReport.Status.UNRECOGNISED, complaint != null ? complaint : head.length == 0 ? "It is empty." : "No answer that Drydock knows.");
        } else {
            keep(file, result, false);
        }
    }

    private static boolean isJson(String text) {
        var bare = text.stripLeading();
        return bare.startsWith("{") || bare.startsWith("[{") || bare.startsWith("\uFEFF{");
    }

    /// Reads the answers that did not say whom they speak of, now that all others are read.
    void place(String file, InputStream in, Placement placement) throws IOException {
        var waits = waiting.get(file);
        if (waits == null) {
            return;
        }
        if (waits.listed() != null) {
            var call = placement.place(folder + file, waits.listed());
            if (call == null) {
                report(file, FileReport.Status.NOT_PLACED, Placement.advice(waits.listed()));
            } else {
                keep(file, new AnswerReader(mapper, progress, folder + file, call).read(CopiedText.of(in)), false);
            }
        } else if (waits.read() != null) {
            place(file, in, placement, waits.read());
        }
    }

    private void place(String file, InputStream in, Placement placement, AnswerReader.Result read) throws IOException {
        var placed = placement.place(folder + file, read.waiting());
        if (!placed.isEmpty()) {
            take(new AnswerReader(mapper, progress, folder + file, null, placed).read(CopiedText.of(in)));
        }
        var left = read.waiting().entrySet().stream().filter(answer -> !placed.containsKey(answer.getKey())).toList();
        if (left.isEmpty()) {
            report(file, read, false);
        } else {
            var first = left.getFirst();
            var alone = read.answers() == 1 ? "" : "Of its " + read.answers() + " answers " + left.size() + (left.size() == 1 ? " needs a file of its own, number " : " need files of their own, first of all number ")
                    + (first.getKey() + 1) + ". ";
            report(file, FileReport.Status.NOT_PLACED, alone + Placement.advice(first.getValue()));
        }
    }

    private void keep(String file, AnswerReader.Result result, boolean truncated) {
        take(result);
        if (result.calls().isEmpty()) {
            report(file, FileReport.Status.UNRECOGNISED, result.damage() == null ? "No answer that Drydock knows." : result.damage());
        } else {
            report(file, result, truncated);
        }
    }

    private void take(AnswerReader.Result result) {
        for (var item : result.records()) {
            inventory.add(sharing == null ? item : sharing.share(item));
        }
        recordCount += result.records().size();
        if (result.newest() != null && (newest == null || result.newest().isAfter(newest))) {
            newest = result.newest();
        }
        for (var call : result.calls()) {
            calls.add(result.damage() == null ? call : call.damaged(result.damage()));
        }
    }

    private void report(String file, AnswerReader.Result result, boolean truncated) {
        var status = result.cut() || truncated && result.damage() == null ? FileReport.Status.TRUNCATED
                : result.damage() != null ? FileReport.Status.DAMAGED : FileReport.Status.OK;
        report(file, status, result.damage() != null ? result.damage() : truncated ? "The manifest says that the answer was cut short when it was recorded." : "");
    }

    /// Reports what is listed and was not there.
    void end() {
        listed.forEach((file, entry) -> {
            report(file, FileReport.Status.DAMAGED, (manifest == null ? "The index" : "The manifest") + " names it, but it is not there.");
            calls.add(call(entry, file).damaged(Call.MISSING));
        });
        listed.clear();
    }

    /// Hands a call that is listed here to the capture in which its answer stands, unless that lists it itself.
    void giveAway(Manifest.Entry entry, CaptureLoad capture) {
        listed.remove(entry.file());
        if (capture.manifest == null) {
            capture.list(entry);
        }
    }

    boolean isRefused() {
        return refused;
    }

    /// Leaves the capture out of its series.
    void refuse(String reason) {
        refused = true;
        reports.add(new FileReport(folder.isEmpty() ? BundleReader.MANIFEST : folder.substring(0, folder.length() - 1), FileReport.Status.NOT_PLACED, reason));
    }
}
