package dev.drydock.check.shutdown;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The text behind `-c` of a shell, as far as it decides whether the shell stays in the way of signals.
///
/// It was measured who is left as the process that ECS signals (bash 5.2, dash 0.5.12, BusyBox 1.35): after `exec cmd` and `a && exec cmd` cmd is, in every
/// shell. With one plain command, or at the last of an `a && cmd` list, bash and BusyBox replace themselves and dash stays. With several commands in a row,
/// pipes, a redirected last command, traps and everything more complex the shell stays.
///
/// @param words of the command that the shell ends in, where they are literal; empty where the shell fills something in
record ShellScript(String text, Handover handover, List<String> words, int lastWordAt) {

    /// Whether the shell makes way for the application.
    enum Handover {
        /// `exec` is reached whenever the command is.
        EXEC(""),
        /// One plain command, or the last of an `&&` list.
        LEFT_TO_THE_SHELL("it ends in a plain command without exec"),
        /// `exec`, or a file with more commands, stands where it may or may not be reached.
        UNDECIDED("exec stands in a branch or in a file that it reads"),
        TRAP("it sets a trap and waits"),
        SEQUENCE("it runs several commands, one after the other"),
        PIPE("it runs a pipe"),
        REDIRECTION("it redirects its last command"),
        BACKGROUND("it starts a command in the background"),
        COMPOUND("it runs a compound command"),
        NOTHING("it is given no command");

        private final String because;

        Handover(String because) {
            this.because = because;
        }

        /// A clause about the shell: why it stays.
        String because() {
            return because;
        }

    }

    /// What stands last in a script is done after the application, if it is one of these.
    private static final Set<String> AFTERWARDS = Set.of("echo", "exit", "true", ":", "wait", "rm", "kill", "return");
    private static final Set<String> COMPOUND = Set.of(
            "if", "then", "elif", "else", "fi", "for", "while", "until", "do", "done", "case", "esac", "select", "function", "time", "{", "}", "!", "[[", "(", ")");
    private static final Set<String> MAY_NAME_EXEC = Set.of("exec", "command");
    private static final Set<String> READS_A_FILE = Set.of(".", "source", "eval");

    static ShellScript of(String text) {
        var commands = ShellWords.commands(text);
        var exec = commands.stream().filter(ShellWords.Command::isExec).toList();
        var reached = reachedExec(commands);
        if (reached.isPresent()) {
            var words = reached.get().afterExec();
            return new ShellScript(text, Handover.EXEC, words.stream().allMatch(ShellWords.Word::isLiteral) ? texts(words) : List.of(), -1);
        }
        if (commands.isEmpty()) {
            return new ShellScript(text, Handover.NOTHING, List.of(), -1);
        }
        var last = commands.getLast();
        var words = last.program();
        var literal = commands.size() == 1 && last.assignments() == 0 && words.stream().allMatch(ShellWords.Word::isLiteral) ? texts(words) : List.<String>of();
        return new ShellScript(text, exec.isEmpty() ? withoutExec(commands) : undecided(exec), literal, words.isEmpty() ? -1 : words.getFirst().at());
    }

    /// An `exec` that nothing but the failure of what stands before it can keep from being reached.
    private static Optional<ShellWords.Command> reachedExec(List<ShellWords.Command> commands) {
        var depth = 0;
        for (var command : commands) {
            var own = !command.isInSubshell() && !command.before().equals("|") && !command.after().equals("|") && !command.after().equals("&");
            var certain = depth == 0 && !command.before().equals("||") && MAY_NAME_EXEC.contains(command.name());
            if (command.isExec() && own && certain) {
                return Optional.of(command);
            }
            depth += command.opens();
        }
        return Optional.empty();
    }

    /// In a pipe, in the background or in a subshell `exec` replaces another process than this one.
    private static Handover undecided(List<ShellWords.Command> exec) {
        if (exec.stream().allMatch(command -> command.before().equals("|") || command.after().equals("|"))) {
            return Handover.PIPE;
        }
        if (exec.stream().allMatch(command -> command.after().equals("&"))) {
            return Handover.BACKGROUND;
        }
        return exec.stream().allMatch(ShellWords.Command::isInSubshell) ? Handover.COMPOUND : Handover.UNDECIDED;
    }

    private static Handover withoutExec(List<ShellWords.Command> commands) {
        var last = commands.getLast();
        if (commands.stream().anyMatch(command -> command.name().equals("trap"))) {
            return Handover.TRAP;
        }
        if (commands.stream().anyMatch(command -> command.after().equals("&"))) {
            return Handover.BACKGROUND;
        }
        if (commands.stream().anyMatch(command -> COMPOUND.contains(command.name()) || command.isInSubshell())) {
            return Handover.COMPOUND;
        }
        if (READS_A_FILE.contains(last.name())) {
            return Handover.UNDECIDED;
        }
        if (commands.stream().anyMatch(command -> command.after().equals("|"))) {
            return Handover.PIPE;
        }
        if (commands.subList(0, commands.size() - 1).stream().anyMatch(command -> !command.after().equals("&&"))) {
            return Handover.SEQUENCE;
        }
        return last.isRedirected() ? Handover.REDIRECTION : Handover.LEFT_TO_THE_SHELL;
    }

    private static List<String> texts(List<ShellWords.Word> words) {
        return new ArrayList<>(words.stream().map(ShellWords.Word::text).toList());
    }

    /// The same text with `exec` before its last command; empty where that alone does not help, or where the last command is hardly the application.
    Optional<String> withExec() {
        var mended = handover == Handover.LEFT_TO_THE_SHELL || handover == Handover.REDIRECTION || handover == Handover.SEQUENCE && !AFTERWARDS.contains(lastName());
        return mended && lastWordAt >= 0 ? Optional.of(text.substring(0, lastWordAt) + "exec " + text.substring(lastWordAt)) : Optional.empty();
    }

    private String lastName() {
        return lastWordAt < 0 ? "" : text.substring(lastWordAt).split("[\\s;]", 2)[0];
    }
}
