package dev.drydock.check.shutdown;

import dev.drydock.check.Finding;
import dev.drydock.inventory.call.CommandLine;
import java.util.LinkedHashMap;
import java.util.List;

/// How a container's start would be written so that the application gets SIGTERM: the recorded command with `exec`, or without a shell.
final class ExecForm {
    private ExecForm() {}

    /// Adds what can be built from the record; nothing where the script needs more than `exec`.
    static void suggest(Finding.Draft draft, ContainerStart start) {
        if (!(start.process() instanceof FirstProcess.Shell shell)) {
            return;
        }
        var container = start.container();
        if (!replaces(container.entryPoint(), shell) && !replaces(container.command(), shell)) {
            // Only where the task definition overrides nothing does what the image says count.
            if (!shell.script().words().isEmpty()) {
                draft.snippet("dockerfile", "ENTRYPOINT " + CommandLine.json(shell.script().words()));
            }
            return;
        }
        shell.script().withExec().ifPresent(text -> {
            var json = new LinkedHashMap<String, Object>();
            json.put("name", start.name());
            if (replaces(container.entryPoint(), shell)) {
                json.put("entryPoint", replaced(container.entryPoint(), shell, text));
            }
            if (replaces(container.command(), shell)) {
                json.put("command", replaced(container.command(), shell, text));
            }
            draft.snippet("json", CommandLine.json(json));
        });
    }

    private static boolean replaces(List<String> arguments, FirstProcess.Shell shell) {
        return arguments.contains(shell.script().text());
    }

    private static List<String> replaced(List<String> arguments, FirstProcess.Shell shell, String text) {
        return arguments.stream().map(argument -> argument.equals(shell.script().text()) ? text : argument).toList();
    }
}
