package dev.drydock.ui.path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.drawing.Bounds;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ViewportTest {
    private final Viewport viewport = new Viewport();

    @BeforeEach
    void aTallPicture() {
        viewport.size(800, 500, 700, 2_000);
        viewport.stand(viewport.from(1));
    }

    @Test
    void whatFitsStandsInTheMiddle() {
        assertEquals(-50, viewport.x(), 1e-9);
        viewport.size(800, 500, 700, 300);
        assertEquals(-100, viewport.y(), 1e-9);
        assertTrue(viewport.holdsAll());
    }

    @Test
    void zoomingKeepsWhatIsUnderThePointer() {
        viewport.stand(viewport.moved(0, 700));
        var under = viewport.y() + 120 / viewport.scale();
        viewport.stand(viewport.zoomed(2.5, 400, 120));
        assertEquals(2.5, viewport.scale());
        assertEquals(under, viewport.y() + 120 / viewport.scale(), 1e-9);
        viewport.stand(viewport.zoomed(100, 0, 0));
        assertEquals(Viewport.MOST, viewport.scale());
        viewport.stand(viewport.zoomed(0, 0, 0));
        assertEquals(Viewport.LEAST, viewport.scale());
    }

    @Test
    void thePictureIsNeverLost() {
        viewport.stand(viewport.moved(-1e6, -1e6));
        assertTrue(viewport.y() > -50 && viewport.y() <= 0, () -> "top " + viewport.y());
        viewport.stand(viewport.moved(1e6, 1e6));
        assertTrue(viewport.visible().y() < 2_000 && viewport.visible().bottom() < 2_100, () -> viewport.visible().toString());
    }

    @Test
    void fitShowsAllAndNoLargerThanAsked() {
        assertFalse(viewport.holdsAll());
        viewport.stand(viewport.fit(1.3));
        assertTrue(viewport.holdsAll());
        assertEquals(0.25, viewport.scale(), 1e-9);
        viewport.size(800, 500, 100, 100);
        viewport.stand(viewport.fit(1.3));
        assertEquals(1.3, viewport.scale(), 1e-9);
    }

    @Test
    void aThingIsBroughtIntoView() {
        var thing = new Bounds(300, 1_500, 120, 80);
        viewport.stand(viewport.revealing(thing));
        assertTrue(viewport.visible().contains(thing));
        var before = viewport.stand();
        viewport.stand(viewport.revealing(thing));
        assertEquals(before, viewport.stand(), "what shows already moves nothing");
        viewport.stand(viewport.on(thing, 1.8));
        assertEquals(thing.centreY(), viewport.visible().centreY(), 1);
    }
}
