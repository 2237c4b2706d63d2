package dev.drydock.ui.playbook;

import dev.drydock.check.Diagnosis;
import dev.drydock.check.ServiceDiagnosis;
import dev.drydock.check.Subject;
import dev.drydock.playbook.Playbook;
import dev.drydock.playbook.Playbooks;
import dev.drydock.playbook.Walkthrough;
import dev.drydock.report.PostMortem;
import dev.drydock.timeline.Timeline;
import dev.drydock.ui.kit.Chooser;
import dev.drydock.ui.kit.Copying;
import dev.drydock.ui.kit.Saving;
import dev.drydock.ui.kit.Selection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/// The draft of a post-mortem of the selected service, with all that was ticked and noted for it, to be copied or saved.
public final class DraftViewModel {
    private final Selection selection;
    private final Supplier<Playbooks> shelf;
    private final KeptJournals journals;
    private final Copying copying;
    private final Saving saving;
    private final Executor background;
    private final Executor fx;

    public DraftViewModel(Selection selection, Supplier<Playbooks> shelf, KeptJournals journals, Copying copying, Saving saving, Executor background, Executor fx) {
        this.selection = selection;
        this.shelf = shelf;
        this.journals = journals;
        this.copying = copying;
        this.saving = saving;
        this.background = background;
        this.fx = fx;
    }

    public void copy() {
        var source = selection.place().source();
        var service = selection.place().service();
        if (source != null && service != null) {
            background.execute(() -> {
                var text = draft(source, service);
                fx.execute(() -> copying.copy("the post-mortem draft as Markdown", text));
            });
        }
    }

    public void save() {
        var source = selection.place().source();
        var service = selection.place().service();
        if (source != null && service != null) {
            saving.save("Save the post-mortem draft", Saving.fileName("post-mortem-" + service.service().name()) + ".md", new Chooser.FileKind("Markdown", "md"),
                    out -> out.write(draft(source, service).getBytes(StandardCharsets.UTF_8)));
        }
    }

    private String draft(Diagnosis source, ServiceDiagnosis service) {
        var playbooks = shelf.get();
        var subject = new Subject(source.inventory(), service.service(), service.path());
        var followed = new ArrayList<PostMortem.Followed>();
        for (var journal : journals.kept(service.service().serviceArn(), playbooks.all().stream().map(Playbook::id).toList())) {
            playbooks.find(journal.playbook())
                    .ifPresent(playbook -> followed.add(new PostMortem.Followed(Walkthrough.of(playbook, subject, service.findings(), journal), journal)));
        }
        return PostMortem.draft(source.inventory().source(), service, Timeline.of(source.inventory(), service, List.of()), followed);
    }
}
