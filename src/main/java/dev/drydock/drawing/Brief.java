package dev.drydock.drawing;

import dev.drydock.check.Finding;
import java.util.Locale;
import java.util.regex.Pattern;

/// A finding in as few words as a box has room for.
final class Brief {
    /// The longest word or words for what a thing is, before its name: `Interface endpoint`.
    private static final int LONGEST_KIND = 20;

    /// The id that stands in brackets behind a name says no more than the name does.
    private static final Pattern ID = Pattern.compile("\\s\\((?:[a-z]{1,12}-[0-9a-f]{6,32})\\)");

    private Brief() {}

    /// What the check says in brief; else its title, less what the box says already.
    ///
    /// @param name what the box is called
    static String of(Finding finding, String name) {
        return finding.brief().isEmpty() ? withoutName(ID.matcher(finding.title()).replaceAll(""), name) : finding.brief();
    }

    /// `Target group checkout-tg drains slowly` is `Drains slowly` in the box that is called so.
    private static String withoutName(String sentence, String name) {
        var start = sentence.indexOf(name + " ");
        if (name.isEmpty() || start < 0 || start > LONGEST_KIND) {
            return sentence;
        }
        var rest = sentence.substring(start + name.length() + 1).strip();
        return rest.isEmpty() ? sentence : rest.substring(0, rest.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT) + rest.substring(rest.offsetByCodePoints(0, 1));
    }
}
