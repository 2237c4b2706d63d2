package dev.drydock.advice;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Quoting for Windows PowerShell 5.1 and PowerShell 7 (about_Quoting_Rules, about_Parsing).
///
/// Nothing is special within single quotes but the single quote, of which PowerShell knows five. What the program then gets is another matter: up to
/// 7.2 PowerShell pastes arguments into a Windows command line without escaping double quotes, and drops empty ones; from 7.3 it passes them as they
/// are. Where that makes a difference the line asks for the old way, which every version has, and brings its own double quotes.
///
/// The program is taken to be `aws.exe` of the AWS CLI version 2. A `aws.cmd`, as pip installs version 1, would be read by the command prompt again.
final class PowerShell {
    /// What stands for itself: options, whole numbers, plain words. A word that starts with a dash is split at a dot or colon.
    private static final Pattern BARE = Pattern.compile("--[a-z][a-z0-9-]*|0|[1-9][0-9]{0,8}|[A-Za-z][A-Za-z0-9_/:-]*");

    /// The longest command line that Windows starts a program with (CreateProcess).
    private static final int LONGEST = 32_766;

    private PowerShell() {}

    static String line(List<String> argv) throws UnwritableException {
        var old = argv.stream().anyMatch(PowerShell::differs);
        var words = new ArrayList<String>();
        for (var argument : argv) {
            UnwritableException.checkSeen(argument, words.size() + 1, "PowerShell");
            words.add(BARE.matcher(argument).matches() ? argument : literal(differs(argument) ? oldStyle(argument, words.size() + 1) : argument));
        }
        var command = (words.getFirst().startsWith("'") ? "& " : "") + String.join(" ", words);
        if (command.length() > LONGEST) {
            throw new UnwritableException("This command cannot be written for PowerShell: it is longer than Windows can start.");
        }
        return old ? "& { $PSNativeCommandArgumentPassing = 'Legacy'; " + command + " }" : command;
    }

    /// Whether the versions pass the argument on differently. `--%` would end PowerShell's own parsing even in quotes.
    private static boolean differs(String argument) {
        return argument.isEmpty() || argument.indexOf('"') >= 0 || argument.equals("--%")
                || argument.endsWith("\\") && argument.chars().anyMatch(PowerShell::isBlank);
    }

    private static String oldStyle(String argument, int place) throws UnwritableException {
        var word = WindowsArguments.quoted(argument, "\"\"");
        if (isQuotedAgain(word, false) || isQuotedAgain(word, true)) {
            throw new UnwritableException("This command cannot be written for PowerShell: its versions pass argument " + place
                    + ", which holds escaped quotes and blanks, differently. Use the line for cmd or bash.");
        }
        return word;
    }

    /// Whether PowerShell puts further double quotes around a word: it does where it sees a blank after an even number of them. Windows PowerShell
    /// counts all; PowerShell 7 passes over those that follow a backslash.
    private static boolean isQuotedAgain(String word, boolean passesOverEscaped) {
        var inside = false;
        for (var i = 0; i < word.length(); i++) {
            var c = word.charAt(i);
            if (c == '"' && !(passesOverEscaped && i > 0 && word.charAt(i - 1) == '\\')) {
                inside = !inside;
            } else if (isBlank(c) && !inside) {
                return true;
            }
        }
        return false;
    }

    /// As .NET's `Char.IsWhiteSpace` has it: the separators of Unicode, which Java leaves out where they do not break, and some controls.
    private static boolean isBlank(int c) {
        return Character.isSpaceChar(c) || Character.isWhitespace(c) || c == 0x85;
    }

    private static String literal(String text) {
        return "'" + text.replaceAll("['\u2018\u2019\u201a\u201b]", "$0$0") + "'";
    }
}
