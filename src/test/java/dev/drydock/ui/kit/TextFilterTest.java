package dev.drydock.ui.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextFilterTest {
    private static final String ROW = "The target group drains for 300 s · checkout-tg · /health · Warn";

    @ParameterizedTest
    @CsvSource(quoteCharacter = '\0', value = {
            "drains, true", "DRAINS, true", "drains warn, true", "drains fail, false", "-fail, true", "-warn, false", "!warn, false",
            "\"target group\", true", "\"group target\", false", "-\"target group\", false", "-\"group target\", true",
            "/drain(s|ed) for \\d+/, true", "/^drains/, false", "!/drain(s|ed)/, false", "-/drain(s|ed)/, false", "!/^drains/, true",
            "/DRAINS/, true", "checkout-tg, true", "/health, true", "/healthy, false", "- drains, true", "-, true"})
    void narrows(String typed, boolean stays) {
        assertEquals(stays, TextFilter.of(typed).matches(ROW), typed);
        assertEquals("", TextFilter.of(typed).problem());
    }

    @Test
    void nothingTypedNarrowsNothing() {
        assertTrue(TextFilter.of("  ").isAll());
        assertTrue(TextFilter.of("").matches(ROW));
    }

    @Test
    void aBrokenExpressionSaysSoAndNarrowsNothing() {
        var broken = TextFilter.of("/drain(/");
        assertTrue(broken.matches("anything"));
        assertTrue(broken.problem().startsWith("/drain(/ is not a regular expression: unclosed group"), broken.problem());
        assertFalse(TextFilter.of("/drain(/ warn").matches("anything"), "what else was typed still narrows");
    }

    @Test
    void anExpressionThatHurtsGivesUp() {
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            var filter = TextFilter.of("/(a+)+$/");
            for (var i = 0; i < 2_000; i++) {
                filter.matches("a".repeat(300) + "!" + i);
            }
        });
    }
}
