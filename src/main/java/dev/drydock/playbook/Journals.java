package dev.drydock.playbook;

import dev.drydock.bundle.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/// The journals, a small file each, in a folder of the reader's own.
public final class Journals {
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final Path folder;

    /// @param folder made when something is first kept in it
    public Journals(Path folder) {
        this.folder = folder;
    }

    /// The journal of a playbook in an incident; a new one where none is kept. A file that cannot be read is set aside under the ending `.broken`, and nothing of
    /// it is lost.
    public Journal open(String service, String playbook, Instant now) throws IOException {
        var file = file(service, playbook);
        try {
            return JSON.readValue(Files.readAllBytes(file), Journal.class);
        } catch (NoSuchFileException e) {
            return Journal.begin(service, playbook, now);
        } catch (JacksonException e) {
            Files.move(file, file.resolveSibling(file.getFileName() + ".broken"), StandardCopyOption.REPLACE_EXISTING);
            return Journal.begin(service, playbook, now);
        }
    }

    /// The journals of an incident that are kept, in the order of the playbooks; one that cannot be read is left out here, and set aside when it is opened.
    public List<Journal> kept(String service, List<String> playbooks) throws IOException {
        var kept = new ArrayList<Journal>();
        for (var playbook : playbooks) {
            try {
                kept.add(JSON.readValue(Files.readAllBytes(file(service, playbook)), Journal.class));
            } catch (NoSuchFileException | JacksonException e) {
                // Nothing of this playbook to tell.
            }
        }
        return List.copyOf(kept);
    }

    /// Keeps a journal, whole or not at all.
    public void keep(Journal journal) throws IOException {
        Files.createDirectories(folder);
        WholeFile.write(file(journal.service(), journal.playbook()), out -> out.write(JSON.writeValueAsBytes(journal)));
    }

    /// ARNs hold what file names cannot, so the name is made from their text.
    private Path file(String service, String playbook) {
        return folder.resolve(UUID.nameUUIDFromBytes((service + "\n" + playbook).getBytes(StandardCharsets.UTF_8)) + ".json");
    }
}
