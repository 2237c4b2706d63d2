package dev.drydock.ui.path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.drydock.bundle.BundleReader;
import dev.drydock.bundle.Limits;
import dev.drydock.bundle.Progress;
import dev.drydock.check.Diagnosis;
import dev.drydock.check.catalogue.Catalogue;
import dev.drydock.sample.Samples;
import dev.drydock.ui.kit.Selection;
import org.junit.jupiter.api.Test;

class PathViewModelTest {
    @Test
    void drawsAnotherMomentUntilAnotherServiceIsSelected() throws Exception {
        Diagnosis healthy;
        try (var sample = new Samples().open("healthy")) {
            healthy = Diagnosis.of(new BundleReader(Limits.DEFAULT).read(1, "sample:healthy", sample.folder(), Progress.NONE).inventory(), Catalogue.checks(), _ -> true, () -> false);
        }
        var selection = new Selection();
        var model = new PathViewModel(selection);
        selection.select(healthy, healthy.services().get(0));
        var now = model.words();
        model.showMoment(healthy.services().get(1));
        assertNotEquals(now, model.words());
        model.showMoment(null);
        assertEquals(now, model.words());
        model.showMoment(healthy.services().get(1));
        selection.select(healthy, healthy.services().get(2));
        var third = model.words();
        model.showMoment(null);
        assertEquals(third, model.words());
    }
}
