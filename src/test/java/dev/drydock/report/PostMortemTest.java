package dev.drydock.report;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.bundle.BundleReader;
import dev.drydock.bundle.Limits;
import dev.drydock.bundle.Progress;
import dev.drydock.check.ServiceDiagnosis;
import dev.drydock.check.Subject;
import dev.drydock.check.catalogue.Catalogue;
import dev.drydock.cli.Diagnoser;
import dev.drydock.playbook.Journal;
import dev.drydock.playbook.PlaybookReader;
import dev.drydock.playbook.Playbooks;
import dev.drydock.playbook.Walkthrough;
import dev.drydock.sample.Samples;
import dev.drydock.timeline.Timeline;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The draft tells what the record and the reader say, and nothing else.
class PostMortemTest {
    private static final Instant DONE = Instant.parse("2026-11-20T11:50:07.123Z");

    private static Subject subject;
    private static ServiceDiagnosis service;

    @BeforeAll
    static void diagnose() throws Exception {
        var diagnoser = new Diagnoser(new BundleReader(Limits.DEFAULT), new Samples(), Catalogue.checks());
        var bundle = diagnoser.read(0, "sample:friday-502s", Path.of(""), Progress.NONE);
        var diagnosis = diagnoser.diagnose(bundle, one -> one.name().equals("checkout-api"), Progress.NONE).diagnosis();
        service = diagnosis.services().getFirst();
        subject = new Subject(diagnosis.inventory(), service.service(), service.path());
    }

    @Test
    void tellsWhatWasDoneWithItsTimeNoteAndCommand() {
        var text = draft(journal().tick("drain-delay", DONE).note("drain-delay", "by Ann\n<script> | done"));
        assertTrue(text.startsWith("# Post-mortem draft: checkout-api\n"), text);
        assertTrue(text.contains("| 2026-11-20 11:50:07 UTC | Done by hand: Let requests under way finish, and no longer |"), text);
        assertTrue(text.contains("(ticked 2026-11-20 11:50:07 UTC)"), text);
        assertTrue(text.contains("  > by Ann\n  > &lt;script&gt; &#124; done\n"), text);
        assertTrue(text.contains("aws elbv2 modify-target-group-attributes"), text);
        assertFalse(text.contains("Value=300"), "undoing it is not what was done");
        assertTrue(text.contains("- [ ] Let requests under way finish, and no longer (open, `deploy-502`): Ticked by hand, but the record still says"), text);
        assertTrue(text.contains("- **Fail** The load balancer answered 5xx 1284 times while tasks went away"), text);
    }

    @Test
    void makesNothingUpWhereNothingWasDone() {
        var text = PostMortem.draft(subject.inventory().source(), service, new Timeline(List.of(), List.of(), List.of()), List.of());
        assertTrue(text.contains("Nothing was ticked or noted."), text);
        assertTrue(text.contains("No playbook was followed."), text);
        assertTrue(text.contains("The record holds no rollout, no task, no scaling and no event of this service."), text);
    }

    private static Journal journal() {
        return Journal.begin(service.service().serviceArn(), "deploy-502", DONE);
    }

    private static String draft(Journal journal) {
        var playbook = Playbooks.builtIn(new PlaybookReader(Catalogue.checks().stream().map(check -> check.info().id()).toList())).find("deploy-502").orElseThrow();
        var walkthrough = Walkthrough.of(playbook, subject, service.findings(), journal);
        return PostMortem.draft(subject.inventory().source(), service, Timeline.of(subject.inventory(), service, List.of()), List.of(new PostMortem.Followed(walkthrough, journal)));
    }
}
