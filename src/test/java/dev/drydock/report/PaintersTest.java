package dev.drydock.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.drawing.Bounds;
import dev.drydock.drawing.DrawnEstate;
import dev.drydock.drawing.Drawing;
import dev.drydock.drawing.Item;
import dev.drydock.drawing.Palette;
import dev.drydock.drawing.PathDrawing;
import dev.drydock.drawing.Point;
import dev.drydock.drawing.Role;
import dev.drydock.drawing.Shape;
import dev.drydock.drawing.Stroke;
import dev.drydock.drawing.Target;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/// The SVG and the PNG show what the list of shapes says, and nothing else.
class PaintersTest {

    private static Document parse(String svg) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    private static List<Element> elements(Document document, String name) {
        var nodes = document.getElementsByTagName(name);
        return IntStream.range(0, nodes.getLength()).mapToObj(nodes::item).map(Element.class::cast).toList();
    }

    private static List<Shape> shapes(Drawing drawing) {
        return drawing.items().stream().flatMap(item -> item.shapes().stream()).toList();
    }

    private static String element(Shape shape) {
        return switch (shape) {
            case Shape.Box box -> "rect";
            case Shape.Disc disc -> "circle";
            case Shape.Polygon polygon -> "polygon";
            case Shape.Curve curve -> "path";
            case Shape.Text text -> "text";
        };
    }

    private static Drawing friday() throws Exception {
        return PathDrawing.of(DrawnEstate.ofSample("friday-502s", "checkout-api"));
    }

    @ParameterizedTest
    @EnumSource
    void theSvgHasEveryShapeInItsPlace(DrawnEstate shape) throws Exception {
        var drawing = PathDrawing.of(shape.diagnosis());
        var document = parse(SvgWriter.write(drawing, Palette.LIGHT));
        var expected = shapes(drawing).stream().filter(one -> !(one instanceof Shape.Text text && text.text().isBlank()))
                .collect(Collectors.groupingBy(PaintersTest::element, TreeMap::new, Collectors.counting()));
        expected.merge("rect", 1L, Long::sum);
        Map<String, Long> written = new TreeMap<>();
        expected.keySet().forEach(name -> written.put(name, (long) elements(document, name).size()));
        assertEquals(expected, written, "the canvas is one rectangle more");

        var groups = elements(document, "g").stream().filter(group -> group.hasAttribute("data-id")).toList();
        var items = drawing.items().stream().filter(item -> item.target() != null).toList();
        assertEquals(items.size(), groups.size());
        for (var i = 0; i < items.size(); i++) {
            assertEquals(items.get(i).target().kind().name().toLowerCase(), groups.get(i).getAttribute("data-kind"));
            assertEquals(items.get(i).says(), groups.get(i).getAttribute("aria-label"));
        }
        var texts = shapes(drawing).stream().filter(Shape.Text.class::isInstance).map(Shape.Text.class::cast).filter(text -> !text.text().isBlank()).toList();
        var written2 = elements(document, "text");
        for (var i = 0; i < texts.size(); i++) {
            assertEquals(texts.get(i).text(), written2.get(i).getTextContent());
            assertEquals(texts.get(i).width(), Double.parseDouble(written2.get(i).getAttribute("textLength")), 0.01);
            assertEquals(texts.get(i).x(), Double.parseDouble(written2.get(i).getAttribute("x")), 0.01);
        }
    }

    @Test
    void theSvgFetchesNothingAndRunsNothing() throws Exception {
        var svg = SvgWriter.write(PathDrawing.of(DrawnEstate.HOSTILE_NAMES.diagnosis()), Palette.DARK);
        for (var banned : List.of("href", "url(", "<script", "<image", "<foreignObject", "<style", "onload", "javascript:", "<!")) {
            assertFalse(svg.contains(banned), banned);
        }
        assertEquals(1, svg.split("http", -1).length - 1, "only the name space");
        parse(svg);
    }

