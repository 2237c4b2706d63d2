package dev.drydock.playbook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.drydock.awscli.AwsCliParser;
import dev.drydock.bundle.BundleReader;
import dev.drydock.bundle.Limits;
import dev.drydock.bundle.Progress;
import dev.drydock.check.Diagnosis;
import dev.drydock.check.Finding;
import dev.drydock.check.Status;
import dev.drydock.check.Subject;
import dev.drydock.check.catalogue.Catalogue;
import dev.drydock.sample.Samples;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every command of the built-in playbooks, filled in from a sample with each ask answered, held against the parser of the real AWS CLI.
class PlaybookCommandsTest {
    private static final PlaybookReader READER = new PlaybookReader(Catalogue.checks().stream().map(check -> check.info().id()).toList());

    @TempDir
    private Path folder;

    @Test
    void theAwsCliTakesEveryCommand() throws Exception {
        var playbooks = Playbooks.builtIn(READER).all();
        var saidBy = new LinkedHashMap<List<String>, String>();
        var unfilled = new LinkedHashSet<String>();
        try (var sample = new Samples().open("friday-502s")) {
            var bundle = new BundleReader(Limits.DEFAULT).read(1, "sample:friday-502s", sample.folder(), Progress.NONE);
            var service = Diagnosis.of(bundle.inventory(), Catalogue.checks(), each -> each.name().equals("checkout-api"), () -> false).services().getFirst();
            var subject = new Subject(bundle.inventory(), service.service(), service.path());
            for (var playbook : playbooks) {
                for (var step : Walkthrough.of(playbook, subject, wanted(playbook, service.findings()), answered(playbook)).steps()) {
                    step.commands().forEach(command -> saidBy.putIfAbsent(command.argv(), playbook.id() + "/" + step.step().id()));
                    step.withheld().forEach(reason -> unfilled.add(playbook.id() + "/" + step.step().id() + ": " + reason));
                }
            }
        }
        assertEquals(List.of(), List.copyOf(unfilled), "the sample has all that the commands take from a record");
        assertEquals(List.of(), AwsCliParser.faults(saidBy, folder));
    }

    /// The findings of the service, made such that every condition of the playbook holds.
    private static List<Finding> wanted(Playbook playbook, List<Finding> findings) {
        var statuses = new LinkedHashMap<String, Status>();
        playbook.steps().forEach(step -> step.when().statuses().forEach((check, wanted) -> statuses.putIfAbsent(check, wanted.iterator().next())));
        return findings.stream().map(finding -> statuses.containsKey(finding.check().id())
                ? Finding.draft(finding.check(), statuses.get(finding.check().id()), finding.resource(), finding.title()).finding() : finding).toList();
    }

    private static Journal answered(Playbook playbook) {
        var answers = new LinkedHashMap<String, String>();
        playbook.steps().forEach(step -> step.asks().forEach(ask -> answers.put(ask.name(), ask.example())));
        return new Journal("arn", playbook.id(), Instant.EPOCH, Map.of(), answers, Set.of());
    }
}
