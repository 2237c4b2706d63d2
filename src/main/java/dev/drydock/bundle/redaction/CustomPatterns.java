package dev.drydock.bundle.redaction;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Regular expressions of the user's own, one a line; empty lines and those that begin with `#` are passed over. Each replaces its first group, or all that it matches.
public final class CustomPatterns {
    public static final CustomPatterns NONE = new CustomPatterns(List.of());

    private static final int MOST = 1000;

    private record Line(int number, Pattern pattern) {}

    private final List<Line> lines;

    private CustomPatterns(List<Line> lines) {
        this.lines = lines;
    }

    /// What is wrong with the patterns, as one sentence for people, without the name of their file.
    public static final class FaultException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private FaultException(int line, String reason) {
            super("line " + line + ": " + reason);
        }
    }

    /// @throws FaultException when a line is no pattern
    public static CustomPatterns of(List<String> text) {
        var lines = new ArrayList<Line>();
        for (var i = 0; i < text.size(); i++) {
            var line = i == 0 && text.getFirst().startsWith("\ufeff") ? text.getFirst().substring(1) : text.get(i);
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (lines.size() == MOST) {
                throw new FaultException(i + 1, "there are more than " + MOST + " patterns");
            }
            lines.add(new Line(i + 1, compiled(line, i + 1)));
        }
        return new CustomPatterns(List.copyOf(lines));
    }

    private static Pattern compiled(String line, int number) {
        try {
            var pattern = Pattern.compile(line);
            if (pattern.matcher("").find()) {
                throw new FaultException(number, "it matches the empty text, so it would match everywhere");
            }
            return pattern;
        } catch (PatternSyntaxException e) {
            throw new FaultException(number, e.getDescription().toLowerCase(Locale.ROOT) + " near character " + (Math.max(0, e.getIndex()) + 1));
        } catch (StackOverflowError e) {
            throw new FaultException(number, "it is nested too deep");
        }
    }

    void redact(Replacement text) {
        for (var line : lines) {
            try {
                text.replace(line.pattern(), Kind.CUSTOM, new Bounded(text.now(), line.number()), match -> {
                    var group = match.groupCount() > 0 && match.start(1) >= 0 ? 1 : 0;
                    var from = match.start(group) - match.start();
                    return match.end(group) == match.start(group) ? match.group() : match.group().substring(0, from) + Redactor.DROPPED + match.group().substring(match.end(group) - match.start());
                });
            } catch (StackOverflowError e) {
                throw new FaultException(line.number(), "it cannot be matched against long texts; use possessive or fixed repetitions");
            }
        }
    }

    /// A text that can be looked at only so often: a pattern that goes back and forth for ever is stopped.
    private static final class Bounded implements CharSequence {
        private final String text;
        private final int line;
        private long left;

        Bounded(String text, int line) {
            this.text = text;
            this.line = line;
            left = 5_000_000L + 200L * text.length();
        }

        @Override
        public char charAt(int index) {
            if (--left < 0) {
                throw new FaultException(line, "it takes too long to match; make its repetitions possessive or shorter");
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
