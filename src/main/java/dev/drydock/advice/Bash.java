package dev.drydock.advice;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Quoting for Bash (Bash reference manual, "Quoting"): nothing is special within single quotes but the single quote. Control characters stand as
/// octal in `$'…'`, which Bash, zsh and ksh read alike: pasted as they are, a terminal would act on them.
final class Bash {
    /// A first character of `=` or `~` would be expanded by zsh or Bash.
    private static final Pattern BARE = Pattern.compile("[A-Za-z0-9_./:@%+,-][A-Za-z0-9_./:@%+,=-]*");

    private Bash() {}

    static String line(List<String> argv) throws UnwritableException {
        var words = new ArrayList<String>();
        for (var argument : argv) {
            UnwritableException.check(argument, words.size() + 1);
            words.add(word(argument));
        }
        return String.join(" ", words);
    }

    private static String word(String argument) {
        if (BARE.matcher(argument).matches()) {
            return argument;
        }
        return Unseen.isIn(argument) ? escaped(argument) : "'" + argument.replace("'", "'\\''") + "'";
    }

    private static String escaped(String argument) {
        var word = new StringBuilder("$'");
        argument.codePoints().forEach(c -> {
            if (Unseen.is(c)) {
                for (var octet : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
                    word.append(String.format("\\%03o", octet & 0xff));
                }
            } else if (c == '\'' || c == '\\') {
                word.append('\\').append((char) c);
            } else {
                word.appendCodePoint(c);
            }
        });
        return word.append('\'').toString();
    }
}
