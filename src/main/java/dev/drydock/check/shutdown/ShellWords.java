package dev.drydock.check.shutdown;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Takes a shell script apart into simple commands and what stands between them (POSIX, "Shell Command Language", token recognition). It does not go into
/// substitutions: what the shell fills in is only marked as such.
final class ShellWords {
    /// @param text with its quotes taken off
    /// @param at where in the script it begins
    /// @param isLiteral whether the shell fills nothing in
    record Word(String text, int at, boolean isLiteral, boolean isQuoted) {}

    /// One simple command.
    ///
    /// @param before the operator before it: `;`, `&`, `&&`, `||`, `|`, or empty at the start; a line's end counts as `;`
    /// @param after the operator after it, empty at the end
    record Command(List<Word> words, String before, String after, boolean isRedirected, boolean isInSubshell) {
        private static final Set<String> OPENERS = Set.of("if", "for", "while", "until", "case", "select", "{");
        private static final Set<String> CLOSERS = Set.of("fi", "done", "esac", "}");

        /// How many leading words set variables.
        int assignments() {
            var count = 0;
            while (count < words.size() && words.get(count).text().matches("[A-Za-z_][A-Za-z0-9_]*=(?s:.*)")) {
                count++;
            }
            return count;
        }

        /// The words from the command's name on.
        List<Word> program() {
            return words.subList(assignments(), words.size());
        }

        String name() {
            return program().isEmpty() ? "" : program().getFirst().text();
        }

        /// Whether it hands over to another program. `exec` with redirections alone does not.
        boolean isExec() {
            var afterKeyword = skipped();
            return afterKeyword < words.size() && words.get(afterKeyword).text().equals("exec") && !afterExec().isEmpty();
        }

        /// The words of the program that `exec` starts, its own options left out.
        List<Word> afterExec() {
            var from = skipped() + 1;
            while (from < words.size() && words.get(from).text().startsWith("-")) {
                from += words.get(from).text().equals("-a") ? 2 : 1;
            }
            return from >= words.size() ? List.of() : words.subList(from, words.size());
        }

        /// What may stand before `exec`: variables, `then` and its like, `command`.
        private int skipped() {
            var skipped = assignments();
            while (skipped < words.size() && Set.of("then", "else", "do", "{", "command", "!").contains(words.get(skipped).text())) {
                skipped++;
            }
            return skipped;
        }

        /// How many compound commands it opens, less those that it closes.
        int opens() {
            var name = name();
            return OPENERS.contains(name) ? 1 : CLOSERS.contains(name) ? -1 : 0;
        }
    }

    private final String script;
    private final List<Command> commands = new ArrayList<>();
    private List<Word> words = new ArrayList<>();
    private String before = "";
    private boolean redirected;
    private int subshells;
    private int at;

    private ShellWords(String script) {
        this.script = script;
    }

    static List<Command> commands(String script) {
        var reader = new ShellWords(script);
        reader.read();
        return List.copyOf(reader.commands);
    }

    private void read() {
        while (at < script.length()) {
            var c = script.charAt(at);
            if (c == '\n' || c == ';') {
                at++;
                end(";");
            } else if (Character.isWhitespace(c) || c == '\\' && at + 1 < script.length() && script.charAt(at + 1) == '\n') {
                at += c == '\\' ? 2 : 1;
            } else if (c == '#') {
                at = script.indexOf('\n', at) < 0 ? script.length() : script.indexOf('\n', at);
            } else if (c == '&' || c == '|') {
                operator(c);
            } else if (c == '(') {
                at++;
                subshells++;
            } else if (c == ')') {
                at++;
                end(";");
                subshells = Math.max(0, subshells - 1);
            } else if (c == '<' || c == '>') {
                redirection();
            } else {
                word();
            }
        }
        end("");
    }

