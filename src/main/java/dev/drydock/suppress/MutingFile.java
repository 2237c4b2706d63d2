package dev.drydock.suppress;

import dev.drydock.bundle.WholeFile;
import dev.drydock.check.Muting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/// One file of mutings:
///
///     {"format": "drydock-muted", "schemaVersion": 1,
///      "muted": [{"check": "pid1", "resource": "arn:… or *", "reason": "…", "until": "2026-12-31"}]}
///
/// `until` may be left out. A file that is not as it should be is left alone: it mutes nothing, and nothing is written over it.
public final class MutingFile {
    private static final String FORMAT = "drydock-muted";
    private static final int SCHEMA_VERSION = 1;
    private static final long LARGEST = 1 << 20;
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Path file;

    public MutingFile(Path file) {
        this.file = file;
    }

    public Path file() {
        return file;
    }

    public boolean exists() {
        return Files.exists(file);
    }

    /// What it holds; nothing where there is no such file.
    public List<Muting> read() throws MutingException {
        if (!exists()) {
            return List.of();
        }
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
                throw unusable("is no file of mutings");
            }
            return mutings(MAPPER.readTree(Files.readString(file)));
        } catch (JacksonException e) {
            throw unusable("is no JSON (" + e.getOriginalMessage().lines().findFirst().orElse("") + ")");
        } catch (IOException e) {
            throw unusable("cannot be read: " + reason(e));
        }
    }

    /// Adds a muting, in place of one for the same check and resource.
    public void add(Muting muting) throws MutingException {
        var mutings = without(muting.check(), muting.resource());
        mutings.add(muting);
        write(mutings);
    }

    /// Takes a muting out.
    ///
    /// @return whether it was there
    public boolean remove(String check, String resource) throws MutingException {
        var left = without(check, resource);
        if (left.size() == read().size()) {
            return false;
        }
        write(left);
        return true;
    }

    private ArrayList<Muting> without(String check, String resource) throws MutingException {
        return new ArrayList<>(read().stream().filter(muting -> !muting.isFor(check, resource)).toList());
    }

    private List<Muting> mutings(JsonNode document) throws MutingException {
        if (!FORMAT.equals(document.at("/format").asString("")) || !document.at("/muted").isArray()) {
            throw unusable("is no file of mutings: it says no \"format\": \"" + FORMAT + "\" with a list \"muted\"");
        }
        if (document.at("/schemaVersion").asInt(SCHEMA_VERSION) > SCHEMA_VERSION) {
            throw unusable("is written for a newer Drydock");
        }
        var mutings = new ArrayList<Muting>();
        for (var entry : document.at("/muted")) {
            mutings.add(muting(entry, mutings.size() + 1));
        }
        return List.copyOf(mutings);
    }

    private Muting muting(JsonNode entry, int number) throws MutingException {
        for (var member : List.of("check", "resource", "reason")) {
            if (!entry.path(member).isString() || entry.path(member).asString().isBlank()) {
                throw unusable("cannot be used: entry " + number + " has no text \"" + member + "\"");
            }
        }
        return new Muting(entry.path("check").asString(), entry.path("resource").asString(), entry.path("reason").asString(), until(entry.path("until"), number));
    }

    private @Nullable LocalDate until(JsonNode until, int number) throws MutingException {
        if (until.isMissingNode() || until.isNull()) {
            return null;
        }
        try {
            return LocalDate.parse(until.asString(""));
        } catch (DateTimeException e) {
            throw unusable("cannot be used: \"until\" of entry " + number + " is no date such as 2026-12-31");
        }
    }

    private void write(List<Muting> mutings) throws MutingException {
        var document = new LinkedHashMap<String, Object>();
        document.put("format", FORMAT);
        document.put("schemaVersion", SCHEMA_VERSION);
        document.put("muted", mutings.stream().map(MutingFile::members).toList());
        try {
            if (file.getParent() != null) {
                Files.createDirectories(file.getParent());
            }
            var text = writer().writeValueAsString(document) + "\n";
            WholeFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw unusable("cannot be written: " + reason(e));
        }
    }

    private static Map<String, Object> members(Muting muting) {
        var members = new LinkedHashMap<String, Object>();
        members.put("check", muting.check());
        members.put("resource", muting.resource());
        members.put("reason", muting.reason());
        if (muting.until() != null) {
            members.put("until", muting.until().toString());
        }
        return members;
    }

    private static ObjectWriter writer() {
        var lines = new DefaultIndenter("  ", "\n");
        return MAPPER.writer().with(new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines));
    }

    private MutingException unusable(String what) {
        return new MutingException(file.getFileName() + " " + what + "; nothing is muted by it.");
    }

    private static String reason(IOException e) {
        return switch (e) {
            case AccessDeniedException denied -> "permission denied";
            case FileSystemException system when system.getReason() != null -> system.getReason();
            default -> e.getMessage() == null || e instanceof FileSystemException ? e.getClass().getSimpleName() : e.getMessage();
        };
    }
}
