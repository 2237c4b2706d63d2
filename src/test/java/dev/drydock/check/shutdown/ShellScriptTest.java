package dev.drydock.check.shutdown;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the text behind `-c` makes of the shell.
class ShellScriptTest {

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '`', value = {
        // exec is reached
        "exec node server.js ¦ EXEC",
        "  exec   node server.js  ¦ EXEC",
        "cd /app && exec java $JAVA_OPTS -jar app.jar ¦ EXEC",
        "set -e; migrate; exec gunicorn app:api ¦ EXEC",
        "exec node server.js > /proc/1/fd/1 2>&1 ¦ EXEC",
        "PORT=8080 exec node server.js ¦ EXEC",
        "exec -a web node server.js ¦ EXEC",
        "command exec node server.js ¦ EXEC",
        "trap 'echo bye' EXIT; exec node server.js ¦ EXEC",
        "exec \"$@\" ¦ EXEC",
        "[ -f .env ] || touch .env && exec node server.js ¦ EXEC",
        "warm-up & exec node server.js ¦ EXEC",
        "if [ -n \"$A\" ]; then B=1; fi; exec node server.js ¦ EXEC",
        // one plain command, or the last of an && list
        "java -jar app.jar ¦ LEFT_TO_THE_SHELL",
        "java -jar app.jar; ¦ LEFT_TO_THE_SHELL",
        "cd /app && npm ci && node server.js ¦ LEFT_TO_THE_SHELL",
        "NODE_ENV=production node server.js ¦ LEFT_TO_THE_SHELL",
        "java $JAVA_OPTS -jar 'my app.jar' ¦ LEFT_TO_THE_SHELL",
        "echo 'exec is a word here' ¦ LEFT_TO_THE_SHELL",
        "node server.js # exec in a comment ¦ LEFT_TO_THE_SHELL",
        "echo $(exec date) ¦ LEFT_TO_THE_SHELL",
        "node \"a;b\" 'c|d' e\\;f ¦ LEFT_TO_THE_SHELL",
        // several in a row
        "migrate; node server.js ¦ SEQUENCE",
        "exec >/var/log/app.log; node server.js ¦ SEQUENCE",
        "wait-for db || exit 1; node server.js ¦ SEQUENCE",
        "node a.js || node b.js ¦ SEQUENCE",
        // redirected
        "node server.js > /tmp/log ¦ REDIRECTION",
        "node server.js 2>&1 ¦ REDIRECTION",
        "cd / && node server.js &> /tmp/log ¦ REDIRECTION",
        // in the background
        "node server.js & wait ¦ BACKGROUND",
        "exec node server.js & wait ¦ BACKGROUND",
        "node server.js & ¦ BACKGROUND",
        // traps
        "trap 'kill -TERM $child' TERM; node server.js & child=$!; wait $child ¦ TRAP",
        // compound
        "while true; do node job.js; sleep 60; done ¦ COMPOUND",
        "(node server.js) ¦ COMPOUND",
        "(exec node server.js) ¦ COMPOUND",
        "{ node server.js; } ¦ COMPOUND",
        "! node server.js ¦ COMPOUND",
        // exec may not be reached
        "if [ -n \"$DEBUG\" ]; then exec node --inspect server.js; else exec node server.js; fi ¦ UNDECIDED",
        "node setup.js || exec node server.js ¦ UNDECIDED",
        "migrate && . ./run.sh ¦ UNDECIDED",
        "'' ¦ NOTHING",
        "# nothing but a comment ¦ NOTHING",
    })
    void tellsWhoStays(String script, ShellScript.Handover handover) {
        assertEquals(handover, ShellScript.of(script.equals("''") ? "" : script).handover(), script);
    }

    @Test
    void pipesKeepTheShell() {
        assertEquals(ShellScript.Handover.PIPE, ShellScript.of("node server.js | tee log").handover());
        assertEquals(ShellScript.Handover.PIPE, ShellScript.of("exec node server.js | tee log").handover());
        assertEquals(ShellScript.Handover.PIPE, ShellScript.of("exec node server.js 2>&1 |& tee log").handover());
        assertEquals(ShellScript.Handover.EXEC, ShellScript.of("yes | setup; exec node server.js").handover());
    }

    @Test
    void linesAreCommands() {
        assertEquals(ShellScript.Handover.SEQUENCE, ShellScript.of("migrate\nnode server.js\n").handover());
        assertEquals(ShellScript.Handover.EXEC, ShellScript.of("migrate\nexec \\\n  node server.js\n").handover());
        assertEquals(ShellScript.Handover.BACKGROUND, ShellScript.of("node server.js &\nwait").handover());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "node server.js | exec node server.js",
        "cd /app && java $OPTS -jar a.jar | cd /app && exec java $OPTS -jar a.jar",
        "A=1 node server.js | A=1 exec node server.js",
        "migrate; node server.js >log | migrate; exec node server.js >log",
        "node server.js; echo done | ",
        "node server.js & wait | ",
        "(node server.js) | ",
        "exec node server.js | ",
    })
    void execGoesBeforeTheLastCommandWhereThatHelps(String script, String mended) {
        assertEquals(mended, ShellScript.of(script).withExec().orElse(null));
    }

    @Test
    void aCutTextIsReadToItsEnd() {
        for (var text : List.of("node 'server", "node \"$(", "node ${A", "`", "\\", ">", "&&", "((((", "))))", "exec", "exec -a", "$(", "a 2>", "&>", "|| exec x")) {
            ShellScript.of(text);
        }
    }

    /// What was measured, measured again with the shells of this machine: who runs under the process that the shell was started as.
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "bash | exec sleep 5 | true", "dash | exec sleep 5 | true",
        "bash | true && exec sleep 5 | true", "dash | true && exec sleep 5 | true",
        "bash | sleep 5 | true", "dash | sleep 5 | false",
        "bash | true && sleep 5 | true", "dash | true && sleep 5 | false",
        "bash | sleep 5 >/dev/null | false", "dash | sleep 5 >/dev/null | false",
        "bash | (sleep 5) | false", "dash | { sleep 5; } | false",
        "dash | true; sleep 5 | false",
    })
    void theShellsOfThisMachineAgree(String shell, String script, boolean replaced) throws Exception {
        assumeTrue(Files.isDirectory(Path.of("/proc/self")), "there is no /proc to look into");
        var process = start(shell, script);
        assumeTrue(process != null, shell + " is not on this machine");
        try {
            assertEquals(replaced, becomesSleep(process), shell + " -c '" + script + "'");
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static Process start(String shell, String script) {
        try {
            return new ProcessBuilder(shell, "-c", script).start();
        } catch (IOException e) {
            return null;
        }
    }

    /// Looks until the command runs: in the shell's own place, or as its child.
    private static boolean becomesSleep(Process process) throws IOException {
        var until = System.nanoTime() + Duration.ofSeconds(4).toNanos();
        while (System.nanoTime() < until) {
            if (isSleep(process.pid())) {
                return true;
            }
            for (var child : process.descendants().toList()) {
                if (isSleep(child.pid())) {
                    return false;
                }
            }
            Thread.onSpinWait();
        }
        throw new IllegalStateException("the command did not start");
    }

    private static boolean isSleep(long pid) throws IOException {
        var name = Path.of("/proc/" + pid + "/comm");
        return Files.exists(name) && Files.readString(name).strip().equals("sleep");
    }
}
