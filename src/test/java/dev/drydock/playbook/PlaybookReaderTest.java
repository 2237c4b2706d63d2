package dev.drydock.playbook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every fault of a playbook has its line and says what would be right.
class PlaybookReaderTest {
    private static final String WHOLE = """
            id: disk-full
            title: Make room
            symptoms: slow
            symptom: The disk is full.
            cause: Logs.
            links: https://docs.aws.amazon.com/ecs
            steps:
              - id: look
                kind: confirm
                title: Look
                text: Look at it.
                checks: [oom]
                when: {oom: [fail, warn]}
                each: task
                run:
                  - command: aws ecs describe-tasks --cluster ${cluster} --tasks ${task}
                    effect: Reads the task.
                answer: Status.
              - id: mend
                kind: fix
                title: Mend
                text: Mend it.
                run:
                  - command: aws ecs stop-task --cluster ${cluster} --task ${ask.task}
                    effect: Stops it.
                    changes: true
                risk: It stops.
                undo: The service starts another.
                asks:
                  - {name: task, question: Which, pattern: '[a-f0-9]{32}', example: 0123456789abcdef0123456789abcdef}
            """;

    private final PlaybookReader reader = new PlaybookReader(Set.of("oom"));

    @Test
    void readsAWholeOne() throws PlaybookException {
        var playbook = reader.read(WHOLE);
        assertEquals("disk-full", playbook.id());
        assertEquals(Set.of(Playbook.Symptom.SLOW), playbook.symptoms());
        assertEquals(List.of("look", "mend"), playbook.steps().stream().map(Step::id).toList());
        assertEquals(Variable.Group.TASK, playbook.steps().getFirst().each());
        assertEquals(List.of("aws", "ecs", "describe-tasks", "--cluster", "${cluster}", "--tasks", "${task}"), playbook.steps().getFirst().commands().getFirst().argv());
        assertTrue(playbook.steps().getFirst().borrows());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            id: disk-full              | id: Disk full                        | 1  | small letters
            title: Make room           | titel: Make room                     | 2  | no "titel"
            title: Make room           | title: ""                            | 2  | is empty
            symptoms: slow             | symptoms: [slow, odd]                | 3  | no symptom "odd"
            links: https               | links: http                          | 6  | https://
            kind: confirm              | kind: guess                          | 9  | "guess" is no kind; there are explain, confirm
            checks: [oom]              | checks: [ooom]                       | 12 | no check "ooom"
            [fail, warn]}              | [fail, bad]}                         | 13 | no status "bad"
            {oom: [fail                | {ooom: [fail                         | 13 | no check "ooom"
            each: task                 | each: disk                           | 14 | "disk" is no each
            --tasks ${task}            | --tasks ${disk}                      | 15 | ${disk} stands for nothing
            aws ecs describe-tasks     | ecs describe-tasks                   | 16 | starts with aws
            aws ecs describe-tasks     | aws ecs stop-task                    | 16 | ecs stop-task is not known to be a read
            ecs describe-tasks         | ssm get-parameter --with-decryption  | 16 | prints a secret
            --tasks ${task}            | --tasks 'x                           | 16 | quote is never closed
            --tasks ${task}            | --region here                        | 16 | are added by Drydock
            --tasks ${task}            | --command 'kill ${task}'             | 16 | shell in the container
            answer: Status.            | healthy: Status.                     | 15 | says what its "answer" means
            kind: fix                  | kind: verify                         | 23 | changes nothing
            risk: It stops.            | healthy: It stops.                   | 23 | says its "risk"
            undo: The                  | answer: The                          | 23 | how to "undo"
            id: mend                   | id: look                             | 7  | Two steps have the id "look"
            {name: task                | {name: tusk                          | 23 | ${ask.task} stands for nothing
            [a-f0-9]{32}               | [a-f0-9{32}                          | 30 | no regular expression
            [a-f0-9]{32}               | [a-f0-9]{31}                         | 30 | example does not match
            """)
    void namesTheLineOfAFault(String right, String wrong, int line, String reason) {
        assertTrue(WHOLE.contains(right), "the case changes something: " + right);
        var faults = assertThrows(PlaybookException.class, () -> reader.read(WHOLE.replaceFirst(Pattern.quote(right), Matcher.quoteReplacement(wrong)))).faults();
        assertTrue(faults.stream().anyMatch(fault -> fault.line() == line && fault.reason().contains(reason)), faults.toString());
    }

    @Test
    void namesEveryFaultAtOnce() {
        var faults = assertThrows(PlaybookException.class, () -> reader.read(WHOLE.replace("kind: fix", "kind: fox").replace("symptoms: slow", "symptoms: odd"))).faults();
        assertEquals(List.of(3, 20), faults.stream().map(Fault::line).distinct().toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "- a", "id: [", "id: *nowhere", "\u0000", "!!java.io.File x", "id: {a: b}\nsteps: 4", "a: &a [*a]"})
    void refusesWhatIsNoPlaybook(String yaml) {
        assertTrue(assertThrows(PlaybookException.class, () -> reader.read(yaml)).faults().stream().allMatch(fault -> fault.line() >= 1));
    }

    @Test
    void refusesADeepNestRatherThanBreak() {
        assertThrows(PlaybookException.class, () -> reader.read("[".repeat(200_000)));
    }
}