    @Test
    void theSameDrawingGivesTheSameBytes() throws Exception {
        var svg = SvgWriter.write(friday(), Palette.LIGHT);
        assertEquals(svg, SvgWriter.write(friday(), Palette.LIGHT));
        var first = new ByteArrayOutputStream();
        var second = new ByteArrayOutputStream();
        new PngWriter(Palette.LIGHT).write(friday(), first);
        new PngWriter(Palette.LIGHT).write(friday(), second);
        assertTrue(Arrays.equals(first.toByteArray(), second.toByteArray()));
    }

    @ParameterizedTest
    @EnumSource
    void thePngHasTheShapesInTheirPlaces(Palette palette) throws Exception {
        var drawing = friday();
        var image = new PngWriter(palette).paint(drawing, (int) drawing.width() * 2);
        assertEquals((int) drawing.width() * 2, image.getWidth());
        assertEquals(Math.ceil(drawing.height() * 2), image.getHeight(), 2);
        assertEquals(palette.rgb(Role.CANVAS), at(image, 2, 2));
        for (var item : drawing.items()) {
            for (var shape : item.shapes()) {
                switch (shape) {
                    case Shape.Box box when item.target() != null && item.target().kind() == Target.Kind.NODE && box.height() > 40 ->
                            assertEquals(palette.rgb(box.fill()), at(image, box.x() + 5, box.bounds().bottom() - 4), item::says);
                    case Shape.Curve curve when curve.stroke().dash() == Stroke.Dash.SOLID && item.target() != null && item.target().kind() == Target.Kind.EDGE -> {
                        for (var point : curve.points()) {
                            assertTrue(isInkNear(image, point, palette), () -> item.says() + " is not there at " + point);
                        }
                    }
                    case Shape.Text text when !text.text().isBlank() ->
                            assertTrue(ink(image, text.bounds()) > 8, () -> '"' + text.text() + "\" is not there");
                    default -> {}
                }
            }
        }
        var running = drawing.items().stream().filter(item -> item.says().endsWith("running") || item.says().contains(": running")).filter(PaintersTest::isTask).toList();
        assertEquals(6, running.size());
        running.forEach(task -> assertEquals(palette.rgb(Role.OK), at(image, task.bounds().centreX(), task.bounds().centreY())));
    }

    @Test
    void widthScalesThePicture() throws Exception {
        var drawing = friday();
        var out = new ByteArrayOutputStream();
        new PngWriter(Palette.DARK).write(drawing, 640, out);
        var image = ImageIO.read(new ByteArrayInputStream(out.toByteArray()));
        assertEquals(640, image.getWidth());
        assertEquals(drawing.height() * 640 / drawing.width(), image.getHeight(), 1);
    }

    @Test
    void noWidthIsRefusedInOneSentence() throws Exception {
        var drawing = friday();
        for (var width : new int[] {0, -1, 1_000_000}) {
            var refused = assertThrows(IllegalArgumentException.class, () -> new PngWriter(Palette.LIGHT).write(drawing, width, new ByteArrayOutputStream()));
            assertTrue(refused.getMessage().endsWith("."), refused.getMessage());
        }
    }

    private static boolean isTask(Item item) {
        return item.target() != null && item.target().kind() == Target.Kind.TASK;
    }

    private static int at(BufferedImage image, double x, double y) {
        return image.getRGB((int) Math.round(x * 2), (int) Math.round(y * 2)) & 0xffffff;
    }

    private static boolean isInkNear(BufferedImage image, Point point, Palette palette) {
        for (var dx = -1; dx <= 1; dx++) {
            for (var dy = -1; dy <= 1; dy++) {
                var colour = at(image, point.x() + dx * 0.5, point.y() + dy * 0.5);
                if (colour != palette.rgb(Role.CANVAS) && colour != palette.rgb(Role.BOX)) {
                    return true;
                }
            }
        }
        return false;
    }

    /// How many pixels of a place differ from its corner.
    private static int ink(BufferedImage image, Bounds place) {
        var ground = at(image, place.x() - 1, place.y() - 1);
        var count = 0;
        for (var x = place.x(); x < place.right(); x += 0.5) {
            for (var y = place.y(); y < place.bottom(); y += 0.5) {
                if (at(image, x, y) != ground) {
                    count++;
                }
            }
        }
        return count;
    }
}
