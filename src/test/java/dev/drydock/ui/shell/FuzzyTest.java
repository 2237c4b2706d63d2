package dev.drydock.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.ui.kit.Findable;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.feather.Feather;

class FuzzyTest {
    @Test
    void theStartOfAWordGoesBeforeItsMiddleAndTheTitleBeforeTheDetail() {
        var all = List.of(named("precheck", ""), named("payments", "checkout cluster"), named("api-check", ""), named("checkout", ""));
        assertEquals(List.of("checkout", "api-check", "precheck", "payments"), titles(new Fuzzy("check").best(all, 10, _ -> 0)));
    }

    @Test
    void everyWordHasToBeThereInAnyOrder() {
        var all = List.of(named("ledger-writer", "prod"), named("ledger-reader", "prod"), named("writer", "test"));
        assertEquals(List.of("ledger-writer"), titles(new Fuzzy("prod  WRITER").best(all, 10, _ -> 0)));
    }

    @Test
    void lettersMayBeLeftOutButNotMovedAndNotBegunWithinAWord() {
        var all = List.of(named("checkout-api", ""), named("receipts", ""));
        assertEquals(List.of("checkout-api"), titles(new Fuzzy("coapi").best(all, 10, _ -> 0)));
        assertEquals(List.of(), new Fuzzy("ipaoc").best(all, 10, _ -> 0));
        assertEquals(List.of(), new Fuzzy("eits").best(List.of(named("receipts", "")), 10, _ -> 0));
    }

    @Test
    void whatWasUsedLatelyWinsAmongEquals() {
        var all = List.of(named("auth-a", ""), named("auth-b", ""));
        assertEquals("auth-b", new Fuzzy("auth").best(all, 1, each -> each.title().equals("auth-b") ? 60 : 0).getFirst().title());
    }

    @Test
    void hostileNamesAreNoPattern() {
        assertEquals(1, new Fuzzy("(.*[").best(List.of(named("a (.*[ b", ""), named("plain", "")), 10, _ -> 0).size());
        assertTrue(new Fuzzy("\u202e\n").best(List.of(named("plain", "")), 10, _ -> 0).isEmpty());
    }

    @Test
    void manyThousandsAreSearchedBetweenTwoKeys() {
        var all = new ArrayList<Findable>();
        for (var i = 0; i < 60_000; i++) {
            all.add(named("service-" + i % 5_000 + "-of-the-estate", "prod-cluster · bundle.zip · " + i));
        }
        new Fuzzy("sv4999").best(all, 60, _ -> 0);
        var begun = System.nanoTime();
        assertEquals("service-4999-of-the-estate", new Fuzzy("service-4999 prod").best(all, 60, _ -> 0).getFirst().title());
        var millis = (System.nanoTime() - begun) / 1_000_000;
        assertTrue(millis < 400, () -> millis + " ms");
    }

    private static Findable named(String title, String detail) {
        return new Findable(title + detail, "Service", Feather.BOX, title, detail, () -> {});
    }

    private static List<String> titles(List<Findable> found) {
        return found.stream().map(Findable::title).toList();
    }
}
