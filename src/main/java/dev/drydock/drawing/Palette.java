package dev.drydock.drawing;

/// The colours of a theme: AtlantaFX's Primer light and dark, and one of the highest contrast for those who need it.
public enum Palette {
    LIGHT {
        @Override
        public int rgb(Role role) {
            return switch (role) {
                case CANVAS, BOX, ON_STATUS -> 0xffffff;
                case BORDER, TRACK -> 0xd0d7de;
                case FRAME -> 0xc3d4e0;
                case TEXT -> 0x1f2328;
                case TEXT_MUTED -> 0x57606a;
                case FAIL -> 0xcf222e;
                case WARN -> 0x8f6000;
                case OK -> 0x187a35;
                case NEUTRAL, FLOW -> 0x6e7781;
                case OUTSIDE -> 0x8250df;
                case ACCENT -> 0x0969da;
                case ACCENT_SUBTLE -> 0xddf4ff;
            };
        }
    },
    DARK {
        @Override
        public int rgb(Role role) {
            return switch (role) {
                case CANVAS, BOX, ON_STATUS -> 0x0d1117;
                case BORDER, TRACK -> 0x30363d;
                case FRAME -> 0x2b3642;
                case TEXT -> 0xe6edf3;
                case TEXT_MUTED, NEUTRAL, FLOW -> 0x8b949e;
                case FAIL -> 0xff5a52;
                case WARN -> 0xd29922;
                case OK -> 0x3fb950;
                case OUTSIDE -> 0xa371f7;
                case ACCENT -> 0x58a6ff;
                case ACCENT_SUBTLE -> 0x12233a;
            };
        }
    },
    CONTRAST {
        @Override
        public int rgb(Role role) {
            return switch (role) {
                case CANVAS, BOX, ON_STATUS -> 0x000000;
                case BORDER, TEXT_MUTED, NEUTRAL, FLOW -> 0xd6d6d6;
                case FRAME -> 0xb0b0b0;
                case TRACK -> 0x5c5c5c;
                case TEXT -> 0xffffff;
                case FAIL -> 0xff8a85;
                case WARN -> 0xffd24a;
                case OK -> 0x5fe07f;
                case OUTSIDE -> 0xd3b5ff;
                case ACCENT -> 0x7cd0ff;
                case ACCENT_SUBTLE -> 0x003a63;
            };
        }
    };

    /// The colour of a role, as `0xRRGGBB`.
    public abstract int rgb(Role role);

    /// The colour of a role, as `#rrggbb`.
    public String hex(Role role) {
        return String.format("#%06x", rgb(role));
    }

    /// The contrast of two colours as WCAG 2 defines it, from 1 to 21.
    public double contrast(Role one, Role other) {
        var a = luminance(rgb(one));
        var b = luminance(rgb(other));
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(int rgb) {
        return 0.2126 * linear(rgb >> 16 & 0xff) + 0.7152 * linear(rgb >> 8 & 0xff) + 0.0722 * linear(rgb & 0xff);
    }

    private static double linear(int channel) {
        var value = channel / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
