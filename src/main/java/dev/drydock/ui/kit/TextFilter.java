package dev.drydock.ui.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// What a person typed to narrow a list: words that must all be found, `"several words"` as one, `/expressions/`, and any of them refused by a `-` or `!` before it.
///
/// An expression that cannot be read says so and narrows nothing, so that the list does not empty while it is being typed. The case of letters never matters.
public final class TextFilter {
    /// So many characters of one row an expression may look at, over all its attempts. One that was made to hurt gives up there instead of holding the window.
    private static final int MOST_LOOKS = 200_000;
    /// After so many rows on which it gave up it is tried no more.
    private static final int PATIENCE = 20;

    public static final TextFilter ALL = new TextFilter(List.of(), "");

    private sealed interface Term {
        boolean without();

        record Word(String text, boolean without) implements Term {}

        record Expression(Pattern pattern, boolean without) implements Term {}
    }

    private final List<Term> terms;
    private final String problem;
    private int givenUp;

    private TextFilter(List<Term> terms, String problem) {
        this.terms = terms;
        this.problem = problem;
    }

    public static TextFilter of(String typed) {
        var terms = new ArrayList<Term>();
        var problem = "";
        var at = 0;
        while (at < typed.length()) {
            if (Character.isWhitespace(typed.charAt(at))) {
                at++;
                continue;
            }
            var sign = typed.charAt(at);
            var without = (sign == '-' || sign == '!') && at + 1 < typed.length() && !Character.isWhitespace(typed.charAt(at + 1));
            var from = without ? at + 1 : at;
            var end = end(typed, from);
            var token = typed.substring(from, end);
            at = end;
            if (isClosed(token, '/')) {
                try {
                    terms.add(new Term.Expression(Pattern.compile(token.substring(1, token.length() - 1), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE), without));
                } catch (PatternSyntaxException e) {
                    problem = token + " is not a regular expression: " + e.getDescription().toLowerCase(Locale.ROOT)
                            + (e.getIndex() < 0 ? "" : " at character " + (e.getIndex() + 1)) + ". It narrows nothing.";
                }
            } else if (!token.equals("-") && !token.equals("!")) {
                terms.add(new Term.Word((isClosed(token, '"') ? token.substring(1, token.length() - 1) : token).toLowerCase(Locale.ROOT), without));
            }
        }
        return new TextFilter(List.copyOf(terms), problem);
    }

    /// Where a token ends: at white space, or, where it opens with a mark that is closed later, behind that.
    private static int end(String typed, int from) {
        var mark = typed.charAt(from);
        if (mark == '/' || mark == '"') {
            for (var i = from + 1; i < typed.length(); i++) {
                if (typed.charAt(i) == '\\' && mark == '/') {
                    i++;
                } else if (typed.charAt(i) == mark && (i + 1 == typed.length() || Character.isWhitespace(typed.charAt(i + 1)))) {
                    return i + 1;
                }
            }
        }
        var end = from;
        while (end < typed.length() && !Character.isWhitespace(typed.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isClosed(String token, char mark) {
        return token.length() > 2 && token.charAt(0) == mark && token.charAt(token.length() - 1) == mark;
    }

    /// What is wrong with it, in one sentence; empty where nothing is.
    public String problem() {
        return problem;
    }

    public boolean isAll() {
        return terms.isEmpty();
    }

    /// Whether a row with that text stays.
    public boolean matches(String text) {
        if (terms.isEmpty()) {
            return true;
        }
        var lower = text.toLowerCase(Locale.ROOT);
        return terms.stream().allMatch(term -> term.without() != switch (term) {
            case Term.Word(var word, _) -> lower.contains(word);
            case Term.Expression(var pattern, _) -> finds(pattern, text);
        });
    }

    private boolean finds(Pattern pattern, String text) {
        if (givenUp > PATIENCE) {
            return false;
        }
        try {
            return pattern.matcher(new Watched(text, 0, text.length(), new int[] {MOST_LOOKS})).find();
        } catch (GivenUp | StackOverflowError e) {
            givenUp++;
            return false;
        }
    }

    private static final class GivenUp extends RuntimeException {
        private static final long serialVersionUID = 1;

        GivenUp() {
            super(null, null, false, false);
        }
    }

    /// A text that counts how often it is looked at.
    private record Watched(String text, int from, int to, int[] left) implements CharSequence {
        @Override
        public int length() {
            return to - from;
        }

        @Override
        public char charAt(int index) {
            if (--left[0] < 0) {
                throw new GivenUp();
            }
            return text.charAt(from + index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Watched(text, from + start, from + end, left);
        }

        @Override
        public String toString() {
            return text.substring(from, to);
        }
    }
}
