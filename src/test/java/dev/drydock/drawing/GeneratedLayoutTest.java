package dev.drydock.drawing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.check.ServiceDiagnosis;
import dev.drydock.report.PngWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// The rules of layout over paths of every size and shape; see [GeneratedPaths]. A seed that breaks one is drawn to `target/pictures/broken-SEED.png`;
/// `-Dlayout.seed=SEED` runs it alone.
class GeneratedLayoutTest {
    private static final int SEEDS = Integer.getInteger("layout.seeds", 400);
    private static final double[] WIDTHS = {300, 700, 712, 760, 850, 980, 1_100, 1_640};

    @Test
    void everyPathIsDrawnWithoutOverlapOrCut() throws Exception {
        var only = System.getProperty("layout.seed");
        var bases = DrawnEstate.values();
        var broken = new ArrayList<String>();
        for (var seed : only == null ? LongStream.range(0, SEEDS).toArray() : new long[] {Long.parseLong(only)}) {
            var diagnosis = GeneratedPaths.of(seed, bases[(int) (seed % bases.length)].diagnosis());
            var drawing = draw(seed, diagnosis);
            var wrong = LayoutRules.broken(drawing);
            if (!wrong.isEmpty()) {
                broken.add("seed " + seed + ": " + wrong);
                keep(seed, drawing);
            }
        }
        assertEquals(List.of(), broken.stream().map(text -> text.substring(0, Math.min(600, text.length()))).limit(10).toList(), broken.size() + " of " + SEEDS + " are broken");
    }

    /// Sometimes with something selected: what is then drawn must not cover anything either.
    private static Drawing draw(long seed, ServiceDiagnosis diagnosis) {
        var random = new Random(seed);
        var width = WIDTHS[random.nextInt(WIDTHS.length)];
        var drawing = PathDrawing.of(diagnosis, Set.of(), width);
        if (random.nextBoolean()) {
            return drawing;
        }
        var order = drawing.readingOrder();
        return PathDrawing.of(diagnosis, Set.of(order.get(random.nextInt(order.size())).target()), width);
    }

    private static void keep(long seed, Drawing drawing) throws Exception {
        var file = Path.of("target", "pictures", "broken-" + seed + ".png");
        Files.createDirectories(file.getParent());
        try (var out = Files.newOutputStream(file)) {
            new PngWriter(Palette.LIGHT).write(drawing, (int) drawing.width(), out);
        }
    }

    /// What is on no box of its own is shown by one, so that whatever is selected can be seen to be.
    @Test
    void everyNodeTaskAndFindingHasItsPlace() throws Exception {
        for (var base : DrawnEstate.values()) {
            for (var seed = 0; seed < 4; seed++) {
                var diagnosis = GeneratedPaths.of(seed, base.diagnosis());
                var drawing = PathDrawing.of(diagnosis);
                for (var node : diagnosis.path().nodes()) {
                    var listener = node instanceof dev.drydock.path.PathNode.ListenerNode;
                    assertTrue(listener || drawing.of(Target.node(node.id())).isPresent(), () -> base + ": " + node.id());
                }
                for (var finding : diagnosis.findings()) {
                    var target = PathDrawing.standsOn(diagnosis, finding);
                    assertTrue(drawing.of(target).isPresent() || target.id().startsWith("listener/"), () -> base + ": " + finding.id() + " stands on " + target);
                }
            }
        }
    }
}
