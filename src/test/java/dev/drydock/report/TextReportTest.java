package dev.drydock.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.advice.Shell;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextReportTest {
    @TempDir Path folder;

    private String plain(DiagnosedBundle... bundles) {
        return new TextReport(Shell.BASH, false).write(List.of(bundles));
    }

    @Test
    void saysWhatIsWorstFirstAndWhatToType() throws Exception {
        assertEquals("""
                acme.json · captured 2026-11-18 03:12:44 UTC · account 111122223333 · eu-west-1
                Calls recorded: 1 ok, 1 denied.

                1 Deploy-time 502s · 2 Address and ENI exhaustion · 3 Swallowed SIGTERM · 4 Late or flapping scaling
                  5 A bad deploy that never rolls back

                prod/web  1 ▲ Warn     2 – N/A      3 ✖ Fail     4 – N/A      5 – N/A
                prod/api  1 – N/A      2 – N/A      3 ● OK       4 – N/A      5 – N/A
                dev/web   1 – N/A      2 – N/A      3 ● OK       4 – N/A      5 – N/A

                For app       pid1
                For platform  drain-delay × 2

                ────────────────────────────────────────────────────────────────────────────────────────────────────
                prod/web   1 fail, 2 warn, 1 unknown

                ✖ Fail  PID 1 is a shell that keeps SIGTERM to itself; \\u001b[31m5 tasks were killed
                  pid1 · badge 3 · for app
                  Resource  arn:aws:ecs:eu-west-1:111122223333:service/prod/web
                  Observed  sh -c "java -jar app.jar"
                  Expected  the program as PID 1, so that it hears SIGTERM
                  Why       A shell as PID 1 does not hand SIGTERM on. ECS waits for the stop timeout of 30 s and
                            then kills the task, with whatever requests it still had in hand.
                  Confirm   Reads the service.
                            aws ecs describe-services --cluster arn:aws:ecs:eu-west-1:111122223333:cluster/prod --services '$(reboot)' --region eu-west-1
                  Fix       Changes the account. Starts every task anew.
                            aws ecs update-service --cluster arn:aws:ecs:eu-west-1:111122223333:cluster/prod --service web --force-new-deployment --region eu-west-1
                  Change    Dockerfile:
                            ENTRYPOINT ["java", "-jar", "app.jar"]
                            STOPSIGNAL SIGTERM
                  Undo      Changes the account. Halves the service.
                            aws ecs update-service --cluster prod --service web --desired-count 1 --region eu-west-1
                  Verify    Reads the service.
                            aws ecs describe-services --services web --region eu-west-1

                ▲ Warn  Slow drain
                  drain-delay · badge 1 · for platform
                  Resource  tg-a
                  Observed  301 s
                  Expected  30 s
                  Why       slow

                ▲ Warn  Slow drain
                  drain-delay · badge 1 · for platform
                  Resource  tg-b
                  Observed  300 s
                  Expected  30 s
                  Why       slow

                ────────────────────────────────────────────────────────────────────────────────────────────────────
                Not known, and what would tell

                ? ecs describe-task-definition was denied (AccessDeniedException); it needs
                  ecs:DescribeTaskDefinition
                  for all 3 services: oom
                    aws ecs describe-task-definition --task-definition web:1 --region eu-west-1

                ? ecs list-tasks is not in the record
                  for all 3 services: oom
                    aws ecs list-tasks --cluster prod --desired-status STOPPED --region eu-west-1

                ────────────────────────────────────────────────────────────────────────────────────────────────────
                Not read in full: 1 of 3 files of acme.json

                  notes.json  unrecognised: No answer that Drydock knows.

                """, plain(Sick.bundle(folder)));
    }

    @Test
    void colourNeverCarriesMeaningAlone() throws Exception {
        var bundle = Sick.bundle(folder);
        var coloured = new TextReport(Shell.BASH, true).write(List.of(bundle));
        assertTrue(coloured.contains("\u001b[1;31m✖ Fail\u001b[0m"));
        assertEquals(plain(bundle), coloured.replaceAll("\u001b\\[[0-9;]*m", ""));
    }

    @Test
    void keepsToTheWidthOfATerminalButForWhatIsToBeCopied() throws Exception {
        for (var line : plain(Sick.bundle(folder)).lines().toList()) {
            assertTrue(TextPage.width(line) <= 100 || line.startsWith("            aws "), line);
        }
        assertEquals(4, TextPage.width("日本"));
        assertEquals(1, TextPage.width("e\u0301"));
    }

    @Test
    void withholdsChangesUnderAStandInsName() throws Exception {
        var text = plain(Sick.bundle(folder, ", \"redaction\": {\"profile\": \"default\"}"));
        assertTrue(text.contains("eu-west-1 · redacted\n"), text);
        assertTrue(text.contains("Withheld: the source is redacted, and the command would name a stand-in."));
        assertFalse(text.contains("--force-new-deployment"));
    }

    @Test
    void saysThatThereIsNoService() throws Exception {
        var bundle = Sick.diagnosed(Sick.read(1, Files.writeString(folder.resolve("empty.json"), "{\"services\": []}")));
        assertEquals("""
                empty.json · captured at an unknown time · account unknown · region unknown
                Calls recorded: 1 ok.

                No service was found in what was recorded.

                """, plain(bundle));
    }
}
