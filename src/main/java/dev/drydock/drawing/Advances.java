package dev.drydock.drawing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/// The advance widths of a TrueType font, read from its `cmap` and `hmtx` tables (OpenType specification), so that text measures the same with and
/// without a toolkit, on every machine.
final class Advances {
    /// Of a font that lacks a character the painter takes the glyph from another one; few glyphs are wider than this many ems.
    private static final double FOREIGN = 1.3;

    private final ByteBuffer font;
    private final double unitsPerEm;
    private final int metrics;
    private final int hmtx;
    private final int cmap;
    private final float[] latin = new float[0x250];

    private Advances(ByteBuffer font) {
        this.font = font;
        unitsPerEm = font.getShort(table("head") + 18) & 0xffff;
        metrics = font.getShort(table("hhea") + 34) & 0xffff;
        hmtx = table("hmtx");
        cmap = unicodeSubtable(table("cmap"));
        for (var character = 0; character < latin.length; character++) {
            latin[character] = (float) lookUp(character);
        }
    }

    static Advances read(InputStream file) {
        try (file) {
            return new Advances(ByteBuffer.wrap(file.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The advance of a code point in ems.
    double of(int codePoint) {
        return codePoint < latin.length ? latin[codePoint] : lookUp(codePoint);
    }

    /// Whether the font has a glyph for it.
    boolean has(int codePoint) {
        return glyph(codePoint) != 0;
    }

    private double lookUp(int codePoint) {
        var glyph = glyph(codePoint);
        if (glyph == 0) {
            var type = Character.getType(codePoint);
            return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK ? 0 : FOREIGN;
        }
        return (font.getShort(hmtx + 4 * Math.min(glyph, metrics - 1)) & 0xffff) / unitsPerEm;
    }

    private int table(String tag) {
        var tables = font.getShort(4) & 0xffff;
        for (var entry = 12; entry < 12 + 16 * tables; entry += 16) {
            var name = new StringBuilder();
            for (var i = 0; i < 4; i++) {
                name.append((char) font.get(entry + i));
            }
            if (name.toString().equals(tag)) {
                return font.getInt(entry + 8);
            }
        }
        throw new IllegalStateException("the bundled font has no table " + tag);
    }

    /// The subtable of the Windows platform that holds most: all of Unicode in format 12, else the basic plane in format 4.
    private int unicodeSubtable(int table) {
        var best = 0;
        for (var i = 0; i < (font.getShort(table + 2) & 0xffff); i++) {
            var subtable = table + font.getInt(table + 4 + 8 * i + 4);
            var format = font.getShort(subtable);
            if (format == 12 || format == 4 && best == 0) {
                best = subtable;
            }
        }
        if (best == 0) {
            throw new IllegalStateException("the bundled font has no Unicode character map");
        }
        return best;
    }

    private int glyph(int codePoint) {
        return font.getShort(cmap) == 12 ? glyphInGroups(codePoint) : glyphInSegments(codePoint);
    }

    private int glyphInGroups(int codePoint) {
        var low = 0;
        var high = font.getInt(cmap + 12) - 1;
        while (low <= high) {
            var middle = (low + high) >>> 1;
            var group = cmap + 16 + 12 * middle;
            if (codePoint < font.getInt(group)) {
                high = middle - 1;
            } else if (codePoint > font.getInt(group + 4)) {
                low = middle + 1;
            } else {
                return font.getInt(group + 8) + codePoint - font.getInt(group);
            }
        }
        return 0;
    }

    private int glyphInSegments(int codePoint) {
        var segments = (font.getShort(cmap + 6) & 0xffff) / 2;
        var ends = cmap + 14;
        var starts = ends + 2 * segments + 2;
        var deltas = starts + 2 * segments;
        var offsets = deltas + 2 * segments;
        for (var i = 0; i < segments; i++) {
            if (codePoint <= (font.getShort(ends + 2 * i) & 0xffff)) {
                var start = font.getShort(starts + 2 * i) & 0xffff;
                if (codePoint < start) {
                    return 0;
                }
                var offset = font.getShort(offsets + 2 * i) & 0xffff;
                if (offset == 0) {
                    return codePoint + font.getShort(deltas + 2 * i) & 0xffff;
                }
                var glyph = font.getShort(offsets + 2 * i + offset + 2 * (codePoint - start)) & 0xffff;
                return glyph == 0 ? 0 : glyph + font.getShort(deltas + 2 * i) & 0xffff;
            }
        }
        return 0;
    }
}
