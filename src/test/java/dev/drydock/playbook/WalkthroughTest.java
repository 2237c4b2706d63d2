package dev.drydock.playbook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.bundle.BundleReader;
import dev.drydock.bundle.Limits;
import dev.drydock.bundle.Progress;
import dev.drydock.check.AwsCommand;
import dev.drydock.check.Diagnosis;
import dev.drydock.check.Finding;
import dev.drydock.check.Status;
import dev.drydock.check.Subject;
import dev.drydock.check.catalogue.Catalogue;
import dev.drydock.sample.Samples;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Where the steps of a playbook stand, by the record of the sample incident.
class WalkthroughTest {
    private static final List<String> CHECKS = Catalogue.checks().stream().map(check -> check.info().id()).toList();
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static Diagnosis friday;

    @BeforeAll
    static void diagnose() throws Exception {
        try (var sample = new Samples().open("friday-502s")) {
            var bundle = new BundleReader(Limits.DEFAULT).read(1, "sample:friday-502s", sample.folder(), Progress.NONE);
            friday = Diagnosis.of(bundle.inventory(), Catalogue.checks(), service -> true, () -> false);
        }
    }

    @Test
    void whatTheRecordConfirmsIsDone() throws PlaybookException {
        var step = guided("kind: confirm\nchecks: elb-5xx-around-stops");
        assertEquals(GuidedStep.State.DONE, step.state());
        assertTrue(step.because().startsWith("elb-5xx-around-stops is fail: The load balancer answered 5xx 1284 times"), step.because());
        assertTrue(step.commands().stream().allMatch(command -> command.kind() == AwsCommand.Kind.CONFIRM));
    }

    @Test
    void aFixOfWhatIsWrongIsOpenAndBorrowsFixAndUndo() throws PlaybookException {
        var step = guided("kind: fix\nchecks: drain-delay");
        assertEquals(GuidedStep.State.OPEN, step.state());
        assertEquals(List.of(AwsCommand.Kind.FIX, AwsCommand.Kind.UNDO), step.commands().stream().map(AwsCommand::kind).toList());
    }

    @Test
    void aFixOfWhatIsRightIsNotNeeded() throws PlaybookException {
        var step = guided("kind: fix\nchecks: tg-target-type");
        assertEquals(GuidedStep.State.NOT_NEEDED, step.state());
        assertTrue(step.because().startsWith("tg-target-type is ok"), step.because());
        assertEquals(List.of(), step.commands());
    }

    @Test
    void aFixThatWasOpenIsDoneOnceTheRecordSaysSo() throws PlaybookException {
        var open = journal().seen(walk("kind: fix\nchecks: drain-delay", journal(), UnaryOperator.identity()));
        var mended = walk("kind: fix\nchecks: drain-delay", open, finding -> finding.check().id().equals("drain-delay")
                ? Finding.draft(finding.check(), Status.OK, finding.resource(), "It drains for 30 s").finding() : finding).steps().getFirst();
        assertEquals(GuidedStep.State.DONE, mended.state());
        assertEquals("It was open, and now: drain-delay is ok: It drains for 30 s.", mended.because());
    }

    @Test
    void aVerdictThatIsOpenStaysOpenThoughItIsTicked() throws PlaybookException {
        var step = walk("kind: fix\nchecks: drain-delay", journal().tick("step", NOW), UnaryOperator.identity()).steps().getFirst();
        assertEquals(GuidedStep.State.OPEN, step.state());
        assertTrue(step.because().startsWith("Ticked by hand, but the record still says: drain-delay is warn"), step.because());
    }

    @Test
    void onlyAPersonCanTellWhatNoCheckJudges() throws PlaybookException {
        assertEquals(GuidedStep.State.OPEN, guided("kind: confirm").state());
        assertEquals(GuidedStep.State.DONE, walk("kind: confirm", journal().tick("step", NOW), UnaryOperator.identity()).steps().getFirst().state());
    }

