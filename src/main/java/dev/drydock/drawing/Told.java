package dev.drydock.drawing;

import dev.drydock.check.Finding;
import dev.drydock.check.Status;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What there is to say of a thing of the picture, in full: what stands in a box may be cut, this never is.
///
/// @param name what it is and what it is called
/// @param facts what is wrong first, then the plain facts
public record Told(String name, List<Fact> facts) {
    /// For what stands for nothing.
    static final Told NOTHING = new Told("", List.of());

    /// @param status of the finding that says so; null for a plain fact
    public record Fact(String text, @Nullable Status status) {
        static Fact plain(String text) {
            return new Fact(Plain.line(text), null);
        }

        static Fact of(Finding finding) {
            return new Fact(Plain.line(finding.title()), finding.status());
        }

        /// With the status as a word, where there is one.
        public String sentence() {
            return status == null ? text : status.word() + ": " + text;
        }
    }

    static Told of(String name, String... facts) {
        return new Told(Plain.line(name), Stream.of(facts).filter(fact -> !fact.isBlank()).map(Fact::plain).toList());
    }

    /// All of it in one line, as a screen reader says it.
    public String inOneLine() {
        return Stream.concat(Stream.of(name), facts.stream().map(Fact::sentence)).collect(Collectors.joining(". "));
    }
}
