package dev.drydock.drawing;

/// An upright rectangle in pixels at scale 1.
public record Bounds(double x, double y, double width, double height) {

    public double right() {
        return x + width;
    }

    public double bottom() {
        return y + height;
    }

    public double centreX() {
        return x + width / 2;
    }

    public double centreY() {
        return y + height / 2;
    }

    public boolean contains(double px, double py) {
        return px >= x && px <= right() && py >= y && py <= bottom();
    }

    public boolean contains(Bounds other) {
        return contains(other.x, other.y) && contains(other.right(), other.bottom());
    }

    public boolean overlaps(Bounds other) {
        return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
    }

    /// How large a part of it another one covers, in square pixels.
    public double shared(Bounds other) {
        return Math.max(0, Math.min(right(), other.right()) - Math.max(x, other.x)) * Math.max(0, Math.min(bottom(), other.bottom()) - Math.max(y, other.y));
    }

    public Bounds grown(double by) {
        return new Bounds(x - by, y - by, width + 2 * by, height + 2 * by);
    }

    public Bounds and(Bounds other) {
        var left = Math.min(x, other.x);
        var top = Math.min(y, other.y);
        return new Bounds(left, top, Math.max(right(), other.right()) - left, Math.max(bottom(), other.bottom()) - top);
    }
}
