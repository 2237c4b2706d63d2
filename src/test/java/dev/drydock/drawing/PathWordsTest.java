package dev.drydock.drawing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.check.Badge;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PathWordsTest {

    @ParameterizedTest
    @EnumSource
    void sayEverythingThatIsDrawn(DrawnEstate shape) throws Exception {
        var drawing = PathDrawing.of(shape.diagnosis());
        var said = PathWords.of(drawing).stream().map(PathWords.Line::target).filter(Objects::nonNull).collect(Collectors.toSet());
        for (var item : drawing.items()) {
            if (item.target() != null && (item.target().kind() == Target.Kind.NODE || item.target().kind() == Target.Kind.BADGE || item.target().kind() == Target.Kind.EDGE)) {
                assertTrue(said.contains(item.target()), () -> shape + " does not say " + item.says());
            }
        }
    }

    @Test
    void goLaneByLaneWithWhatBelongsToEachThingBelowIt() throws Exception {
        var lines = PathWords.of(DrawnEstate.ofSample("friday-502s", "checkout-api"));
        assertEquals(PathDrawing.of(DrawnEstate.ofSample("friday-502s", "checkout-api")).lanes().stream().map(Drawing.Column::title).toList(),
                lines.stream().filter(line -> line.depth() == 0).map(PathWords.Line::text).toList());
        var subnet = lines.stream().filter(line -> line.text().startsWith("Subnet private-c")).findFirst().orElseThrow();
        var below = lines.subList(lines.indexOf(subnet) + 1, lines.size()).stream().takeWhile(line -> line.depth() == 2).map(PathWords.Line::text).toList();
        assertTrue(below.getFirst().startsWith("Badge " + Badge.IP_HEADROOM.number()), below::toString);
        assertTrue(below.stream().anyMatch(line -> line.contains("reaches ecr.dkr through the NAT gateway nat-a")), below::toString);
    }
}
