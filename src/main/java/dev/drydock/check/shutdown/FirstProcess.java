package dev.drydock.check.shutdown;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the process becomes that a container starts and ECS signals, as the argument list tells that the container is started with.
sealed interface FirstProcess {
    /// A program that gets SIGTERM itself, or by an init in front of it.
    ///
    /// @param init the init that passes signals on to its direct child; null without one
    record Program(String name, @Nullable String init) implements FirstProcess {}

    /// A shell that stays in front of the application, or may.
    ///
    /// @param name the shell, such as `sh`
    record Shell(String name, ShellScript script, @Nullable String init) implements FirstProcess {
        /// Whether this shell is known to replace itself with the one plain command that it ends in (measured with bash 5.2 and BusyBox 1.35).
        boolean replacesItself() {
            return script.handover() == ShellScript.Handover.LEFT_TO_THE_SHELL && Set.of("bash", "ash", "busybox").contains(name);
        }
    }

    /// A script in the image: whether it hands over with `exec` stands in it.
    record Script(String file) implements FirstProcess {}

    /// The list ends where a program would stand.
    record Incomplete() implements FirstProcess {}

    Set<String> SHELLS = Set.of("sh", "bash", "dash", "ash", "zsh", "ksh", "mksh");
    Set<String> INITS = Set.of("tini", "tini-static", "docker-init", "dumb-init", "catatonit");
    /// Options of the inits that take a value of their own.
    Set<String> VALUED = Set.of("-p", "-e", "-r", "--rewrite");
    /// Programs that take a user's name and then replace themselves with what follows.
    Set<String> AS_USER = Set.of("gosu", "su-exec", "setuidgid");

    /// What the list comes to once everything has made way that is known to make way.
    static FirstProcess of(List<String> argv) {
        var left = argv;
        String init = null;
        while (!left.isEmpty()) {
            var name = base(left.getFirst());
            var rest = left.subList(1, left.size());
            if (INITS.contains(name)) {
                init = name;
                left = withoutOptions(rest);
            } else if (name.equals("env")) {
                left = withoutVariables(rest);
            } else if (AS_USER.contains(name)) {
                left = rest.isEmpty() ? rest : rest.subList(1, rest.size());
            } else if (SHELLS.contains(name) || name.equals("busybox") && !rest.isEmpty() && SHELLS.contains(base(rest.getFirst()))) {
                var process = shell(name, name.equals("busybox") ? rest.subList(1, rest.size()) : rest, init);
                if (!(process instanceof Shell shell) || shell.script().handover() != ShellScript.Handover.EXEC) {
                    return process;
                }
                // What exec starts may be a shell again. Words that the shell fills in name a program of the image's.
                if (shell.script().words().isEmpty()) {
                    return new Program("what the shell starts with exec", init);
                }
                left = shell.script().words();
            } else {
                return isScript(left.getFirst()) ? new Script(left.getFirst()) : new Program(name, init);
            }
        }
        return new Incomplete();
    }

    /// The options of a shell, then what it runs: the text behind `-c`, or a file.
    private static FirstProcess shell(String name, List<String> arguments, @Nullable String init) {
        var command = false;
        var at = 0;
        while (at < arguments.size() && isOption(arguments.get(at))) {
            var option = arguments.get(at++);
            if (option.equals("--")) {
                break;
            }
            if (!option.startsWith("--")) {
                command |= option.indexOf('c') > 0 && option.startsWith("-");
                // -o and -O take a name of their own.
                at += option.toLowerCase(Locale.ROOT).endsWith("o") ? 1 : 0;
            }
        }
        if (at < arguments.size()) {
            return command ? ofScript(name, ShellScript.of(arguments.get(at)), init) : new Script(arguments.get(at));
        }
        return command ? new Incomplete() : new Shell(name, ShellScript.of(""), init);
    }

    private static boolean isOption(String argument) {
        return argument.length() > 1 && (argument.charAt(0) == '-' || argument.charAt(0) == '+');
    }

    private static FirstProcess ofScript(String shell, ShellScript script, @Nullable String init) {
        return script.handover() == ShellScript.Handover.UNDECIDED ? new Script(shell + " -c") : new Shell(shell, script, init);
    }

    private static List<String> withoutOptions(List<String> arguments) {
        var at = 0;
        while (at < arguments.size() && arguments.get(at).startsWith("-")) {
            var option = arguments.get(at++);
            if (option.equals("--")) {
                break;
            }
            at += VALUED.contains(option) ? 1 : 0;
        }
        return arguments.subList(Math.min(at, arguments.size()), arguments.size());
    }

    private static List<String> withoutVariables(List<String> arguments) {
        var at = 0;
        while (at < arguments.size() && (arguments.get(at).contains("=") || arguments.get(at).startsWith("-"))) {
            at += arguments.get(at).equals("-u") || arguments.get(at).equals("-C") ? 2 : 1;
        }
        return arguments.subList(Math.min(at, arguments.size()), arguments.size());
    }

    private static boolean isScript(String program) {
        return program.endsWith(".sh") || program.endsWith(".bash");
    }

    private static String base(String program) {
        return program.substring(program.lastIndexOf('/') + 1);
    }
}
