package dev.drydock.ui.path;

import dev.drydock.drawing.Bounds;

/// The part of a picture that a pane shows. Places in the picture are in its own pixels, places in the pane in the pane's.
final class Viewport {
    static final double LEAST = 0.2;
    static final double MOST = 4;
    /// How far the picture may be pushed beyond the pane's edge, in pixels of the pane, so that nothing stays under the overview.
    private static final double BEYOND = 60;
    /// What of the picture holds nothing, at its edges.
    private static final double MARGIN = 12;

    /// A place of the viewport: how large, and what is at the top left.
    record Stand(double scale, double x, double y) {
        /// Part of the way to another one.
        Stand towards(Stand other, double share) {
            return new Stand(scale + (other.scale - scale) * share, x + (other.x - x) * share, y + (other.y - y) * share);
        }
    }

    private double width;
    private double height;
    private double pictureWidth = 1;
    private double pictureHeight = 1;
    private Stand stand = new Stand(1, 0, 0);

    double scale() {
        return stand.scale();
    }

    double x() {
        return stand.x();
    }

    double y() {
        return stand.y();
    }

    Stand stand() {
        return stand;
    }

    void stand(Stand newStand) {
        stand = clamped(newStand);
    }

    /// Takes the sizes of the pane and of the picture.
    void size(double newWidth, double newHeight, double newPictureWidth, double newPictureHeight) {
        width = newWidth;
        height = newHeight;
        pictureWidth = Math.max(1, newPictureWidth);
        pictureHeight = Math.max(1, newPictureHeight);
        stand = clamped(stand);
    }

    /// What shows, in the picture's pixels.
    Bounds visible() {
        return new Bounds(x(), y(), width / scale(), height / scale());
    }

    /// Whether the whole picture shows.
    boolean holdsAll() {
        return pictureWidth * scale() <= width + 0.5 && pictureHeight * scale() <= height + 0.5;
    }

    /// Whether more is out of sight than a margin.
    boolean hidesMuch() {
        return pictureWidth * scale() > width + MARGIN || pictureHeight * scale() > height + MARGIN;
    }

    /// The whole picture at that scale, or its top left where it does not fit.
    Stand from(double scale) {
        return clamped(new Stand(scale, 0, 0));
    }

    /// The scale at which the whole picture fits, but not above the one that is given.
    Stand fit(double largest) {
        return from(Math.clamp(Math.min(width / pictureWidth, height / pictureHeight), LEAST, largest));
    }

    /// Another scale around a place of the pane, which goes on showing what it shows.
    Stand zoomed(double to, double paneX, double paneY) {
        var scale = Math.clamp(to, LEAST, MOST);
        return clamped(new Stand(scale, x() + paneX / scale() - paneX / scale, y() + paneY / scale() - paneY / scale));
    }

    /// Moved by so many pixels of the pane: to the right and down.
    Stand moved(double dx, double dy) {
        return clamped(new Stand(scale(), x() + dx / scale(), y() + dy / scale()));
    }

    /// A thing in the middle, as large as it may be.
    ///
    /// @param largest the scale that is not to be passed
    Stand on(Bounds thing, double largest) {
        var scale = Math.clamp(Math.min(width / (thing.width() + 160), height / (thing.height() + 120)), Math.min(1, largest), largest);
        return clamped(new Stand(scale, thing.centreX() - width / scale / 2, thing.centreY() - height / scale / 2));
    }

    /// The nearest stand at this scale that shows a thing whole, or its top left where it is too large.
    Stand revealing(Bounds thing) {
        return clamped(new Stand(scale(), nearest(x(), width / scale(), thing.x() - 16, thing.right() + 16), nearest(y(), height / scale(), thing.y() - 16, thing.bottom() + 16)));
    }

    private static double nearest(double from, double length, double low, double high) {
        return low < from ? low : high > from + length ? Math.min(low, high - length) : from;
    }

    private Stand clamped(Stand wanted) {
        return new Stand(wanted.scale(), clamped(wanted.x(), width / wanted.scale(), pictureWidth, BEYOND / wanted.scale()),
                clamped(wanted.y(), height / wanted.scale(), pictureHeight, BEYOND / wanted.scale()));
    }

    /// What fits stands in the middle.
    private static double clamped(double from, double length, double all, double beyond) {
        return all <= length + 0.5 ? (all - length) / 2 : Math.clamp(from, -beyond / 3, all - length + beyond);
    }
}
