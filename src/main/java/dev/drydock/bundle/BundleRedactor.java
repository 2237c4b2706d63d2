package dev.drydock.bundle;

import dev.drydock.bundle.redaction.Kind;
import dev.drydock.bundle.redaction.Redactor;
import dev.drydock.bundle.redaction.Replaced;
import dev.drydock.inventory.Capture;
import dev.drydock.inventory.Source;
import dev.drydock.inventory.call.Call;
import dev.drydock.inventory.call.CallStatus;
import dev.drydock.inventory.call.Recorded;
import dev.drydock.inventory.ecs.TaskDefinition;
import dev.drydock.inventory.secretsmanager.Secret;
import dev.drydock.inventory.ssm.Parameter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Writes a copy of a bundle without what must not leave, as a zip with a manifest of its own. Its files are named by their calls and numbered, since a name may tell a secret too. What Drydock does
/// not recognise is left out: nobody knows what is in it. The map from stand-ins to originals is written nowhere.
public final class BundleRedactor {
    /// The earliest time that a zip entry can carry: the bytes depend on the content alone.
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);
    private static final Pattern PLAIN = Pattern.compile("[a-z0-9-]{1,64}");
    /// What Secrets Manager appends to a name in an ARN.
    private static final Pattern APPENDED = Pattern.compile("-[A-Za-z0-9]{6}$");
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /// What becomes of one file.
    ///
    /// @param file its name in the original
    /// @param replaced how often each kind of value is replaced
    /// @param leftOut why the file is not in the copy, as one sentence; null where it is
    public record FileChange(String file, Map<Kind, Integer> replaced, @Nullable String leftOut) {}

    /// Is told, while a copy is made, of each value in which something is replaced. The requests stand in the manifest.
    @FunctionalInterface
    public interface Places {
        Places UNWATCHED = (_, _) -> {};

        /// @param file its name in the original
        void replaced(String file, Replaced value);
    }

    /// @param files in the container's order
    /// @param replaced over all files and the manifest
    public record Report(List<FileChange> files, Map<Kind, Integer> replaced) {}

    private final Bundle bundle;
    private final Container.Opening opening;
    private final Redactor redactor;
    private final String tool;
    private final Map<String, List<Call>> calls = new LinkedHashMap<>();
    private final Map<String, FileReport> reports = new HashMap<>();
    /// The names in the copy, by those in the original.
    private final Map<String, String> names = new HashMap<>();
    /// The captures of a series, or the one that the bundle is, by their folders in the copy.
    private final Map<String, Part> parts = new LinkedHashMap<>();
    /// Where in the copy each file's capture stands.
    private final Map<String, String> folders = new HashMap<>();

    /// A capture, with what was replaced in it.
    private record Part(Source source, List<Call> calls, Map<Kind, Integer> replaced) {}

    /// @param bundle what was read from the path
    /// @param redactor a new one: it is for this bundle alone
    /// @param tool who writes the copy: `drydock 0.1.0`
    public BundleRedactor(Bundle bundle, Path path, Limits limits, Redactor redactor, String tool) {
        this(bundle, () -> Containers.open(path, limits), redactor, tool);
    }

    /// @param bundle what was read from the recording, to which nothing was added since
    public BundleRedactor(Bundle bundle, InMemoryBundle recording, Redactor redactor, String tool) {
        this(bundle, () -> new MemoryContainer(recording.files()), redactor, tool);
    }

    private BundleRedactor(Bundle bundle, Container.Opening opening, Redactor redactor, String tool) {
        this.bundle = bundle;
        this.opening = opening;
        this.redactor = redactor;
        this.tool = tool;
        parts.put("", new Part(bundle.inventory().source(), bundle.captures().isEmpty() ? bundle.inventory().calls().all() : List.of(), new EnumMap<>(Kind.class)));
        bundle.captures().forEach(capture -> parts.put(folder(capture), new Part(capture.source(), capture.made(), new EnumMap<>(Kind.class))));
        parts.forEach((folder, part) -> part.calls().forEach(call -> {
            if (call.file() != null && holdsAnswer(call)) {
                calls.computeIfAbsent(call.file(), file -> new ArrayList<>()).add(call);
                folders.put(call.file(), folder);
            }
        }));
        bundle.files().forEach(report -> reports.put(report.file(), report));
        learn();
    }

    /// Where a capture stands in the copy: under its time, unless that was worked out, so that it is again; the original's name may tell a secret.
    private String folder(Capture capture) {
        if (capture.folder().isEmpty()) {
            return "";
        }
        var at = capture.at();
        var stem = "captures/" + (at == null || capture.isInferred() ? "capture" : at.toString().replace(':', '-'));
        var folder = stem + "/";
        // What comes later sorts later.
        for (var i = 2; parts.containsKey(folder); i++) {
            folder = String.format(Locale.ROOT, "%s_%05d/", stem, i);
        }
        return folder;
    }

    private static boolean holdsAnswer(Call call) {
        return call.status() == CallStatus.OK || call.status() == CallStatus.TRUNCATED;
    }

    /// What secrets are called is told by where they stand; the same names stand in sentences, where nothing else would tell them.
    private void learn() {
        Stream.of(everywhere(Secret.class).map(Secret::name), everywhere(Parameter.class).map(Parameter::name), everywhere(TaskDefinition.class).flatMap(BundleRedactor::sources))
                .flatMap(names -> names)
                .forEach(name -> {
                    if (name != null) {
                        redactor.learnSecret(bare(name));
                    }
                });
    }

    private <T extends Recorded> Stream<T> everywhere(Class<T> kind) {
        return Stream.concat(bundle.inventory().all(kind).stream(), bundle.captures().stream().flatMap(capture -> capture.all(kind).stream()));
    }

    private static Stream<@Nullable String> sources(TaskDefinition definition) {
        return definition.containerDefinitions().stream().flatMap(container -> Stream.concat(container.secrets().stream(),
                container.logConfiguration() == null ? Stream.of() : container.logConfiguration().secretOptions().stream())).map(TaskDefinition.Secret::valueFrom);
    }

    /// The name in an ARN, or what is one already.
    private static String bare(String source) {
        var parts = source.split(":", -1);
        if (parts.length > 6 && parts[5].equals("secret")) {
            return APPENDED.matcher(parts[6]).replaceFirst("");
        }
        return parts.length == 6 && parts[5].startsWith("parameter/") ? parts[5].substring("parameter".length()) : source;
    }

    /// What would be replaced, file by file; nothing is written.
    ///
    /// @throws CancellationException when the progress says so
    public Report preview(Progress progress) throws IOException {
        return preview(progress, Places.UNWATCHED);
    }

    /// The same, told value by value.
    ///
    /// @throws CancellationException when the progress says so
    public Report preview(Progress progress, Places places) throws IOException {
        return write(OutputStream.nullOutputStream(), progress, places);
    }

    /// Writes the copy as a zip.
    ///
    /// @throws CancellationException when the progress says so; what was written by then is no bundle
    public Report write(OutputStream out, Progress progress) throws IOException {
        return write(out, progress, Places.UNWATCHED);
    }

    private Report write(OutputStream out, Progress progress, Places places) throws IOException {
        var zip = new ZipOutputStream(out);
        var changes = new ArrayList<FileChange>();
        try (var container = opening.open()) {
            var layout = CaptureFolders.of(container.entries());
            var total = container.entries().stream().mapToLong(entry -> Math.max(0, entry.size())).sum();
            var done = new long[1];
            container.visit((entry, in) -> {
                if (progress.isCancelled()) {
                    throw new CancellationException();
                }
                var file = layout.bare(entry.name());
                var name = file.substring(layout.folderOf(file).length());
                progress.at(file, done[0], total);
                if (!name.equals(BundleReader.MANIFEST) && !name.equals(CaptureLoad.INDEX)) {
                    changes.add(copy(file, in, zip, places));
                }
                done[0] += Math.max(0, entry.size());
            });
            container.reports().forEach(report -> changes.add(new FileChange(report.file(), Map.of(), report.reason())));
        }
        for (var part : parts.entrySet().stream().filter(one -> !one.getKey().isEmpty()).toList()) {
            manifest(part.getKey(), part.getValue(), zip, places);
        }
        // The one at the top speaks of all.
        var top = Objects.requireNonNull(parts.get(""));
        parts.values().stream().filter(part -> part != top).forEach(part -> add(top.replaced(), part.replaced()));
        manifest("", top, zip, places);
        zip.finish();
        return new Report(List.copyOf(changes), Collections.unmodifiableMap(top.replaced()));
    }

    private static void add(Map<Kind, Integer> sum, Map<Kind, Integer> more) {
        more.forEach((kind, count) -> sum.merge(kind, count, Integer::sum));
    }

    private FileChange copy(String file, InputStream in, ZipOutputStream zip, Places places) throws IOException {
        var answers = calls.getOrDefault(file, List.of());
        var left = leftOut(file, answers);
        if (left != null) {
            return new FileChange(file, Map.of(), left);
        }
        zip.putNextEntry(entry(name(file, answers)));
        var outcome = redactor.copy(answers.size() == 1 ? answers.getFirst().name() : "", new ReadToTheCut(in), zip, listener(places, file));
        zip.closeEntry();
        add(Objects.requireNonNull(parts.get(folders.getOrDefault(file, ""))).replaced(), outcome.replaced());
        return new FileChange(file, outcome.replaced(), null);
    }

    private static Replaced.Listener listener(Places places, String file) {
        return places == Places.UNWATCHED ? Replaced.Listener.NONE : value -> places.replaced(file, value);
    }

    private @Nullable String leftOut(String file, List<Call> answers) {
        if (answers.stream().anyMatch(call -> "checksum".equals(call.damage()))) {
            return "It does not match its checksum.";
        }
        if (!answers.isEmpty()) {
            return null;
        }
        var report = reports.get(file);
        return switch (report == null ? FileReport.Status.UNRECOGNISED : report.status()) {
            case OK -> "It tells of a call that failed; the manifest of the copy tells that.";
            case NOT_PLACED -> report.reason();
            case UNRECOGNISED, DAMAGED, TRUNCATED -> "Drydock does not know what is in it.";
        };
    }

    private String name(String file, List<Call> answers) {
        return names.computeIfAbsent(file, key -> {
            var call = answers.getFirst();
            var isPlain = answers.size() == 1 && PLAIN.matcher(call.service()).matches() && PLAIN.matcher(call.operation()).matches();
            return folders.getOrDefault(file, "") + (isPlain ? call.service() + "/" + call.operation() : "answers") + "/" + (names.size() + 1) + ".json";
        });
    }

    private static ZipEntry entry(String name) {
        var entry = new ZipEntry(name);
        entry.setTimeLocal(NO_TIME);
        return entry;
    }

    private void manifest(String folder, Part part, ZipOutputStream zip, Places places) throws IOException {
        var source = part.source();
        var manifest = new LinkedHashMap<String, Object>();
        manifest.put("format", Manifest.FORMAT);
        manifest.put("schemaVersion", Manifest.VERSION);
        manifest.put("tool", tool);
        put(manifest, "capturedAt", source.capturedAtInferred() || source.capturedAt() == null ? null : source.capturedAt().toString());
        put(manifest, "account", source.account() == null ? null : redactor.text(source.account()));
        put(manifest, "region", source.region() == null ? null : redactor.text(source.region()));
        var entries = part.calls().stream().filter(this::isListed).map(call -> entry(folder, call, part.replaced(), places)).toList();
        var counts = new TreeMap<String, Integer>();
        part.replaced().forEach((kind, count) -> counts.put(kind.id(), count));
        manifest.put("redaction", redactor.movesPrivateRanges()
                ? Map.of("profile", "default", Manifest.PRIVATE_RANGES, "moved", "replaced", counts) : Map.of("profile", "default", "replaced", counts));
        if (folder.isEmpty() && !bundle.captures().isEmpty()) {
            manifest.put("captures", parts.keySet().stream().filter(one -> !one.isEmpty()).toList());
        }
        manifest.put("calls", entries);
        zip.putNextEntry(entry(folder + BundleReader.MANIFEST));
        zip.write(MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest));
        zip.closeEntry();
    }

    /// Several answers in one file, of which nothing says what was asked, are told apart by their content, as they were.
    private boolean isListed(Call call) {
        var together = call.file() == null ? List.<Call>of() : calls.getOrDefault(call.file(), List.of());
        return together.size() < 2 || together.stream().anyMatch(other -> other.parameters() != null);
    }

    private Map<String, Object> entry(String folder, Call call, Map<Kind, Integer> replaced, Places places) {
        var entry = new LinkedHashMap<String, Object>();
        entry.put("service", redactor.text(call.service()));
        entry.put("operation", redactor.text(call.operation()));
        put(entry, "parameters", call.parameters() == null ? null : parameters(call, replaced, places));
        put(entry, "file", call.file() == null || !holdsAnswer(call) ? null : name(call.file(), calls.getOrDefault(call.file(), List.of(call))).substring(folder.length()));
        entry.put("status", call.status().name().toLowerCase(Locale.ROOT));
        if (call.error() != null) {
            entry.put("error", Map.of("code", redactor.text(call.error().code()), "message", redactor.text(call.error().message())));
        }
        put(entry, "at", call.at() == null ? null : call.at().toString());
        return entry;
    }

    private Object parameters(Call call, Map<Kind, Integer> replaced, Places places) {
        var clean = new ByteArrayOutputStream();
        try {
            var outcome = redactor.copy(call.name(), new ByteArrayInputStream(MAPPER.writeValueAsBytes(call.parameters())), clean, listener(places, BundleReader.MANIFEST));
            add(replaced, outcome.replaced());
            return outcome.cut() ? Map.of() : MAPPER.readValue(clean.toByteArray(), Object.class);
        } catch (IOException e) {
            throw new UncheckedIOException("memory can be read and written", e);
        }
    }

    private static void put(Map<String, Object> members, String name, @Nullable Object value) {
        if (value != null) {
            members.put(name, value);
        }
    }
}
