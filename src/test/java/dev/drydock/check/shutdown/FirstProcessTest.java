package dev.drydock.check.shutdown;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What becomes of the argument list that a container starts with.
class FirstProcessTest {

    static Stream<Arguments> lists() {
        return Stream.of(
                Arguments.of("program java", List.of("java", "-jar", "app.jar")),
                Arguments.of("program server", List.of("/app/server", "--port=8080")),
                Arguments.of("program java", List.of("env", "-i", "TZ=UTC", "LANG=C", "java", "-jar", "a.jar")),
                Arguments.of("program node", List.of("gosu", "app", "node", "server.js")),
                Arguments.of("program node by tini", List.of("/usr/bin/tini", "--", "node", "server.js")),
                Arguments.of("program node by tini", List.of("tini", "-s", "-e", "143", "-p", "SIGTERM", "node", "server.js")),
                Arguments.of("program node by dumb-init", List.of("dumb-init", "--rewrite", "15:3", "node", "server.js")),
                Arguments.of("program node", List.of("sh", "-c", "exec node server.js")),
                Arguments.of("program node", List.of("/bin/bash", "-euxo", "pipefail", "-c", "cd /app && exec node server.js")),
                Arguments.of("program what the shell starts with exec", List.of("sh", "-c", "exec \"$@\"", "--", "node", "server.js")),
                Arguments.of("shell sh LEFT_TO_THE_SHELL", List.of("sh", "-c", "node server.js")),
                Arguments.of("shell sh LEFT_TO_THE_SHELL", List.of("/bin/sh", "-c", "node server.js")),
                Arguments.of("shell bash LEFT_TO_THE_SHELL", List.of("bash", "-lc", "node server.js")),
                Arguments.of("shell bash LEFT_TO_THE_SHELL", List.of("bash", "--login", "-c", "node server.js")),
                Arguments.of("shell bash SEQUENCE", List.of("bash", "-o", "pipefail", "-c", "a; b")),
                Arguments.of("shell busybox LEFT_TO_THE_SHELL", List.of("busybox", "sh", "-c", "node server.js")),
                Arguments.of("shell sh LEFT_TO_THE_SHELL", List.of("/usr/bin/env", "sh", "-c", "node server.js")),
                Arguments.of("shell sh LEFT_TO_THE_SHELL by tini", List.of("tini", "--", "sh", "-c", "node server.js")),
                Arguments.of("shell sh LEFT_TO_THE_SHELL by dumb-init", List.of("dumb-init", "sh", "-c", "node server.js")),
                Arguments.of("shell sh LEFT_TO_THE_SHELL", List.of("sh", "-c", "exec sh -c 'node server.js'")),
                Arguments.of("shell sh NOTHING", List.of("sh")),
                Arguments.of("script start.sh", List.of("sh", "start.sh")),
                Arguments.of("script /docker-entrypoint.sh", List.of("/docker-entrypoint.sh", "nginx", "-g", "daemon off;")),
                Arguments.of("script run.sh", List.of("sh", "-c", "exec sh run.sh")),
                Arguments.of("script sh -c", List.of("sh", "-c", "a || exec b")),
                Arguments.of("incomplete", List.of()),
                Arguments.of("incomplete", List.of("sh", "-c")),
                Arguments.of("incomplete", List.of("tini", "--")),
                Arguments.of("incomplete", List.of("gosu", "app")));
    }

    @Test
    void aListMadeToHurtIsReadToItsEnd() {
        var argv = new ArrayList<>(Collections.nCopies(200_000, "env"));
        argv.add("node");
        assertEquals(new FirstProcess.Program("node", null), FirstProcess.of(argv));
        assertEquals(new FirstProcess.Script("sh -c"), FirstProcess.of(List.of("sh", "-c", "a ||".repeat(100_000) + " exec b")));
    }

    @ParameterizedTest
    @MethodSource("lists")
    void tellsWhatItBecomes(String expected, List<String> argv) {
        assertEquals(expected, switch (FirstProcess.of(argv)) {
            case FirstProcess.Program(var name, var init) -> "program " + name + (init == null ? "" : " by " + init);
            case FirstProcess.Shell(var name, var script, var init) -> "shell " + name + " " + script.handover() + (init == null ? "" : " by " + init);
            case FirstProcess.Script(var file) -> "script " + file;
            case FirstProcess.Incomplete _ -> "incomplete";
        }, argv.toString());
    }
}
