package dev.drydock.ui.path;

import dev.drydock.drawing.Bounds;
import dev.drydock.drawing.Drawing;
import dev.drydock.drawing.Item;
import dev.drydock.drawing.PathDrawing;
import dev.drydock.drawing.Role;
import dev.drydock.drawing.Target;
import dev.drydock.ui.kit.Fonts;
import dev.drydock.ui.kit.Theme;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/// The picture. One canvas of the size of the pane paints the part that shows, so that a path of any size costs the same. At first all of it shows where its text stays readable
/// so, else its top left and an overview; from there it is panned and zoomed like a map. The list of its words can stand in its place.
public final class PathView extends Region {
    private static final double LARGEST_AT_FIRST = 1.3;
    /// So small its text is still read without effort; smaller than its own size only where all of it shows then.
    private static final double SMALLEST_AT_FIRST = 0.84;
    private static final double LARGEST_IN_FOCUS = 1.8;
    private static final double ZOOM_STEP = 1.25;
    private static final double MARGIN = 10;

    private final PathViewModel model;
    private final ObservableValue<Theme> theme;
    private final PathPainter painter;
    private final Canvas canvas = new Canvas();
    private final Viewport viewport = new Viewport();
    private final Things things = new Things();
    private final ToldCard card = new ToldCard();
    private final Overview overview;
    private final PathTools tools;
    private final PathList list;
    private final SimpleStringProperty percent = new SimpleStringProperty("100 %");
    private final ReadOnlyBooleanWrapper showsWords = new ReadOnlyBooleanWrapper();
    private final BooleanProperty still = new SimpleBooleanProperty();
    private @Nullable Item hovered;
    private @Nullable Glide glide;
    /// Whether the picture is shown as it is at first, and so follows the size of the pane.
    private boolean atFirst = true;