    @Test
    void anUnmetConditionMakesAStepNeedless() throws PlaybookException {
        var step = guided("kind: fix\nwhen: {tg-target-type: [fail, warn]}");
        assertEquals(GuidedStep.State.NOT_NEEDED, step.state());
        assertTrue(step.because().startsWith("tg-target-type is ok"), step.because());
        assertEquals(GuidedStep.State.OPEN, guided("kind: fix\nwhen: {tg-target-type: [ok], drain-delay: [fail]}").state());
    }

    @Test
    void aCommandIsGivenForEachThing() throws PlaybookException {
        var step = guided("""
                kind: confirm
                each: subnet
                answer: Its addresses.
                run: {command: 'aws ec2 describe-subnets --subnet-ids ${subnet}', effect: Reads the subnet.}""");
        assertEquals(3, step.commands().size());
        assertTrue(step.commands().stream().allMatch(command -> command.argv().get(4).startsWith("subnet-") && command.argv().getLast().equals("ap-southeast-1")));
    }

    @Test
    void aCommandWaitsForWhatIsAsked() throws PlaybookException {
        var text = """
                kind: fix
                risk: None.
                undo: Delete it.
                asks: {name: topic, question: Which topic, pattern: 'arn:.*', example: 'arn:aws:sns:x'}
                run: {command: 'aws cloudwatch put-metric-alarm --alarm-actions ${ask.topic}', effect: Makes it., changes: true}""";
        assertEquals(List.of("topic"), guided(text).asked().stream().map(Step.Ask::name).toList());
        assertEquals(List.of(), guided(text).commands());
        assertEquals(List.of(), walk(text, journal().answer("topic", "no arn"), UnaryOperator.identity()).steps().getFirst().commands());
        var given = walk(text, journal().answer("topic", "arn:aws:sns:eu-west-1:1:on-call"), UnaryOperator.identity()).steps().getFirst();
        assertEquals("arn:aws:sns:eu-west-1:1:on-call", given.commands().getFirst().argv().get(4));
        assertEquals(List.of(), given.asked());
    }

    @Test
    void whatFailsComesBeforeWhatWarnsWithinAKind() throws PlaybookException {
        var playbook = playbook("""
                  - {id: fine, kind: fix, title: A, text: A, checks: tg-target-type}
                  - {id: warns, kind: fix, title: B, text: B, checks: drain-delay}
                  - {id: fails, kind: fix, title: C, text: C, checks: pid1}
                  - {id: later, kind: verify, title: D, text: D, checks: pid1}
                """);
        var walkthrough = walk(playbook, journal(), UnaryOperator.identity());
        assertEquals(List.of("fails", "warns", "fine", "later"), walkthrough.steps().stream().map(step -> step.step().id()).toList());
        assertEquals(Optional.of("fails"), walkthrough.current().map(step -> step.step().id()));
        assertEquals(1, walkthrough.settled());
    }

    private static Journal journal() {
        return Journal.begin("arn", "p", NOW);
    }

    private static GuidedStep guided(String step) throws PlaybookException {
        return walk(step, journal(), UnaryOperator.identity()).steps().getFirst();
    }

    private static Walkthrough walk(String step, Journal journal, UnaryOperator<Finding> change) throws PlaybookException {
        return walk(playbook("  - id: step\n    title: T\n    text: T\n" + step.indent(4)), journal, change);
    }

    private static Playbook playbook(String steps) throws PlaybookException {
        return new PlaybookReader(CHECKS).read("id: p\ntitle: T\nsymptom: S\ncause: C\nsteps:\n" + steps);
    }

    private static Walkthrough walk(Playbook playbook, Journal journal, UnaryOperator<Finding> change) {
        var service = friday.services().stream().filter(each -> each.service().name().equals("checkout-api")).findFirst().orElseThrow();
        var subject = new Subject(friday.inventory(), service.service(), service.path());
        return Walkthrough.of(playbook, subject, service.findings().stream().map(change).toList(), journal);
    }
}
