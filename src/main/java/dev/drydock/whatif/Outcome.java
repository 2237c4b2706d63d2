package dev.drydock.whatif;

import dev.drydock.check.Snippet;
import java.util.Comparator;
import java.util.List;

/// What comes out of a calculator.
///
/// @param verdicts the worst first
/// @param snippets the setting that follows, for a template
public record Outcome(List<Row> rows, List<Verdict> verdicts, List<Snippet> snippets) {
    public Outcome {
        rows = List.copyOf(rows);
        verdicts = verdicts.stream().sorted(Comparator.comparing(Verdict::status)).toList();
        snippets = List.copyOf(snippets);
    }

    /// @throws java.util.NoSuchElementException when there is no such row
    public Row row(String id) {
        return rows.stream().filter(row -> row.id().equals(id)).findFirst().orElseThrow();
    }
}
