package dev.drydock.drawing;

/// How an outline or a line is drawn.
///
/// @param width in pixels at scale 1
public record Stroke(Role role, double width, Dash dash) {
    public static Stroke solid(Role role, double width) {
        return new Stroke(role, width, Dash.SOLID);
    }

    /// The lengths of dash and gap, in pixels at scale 1; both 0 for none. Ends are butt, joins round.
    public enum Dash {
        SOLID(0, 0),
        DASHED(6, 4),
        FINE(3, 3),
        DOTTED(2, 4);

        private final double on;
        private final double off;

        Dash(double on, double off) {
            this.on = on;
            this.off = off;
        }

        public double on() {
            return on;
        }

        public double off() {
            return off;
        }
    }
}
