package dev.drydock.drawing;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PaletteTest {

    @ParameterizedTest
    @EnumSource
    void textIsReadableOnWhatItStandsOn(Palette palette) {
        for (var text : List.of(Role.TEXT, Role.TEXT_MUTED, Role.FAIL, Role.WARN, Role.OK)) {
            for (var ground : List.of(Role.CANVAS, Role.BOX, Role.ACCENT_SUBTLE)) {
                assertContrast(palette, text, ground, 4.5);
            }
        }
        for (var badge : List.of(Role.FAIL, Role.WARN, Role.OK)) {
            assertContrast(palette, Role.ON_STATUS, badge, 4.5);
        }
    }

    @ParameterizedTest
    @EnumSource
    void linesThatSaySomethingStandOut(Palette palette) {
        for (var line : List.of(Role.FLOW, Role.OUTSIDE, Role.NEUTRAL, Role.FAIL, Role.WARN, Role.OK, Role.ACCENT)) {
            assertContrast(palette, line, Role.CANVAS, 3);
        }
    }

    private static void assertContrast(Palette palette, Role front, Role back, double least) {
        var contrast = palette.contrast(front, back);
        assertTrue(contrast >= least, () -> "%s: %s on %s has %.2f:1".formatted(palette, front, back, contrast));
    }
}
