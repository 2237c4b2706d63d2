package dev.drydock.ui.kit.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinesModelTest {
    private static final Grouping<String> BY_FIRST = new Grouping<>("first letter", row -> new Group(row.substring(0, 1), row.substring(0, 1)));

    private final LinesModel<String> model = new LinesModel<>(row -> row);

    LinesModelTest() {
        model.set(List.of("beta", "alpha", "bravo", "apple"));
    }

    private List<String> lines() {
        return model.lines().stream().map(line -> switch (line) {
            case Line.Head<String>(var group, var rows, var folded) -> (folded ? "+" : "-") + group.title() + rows.size();
            case Line.Row<String>(var item) -> item;
        }).toList();
    }

    @Test
    void rowsStayInTheOrderInWhichTheyCame() {
        assertEquals(List.of("beta", "alpha", "bravo", "apple"), lines());
    }

    @Test
    void groupsComeInTheOrderOfTheirFirstRow() {
        model.groupingProperty().set(BY_FIRST);
        assertEquals(List.of("-b2", "beta", "bravo", "-a2", "alpha", "apple"), lines());
        model.sort(Comparator.naturalOrder());
        assertEquals(List.of("-a2", "alpha", "apple", "-b2", "beta", "bravo"), lines());
    }

    @Test
    void whatIsFoldedIsCountedAndIsUnfoldedForWhoComesForIt() {
        model.groupingProperty().set(BY_FIRST);
        model.fold(new Group("b", "b"), true);
        assertEquals(List.of("+b2", "-a2", "alpha", "apple"), lines());
        assertEquals(4, model.shownProperty().get());
        assertEquals(2, model.reveal("bravo"));
        assertEquals(List.of("-b2", "beta", "bravo", "-a2", "alpha", "apple"), lines());
        assertEquals(-1, model.reveal("not there"));
    }

    @Test
    void aFilterAndAConditionNarrowTogether() {
        model.filterProperty().set("b");
        assertEquals(List.of("beta", "bravo"), lines());
        model.want(row -> row.length() == 4);
        assertEquals(List.of("beta"), lines());
        model.filterProperty().set("-b");
        assertEquals(List.of(), lines());
    }

    @Test
    void aBrokenFilterSaysSoAndShowsAll() {
        model.filterProperty().set("/b(/");
        assertNotEquals("", model.problemProperty().get());
        assertEquals(4, model.shownProperty().get());
        model.filterProperty().set("/b.t/");
        assertEquals("", model.problemProperty().get());
        assertEquals(List.of("beta"), lines());
    }

    @Test
    void tabsAndMarkdownHoldWhateverACellHolds() {
        var columns = List.of(Column.<String>text("Name", 1, row -> row), Column.<String>fixed("Length", 1, row -> String.valueOf(row.length())).look(Column.Look.NUMBER));
        var rows = List.of("a\tb\nc", "=cmd|' /C calc'!A0", "x|y*z");
        assertEquals("a b c\t5\n'=cmd|' /C calc'!A0\t18\nx|y*z\t5", RowText.tabs(columns, rows));
        var markdown = RowText.markdown(columns, rows).lines().toList();
        assertEquals(List.of("| Name | Length |", "| --- | --: |", "| a b c | 5 |"), markdown.subList(0, 3));
        assertEquals("| x\\|y\\*z | 5 |", markdown.getLast());
        assertTrue(markdown.stream().allMatch(line -> line.replace("\\|", "").chars().filter(c -> c == '|').count() == 3));
    }
}
