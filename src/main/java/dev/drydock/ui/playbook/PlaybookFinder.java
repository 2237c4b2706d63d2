package dev.drydock.ui.playbook;

import dev.drydock.check.Diagnosis;
import dev.drydock.playbook.Playbook;
import dev.drydock.playbook.Playbooks;
import dev.drydock.ui.kit.Findable;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.kordamp.ikonli.feather.Feather;

/// Lists the playbooks for the palette, by their titles, ids and symptoms.
public final class PlaybookFinder implements Findable.Finder {
    private final Supplier<Playbooks> shelf;
    private final Consumer<String> open;

    /// @param open opens a playbook by its id
    public PlaybookFinder(Supplier<Playbooks> shelf, Consumer<String> open) {
        this.shelf = shelf;
        this.open = open;
    }

    @Override
    public List<Findable> in(List<Diagnosis> sources) {
        return sources.isEmpty() ? List.of() : shelf.get().all().stream()
                .map(playbook -> new Findable("playbook " + playbook.id(), "Playbook", Feather.BOOK_OPEN, playbook.title(),
                        playbook.id() + " · " + playbook.symptoms().stream().sorted().map(Playbook.Symptom::title).collect(Collectors.joining(" · ")), () -> open.accept(playbook.id())))
                .toList();
    }
}