    public PathView(PathViewModel model, ObservableValue<Theme> theme, Fonts fonts) {
        this.model = model;
        this.theme = theme;
        painter = new PathPainter(fonts);
        overview = new Overview((x, y) -> stand(new Viewport.Stand(viewport.scale(), x - viewport.visible().width() / 2, y - viewport.visible().height() / 2)));
        tools = new PathTools(percent, this::zoomOut, this::zoomIn, this::fit, this::fullSize, this::toggleWords);
        list = new PathList(model::select);
        setId("path");
        getStyleClass().add("path");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.LIST_VIEW);
        setAccessibleHelp("Arrow keys step through the things of the picture, Shift and arrow keys move it, plus and minus zoom, L shows it in words");
        setMinSize(0, 0);
        still.bind(Platform.getPreferences().reducedMotionProperty());
        var clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        getChildren().addAll(canvas, things, overview, list, tools, card);
        model.serviceProperty().addListener((_, _, _) -> atFirst = true);
        model.drawingProperty().addListener((_, _, _) -> changed());
        theme.addListener((_, _, _) -> paint());
        canvas.setOnMouseMoved(event -> hover(at(event.getX(), event.getY())));
        canvas.setOnMouseExited(_ -> hover(null));
        new PathGestures(this, canvas).install();
        says();
    }

    /// Where in this view the middle of a thing is drawn; null where the picture does not hold it.
    public @Nullable Point2D placeOf(Target target) {
        var drawing = model.drawingProperty().get();
        var item = drawing == null ? null : drawing.of(target).orElse(null);
        return item == null ? null : new Point2D((item.bounds().centreX() - viewport.x()) * viewport.scale(), (item.bounds().centreY() - viewport.y()) * viewport.scale());
    }

    /// The picture for elsewhere, with nothing selected in it; empty while no service is selected.
    public Optional<PathPicture> picture() {
        return Optional.ofNullable(model.serviceProperty().get()).map(service -> new PathPicture(PathDrawing.of(service), theme.getValue().palette()));
    }

    /// Whether movements are jumps; follows the system until it is bound to something else.
    public BooleanProperty stillProperty() {
        return still;
    }

    /// Whether the list of words stands in the place of the picture.
    public ReadOnlyBooleanProperty showsWordsProperty() {
        return showsWords.getReadOnlyProperty();
    }

    public void toggleWords() {
        showsWords.set(!showsWords.get());
        list.setVisible(showsWords.get());
        tools.showsWords(showsWords.get());
        hover(null);
        requestLayout();
        (showsWords.get() ? list : this).requestFocus();
    }

    public void zoomIn() {
        zoom(viewport.scale() * ZOOM_STEP, getWidth() / 2, getHeight() / 2);
    }

    public void zoomOut() {
        zoom(viewport.scale() / ZOOM_STEP, getWidth() / 2, getHeight() / 2);
    }

    /// Shows all of it, however small.
    public void fit() {
        atFirst = false;
        glideTo(viewport.fit(LARGEST_AT_FIRST));
    }

    /// Shows it at its own size, around the middle.
    public void fullSize() {
        atFirst = false;
        glideTo(viewport.zoomed(1, getWidth() / 2, getHeight() / 2));
    }

    /// As it was when the service was opened.
    public void home() {
        atFirst = true;
        requestLayout();
    }

    /// Brings what is selected into the middle, large.
    public void focusOnSelected() {
        focusOn(model.current());
    }

    void focusOn(@Nullable Item item) {
        if (item == null) {
            home();
            return;
        }
        atFirst = false;
        glideTo(viewport.on(item.bounds(), LARGEST_IN_FOCUS));
    }

    void zoom(double to, double x, double y) {
        atFirst = false;
        stand(viewport.zoomed(to, x, y));
    }

    double scale() {
        return viewport.scale();
    }

    /// Moves what shows, by pixels of the pane.
    void pan(double dx, double dy) {
        stand(viewport.moved(dx, dy));
    }

    boolean step(int by) {
        return model.step(by);
    }

    void select(@Nullable Item item) {
        model.select(item == null ? null : item.target());
    }

    @Nullable Item at(double x, double y) {
        var drawing = model.drawingProperty().get();
        return drawing == null ? null : drawing.at(x / viewport.scale() + viewport.x(), y / viewport.scale() + viewport.y()).orElse(null);
    }

    void hover(@Nullable Item item) {
        if (item == hovered) {
            return;
        }
        hovered = item;
        canvas.setCursor(item == null ? Cursor.DEFAULT : Cursor.HAND);
        if (item == null) {
            card.setVisible(false);
        } else {
            card.show(item.told());
            place(card, item);
        }
        paint();
    }

    /// Beside the thing, on the side where there is room; a line's card stands at its middle.
    private void place(ToldCard shown, Item item) {
        var scale = viewport.scale();
        var edge = item.target() != null && (item.target().kind() == Target.Kind.EDGE || item.target().kind() == Target.Kind.ZONE);
        var left = ((edge ? item.bounds().centreX() : item.bounds().x()) - viewport.x()) * scale;
        var right = ((edge ? item.bounds().centreX() : item.bounds().right()) - viewport.x()) * scale;
        var x = right + MARGIN + shown.getWidth() <= getWidth() ? right + MARGIN : left - MARGIN - shown.getWidth() >= 0 ? left - MARGIN - shown.getWidth() : (getWidth() - shown.getWidth()) / 2;
        var y = ((edge ? item.bounds().centreY() : item.bounds().y()) - viewport.y()) * scale;
        shown.relocate(Math.round(x), Math.round(Math.clamp(y, MARGIN, Math.max(MARGIN, getHeight() - shown.getHeight() - MARGIN))));
    }

    @Override
    protected void layoutChildren() {
        var width = getWidth();
        var height = getHeight();
        canvas.setWidth(Math.max(0, width));
        canvas.setHeight(Math.max(0, height));
        var scale = layOut(width, height);
        var drawing = model.drawingProperty().get();
        if (drawing != null) {
            viewport.size(width, height, drawing.width(), drawing.height());
            if (atFirst) {
                viewport.stand(viewport.from(scale));
                reveal();
            }
        }
        tools.autosize();
        tools.setVisible(drawing != null);
        tools.relocate(Math.round(width - tools.getWidth() - MARGIN), Math.round(height - tools.getHeight() - MARGIN));
        list.resizeRelocate(0, 0, width, height);
        paint();
    }

    /// Has the path laid out for the width of the pane: larger than its own size where there is much room, and a little smaller where all of it shows then.
    ///
    /// @return the scale at which it is to be shown at first
    private double layOut(double width, double height) {
        if (width <= 0 || height <= 0) {
            return 1;
        }
        var scale = Math.clamp(width / PathDrawing.WIDTH, 1, LARGEST_AT_FIRST);
        model.layOut(width / scale);
        var drawing = model.drawingProperty().get();
        if (drawing != null && scale > 1 && drawing.height() * scale > height) {
            scale = Math.clamp(height / drawing.height(), 1, scale);
            model.layOut(width / scale);
        }
        return scale > 1 ? scale : smaller(width, height);
    }

    private double smaller(double width, double height) {
        var drawing = model.drawingProperty().get();
        if (drawing == null || drawing.width() <= width && drawing.height() <= height) {
            return 1;
        }
        var scale = Math.min(width / drawing.width(), height / drawing.height());
        if (scale >= SMALLEST_AT_FIRST) {
            model.layOut(width / scale);
            var wider = model.drawingProperty().get();
            if (wider != null && wider.width() * scale <= width + 1 && wider.height() * scale <= height + 1) {
                return scale;
            }
            model.layOut(width);
        }
        return 1;
    }

    private void changed() {
        hover(null);
        requestLayout();
        reveal();
        says();
    }

    private void stand(Viewport.Stand stand) {
        stop();
        hover(null);
        viewport.stand(stand);
        paint();
    }

    private void glideTo(Viewport.Stand stand) {
        stop();
        hover(null);
        if (still.get() || getScene() == null) {
            viewport.stand(stand);
            paint();
            return;
        }
        glide = new Glide(viewport.stand(), stand, now -> {
            viewport.stand(now);
            paint();
        });
        glide.play();
    }

    private void stop() {
        if (glide != null) {
            glide.stop();
            glide = null;
        }
    }

    private void paint() {
        var g = canvas.getGraphicsContext2D();
        var palette = theme.getValue().palette();
        g.setTransform(1, 0, 0, 1, 0, 0);
        g.setFill(Color.web(palette.hex(Role.CANVAS)));
        g.fillRect(0, 0, canvas.getWidth(), canvas.getHeight());
        var drawing = model.drawingProperty().get();
        things.show(drawing, model.current(), viewport);
        overview.setVisible(drawing != null && viewport.hidesMuch() && !showsWords.get());
        if (drawing == null) {
            return;
        }
        var scale = viewport.scale();
        percent.set(Math.round(scale * 100) + " %");
        g.setTransform(scale, 0, 0, scale, -viewport.x() * scale, -viewport.y() * scale);
        painter.paint(g, drawing, palette, viewport.visible(), hovered);
        if (overview.isVisible()) {
            overview.show(drawing, palette, viewport.visible());
            place(overview, drawing);
        }
        if (showsWords.get()) {
            list.show(model.words(), Optional.ofNullable(model.current()).map(Item::target).orElse(null));
        }
    }

    /// In the corner where it covers least of the picture; in the same one where several are alike.
    private void place(Overview map, Drawing drawing) {
        var right = Math.round(getWidth() - map.getWidth() - MARGIN);
        var bottom = Math.round(tools.getLayoutY() - map.getHeight() - MARGIN / 2);
        var low = Math.round(getHeight() - map.getHeight() - MARGIN);
        Stream.of(new Point2D(right, bottom), new Point2D(MARGIN, low), new Point2D(right, MARGIN), new Point2D(MARGIN, MARGIN))
                .min(Comparator.comparingDouble(corner -> covered(corner, map, drawing))).ifPresent(corner -> map.relocate(corner.getX(), corner.getY()));
    }

    private double covered(Point2D corner, Overview map, Drawing drawing) {
        var scale = viewport.scale();
        var under = new Bounds(viewport.x() + corner.getX() / scale, viewport.y() + corner.getY() / scale, map.getWidth() / scale, map.getHeight() / scale);
        return drawing.items().stream().filter(item -> item.target() != null && item.target().kind() == Target.Kind.NODE).mapToDouble(item -> item.bounds().shared(under)).sum();
    }

    /// Moves as little as shows what is selected.
    private void reveal() {
        var item = model.current();
        if (item != null && !viewport.holdsAll() && canvas.getWidth() > 0) {
            viewport.stand(viewport.revealing(item.bounds()));
        }
    }

    private void says() {
        var drawing = model.drawingProperty().get();
        var item = model.current();
        setAccessibleText(drawing == null ? "No service is selected" : item == null ? drawing.title() : item.says());
        notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
        notifyAccessibleAttributeChanged(AccessibleAttribute.FOCUS_ITEM);
    }

    @Override
    public @Nullable Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return switch (attribute) {
            case ITEM_COUNT -> things.count();
            case ITEM_AT_INDEX -> parameters.length > 0 && parameters[0] instanceof Integer index ? things.at(index) : null;
            case FOCUS_ITEM -> things.current();
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }
}
