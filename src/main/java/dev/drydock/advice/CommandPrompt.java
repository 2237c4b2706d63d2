package dev.drydock.advice;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Quoting for the Windows command prompt, `cmd.exe`, for a line that is typed or pasted there.
///
/// A percent sign has no escape at the prompt: `%NAME%` is replaced before quotes and carets are looked at, if there is such a variable. So each
/// percent sign is followed by a caret outside of quotes: the prompt then looks for a variable whose name starts with a caret, finds none, leaves the
/// text, and takes the caret away afterwards. (In a batch file what is not found is removed, and `%%` would be the escape.) An exclamation mark is
/// plain unless the prompt was started with `/V:ON`.
///
/// The program is taken to be `aws.exe` of the AWS CLI version 2: a `aws.cmd`, as pip installs version 1, would have its arguments parsed once more.
final class CommandPrompt {
    private static final Pattern BARE = Pattern.compile("[A-Za-z0-9_./:+-][A-Za-z0-9_./:=,+-]*");

    /// What the prompt acts on outside of double quotes, the quote itself included.
    private static final String SPECIAL = "\"^&|<>()!%";

    /// The longest line that the prompt takes (Microsoft support, "Command prompt line string limitation").
    private static final int LONGEST = 8_191;

    private CommandPrompt() {}

    static String line(List<String> argv) throws UnwritableException {
        var words = new ArrayList<String>();
        for (var argument : argv) {
            UnwritableException.checkSeen(argument, words.size() + 1, "cmd");
            words.add(word(argument));
        }
        var line = String.join(" ", words);
        if (line.length() > LONGEST) {
            throw new UnwritableException("This command cannot be written for cmd: it is longer than the prompt takes. Use the line for PowerShell.");
        }
        return line;
    }

    private static String word(String argument) {
        if (BARE.matcher(argument).matches()) {
            return argument;
        }
        var word = WindowsArguments.quoted(argument, "\\\"");
        return isSafeInQuotes(argument) ? word : careted(word);
    }

    /// Whether double quotes alone do: none within; or, as in plain JSON, an even number of them and nothing special that would come to stand between
    /// what the prompt takes for closing and opening ones.
    private static boolean isSafeInQuotes(String argument) {
        var quotes = argument.chars().filter(c -> c == '"').count();
        return argument.indexOf('%') < 0
                && (quotes == 0 || quotes % 2 == 0 && argument.chars().noneMatch(c -> c != '"' && SPECIAL.indexOf(c) >= 0));
    }

    /// The word with a caret before all that is special and after each percent sign, so that the prompt sees no quotes at all.
    private static String careted(String word) {
        var escaped = new StringBuilder();
        for (var i = 0; i < word.length(); i++) {
            var c = word.charAt(i);
            var afterPercent = i > 0 && word.charAt(i - 1) == '%';
            if (c != '%' && SPECIAL.indexOf(c) >= 0 || afterPercent) {
                escaped.append('^');
            }
            escaped.append(c);
        }
        return escaped.toString();
    }
}