    private void operator(char c) {
        if (c == '&' && at + 1 < script.length() && script.charAt(at + 1) == '>') {
            at++;
            redirection();
            return;
        }
        var doubled = at + 1 < script.length() && script.charAt(at + 1) == c;
        var pipeOfBoth = c == '|' && at + 1 < script.length() && script.charAt(at + 1) == '&';
        at += doubled || pipeOfBoth ? 2 : 1;
        end(doubled ? "" + c + c : "" + c);
    }

    /// Passes over the operator and its target.
    private void redirection() {
        redirected = true;
        while (at < script.length() && "<>&|-".indexOf(script.charAt(at)) >= 0) {
            at++;
        }
        while (at < script.length() && (script.charAt(at) == ' ' || script.charAt(at) == '\t')) {
            at++;
        }
        if (at < script.length() && ";&|()\n<>".indexOf(script.charAt(at)) < 0) {
            readWord();
        }
    }

    private void word() {
        var word = readWord();
        var fileDescriptor = word.text().matches("\\d+") && !word.isQuoted() && at < script.length() && (script.charAt(at) == '<' || script.charAt(at) == '>');
        if (!fileDescriptor) {
            words.add(word);
        }
    }

    private Word readWord() {
        var start = at;
        var text = new StringBuilder();
        var literal = true;
        var quoted = false;
        while (at < script.length()) {
            var c = script.charAt(at);
            if (Character.isWhitespace(c) || ";&|()<>".indexOf(c) >= 0) {
                break;
            }
            switch (c) {
                case '\'' -> {
                    quoted = true;
                    text.append(until('\''));
                }
                case '"' -> {
                    quoted = true;
                    literal &= doubleQuoted(text);
                }
                case '\\' -> {
                    quoted = true;
                    if (++at < script.length()) {
                        text.append(script.charAt(at++));
                    }
                }
                case '$', '`' -> {
                    literal = false;
                    substitution(c, text);
                }
                default -> {
                    literal &= "*?[~".indexOf(c) < 0;
                    text.append(c);
                    at++;
                }
            }
        }
        return new Word(text.toString(), start, literal, quoted);
    }

    /// The text up to the quote that closes it, or to the end of the script.
    private String until(char quote) {
        var from = ++at;
        var to = script.indexOf(quote, from);
        at = to < 0 ? script.length() : to + 1;
        return script.substring(from, to < 0 ? script.length() : to);
    }

    private boolean doubleQuoted(StringBuilder text) {
        var literal = true;
        at++;
        while (at < script.length() && script.charAt(at) != '"') {
            var c = script.charAt(at);
            if (c == '$' || c == '`') {
                literal = false;
                substitution(c, text);
            } else {
                if (c == '\\' && at + 1 < script.length() && "\"\\$`".indexOf(script.charAt(at + 1)) >= 0) {
                    at++;
                }
                text.append(script.charAt(at++));
            }
        }
        at++;
        return literal;
    }

    /// Keeps a substitution as it is written. Its parentheses and braces may nest.
    private void substitution(char c, StringBuilder text) {
        var start = at;
        if (c == '`') {
            until('`');
        } else {
            at++;
            var opening = at < script.length() ? script.charAt(at) : ' ';
            if (opening == '(' || opening == '{') {
                var closing = opening == '(' ? ')' : '}';
                var depth = 0;
                while (at < script.length()) {
                    var next = script.charAt(at++);
                    depth += next == opening ? 1 : next == closing ? -1 : 0;
                    if (depth == 0) {
                        break;
                    }
                }
            }
        }
        text.append(script, start, Math.min(at, script.length()));
    }

    private void end(String after) {
        if (!words.isEmpty() || redirected) {
            commands.add(new Command(List.copyOf(words), before, after, redirected, subshells > 0));
            before = after;
        } else if (!after.isEmpty() && !commands.isEmpty() && after.equals("&")) {
            before = after;
        }
        if (commands.isEmpty()) {
            before = "";
        }
        words = new ArrayList<>();
        redirected = false;
    }
}
