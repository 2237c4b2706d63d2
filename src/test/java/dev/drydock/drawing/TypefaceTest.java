package dev.drydock.drawing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypefaceTest {

    @ParameterizedTest
    @EnumSource
    void measuresAsJava2dDoes(Typeface typeface) throws Exception {
        Font font;
        try (var file = typeface.open()) {
            font = Font.createFont(Font.TRUETYPE_FONT, file).deriveFont(100f);
        }
        var exact = new FontRenderContext(null, true, true);
        for (var text : List.of("checkout-api", "1,284 × 502 at stops", "rev 87 → 88 · 41 %", "Ünïcødé Żółć", "сервис", "arn:aws:ecs:ap-southeast-1:111122223333")) {
            assertEquals(font.getStringBounds(text, exact).getWidth(), typeface.width(text, 100), 0.5, text);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "a-service-with-a-name-that-goes-on-and-on-and-on", "שירות-תשלומים-ראשי-מאוד-ארוך", "🚢🚢🚢🚢🚢🚢🚢🚢🚢🚢🚢🚢🚢", "line\nbreak\tand\u0007bell and more of it",
        "\u202eevil\u202c reversed and then some", "\ud83d half a surrogate, cut somewhere", "", " "})
    void whatIsFittedStaysInItsWidth(String text) {
        for (var typeface : Typeface.values()) {
            var fitted = typeface.fit(text, 13, 110);
            assertTrue(typeface.width(fitted, 13) <= 110, fitted);
            assertTrue(fitted.codePoints().noneMatch(c -> Character.getType(c) == Character.CONTROL || Character.getType(c) == Character.FORMAT), fitted);
            assertTrue(typeface.wrap(text, 13, 110, 3).stream().allMatch(line -> typeface.width(line, 13) <= 110));
        }
    }

    @Test
    void shortTextIsLeftAlone() {
        assertEquals("checkout-tg", Typeface.BOLD.fit("checkout-tg", 13, 110));
    }

    @Test
    void breaksBetweenWordsAndSaysWhereItStops() {
        assertEquals(List.of("1 free of 11, surge", "needs 4"), Typeface.REGULAR.wrap("1 free of 11, surge needs 4", 12, 125, 2));
        var cut = Typeface.REGULAR.wrap("one two three four five six seven eight nine ten", 12, 60, 2);
        assertEquals(2, cut.size());
        assertTrue(cut.getLast().endsWith("…"));
    }

    @Test
    void aSentenceIsCutBetweenItsClauses() {
        assertEquals(
                List.of("300 s, the untouched", "default …"),
                Typeface.REGULAR.wrapClauses("300 s, the untouched default; longest response seen 1.2 s, in the last three hours", 12, 145, 2));
        assertEquals(List.of("all of it fits; really"), Typeface.REGULAR.wrapClauses("all of it fits; really", 12, 145, 2));
        assertTrue(Typeface.REGULAR.wrapClauses("off; failedTasks 9 and then a great deal more that has no end", 12, 145, 2).getLast().endsWith("…"));
        assertTrue(Typeface.REGULAR.wrapClauses("off; failedTasks 9 and then a great deal more that has no end", 12, 145, 2).getFirst().startsWith("off; failedTasks"));
    }
}
