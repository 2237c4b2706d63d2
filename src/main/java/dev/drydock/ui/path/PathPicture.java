package dev.drydock.ui.path;

import dev.drydock.drawing.Drawing;
import dev.drydock.drawing.Palette;
import dev.drydock.report.PngWriter;
import dev.drydock.report.SvgWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javafx.scene.image.Image;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DataFormat;

/// The drawn path as a picture for elsewhere: the very list of shapes that the canvas paints, with nothing selected.
public record PathPicture(Drawing drawing, Palette palette) {
    private static final DataFormat SVG = formatOf("image/svg+xml");

    private static DataFormat formatOf(String type) {
        var known = DataFormat.lookupMimeType(type);
        return known == null ? new DataFormat(type) : known;
    }

    /// At twice its size, so that it stays crisp. Takes a moment: not for the FX thread.
    public byte[] png() {
        var out = new ByteArrayOutputStream();
        try {
            new PngWriter(palette).write(drawing, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    public String svg() {
        return SvgWriter.write(drawing, palette);
    }

    /// For the clipboard: an image for those who paste one, and the SVG.
    ///
    /// @param png from [#png]
    public ClipboardContent forClipboard(byte[] png) {
        var content = new ClipboardContent();
        content.putImage(new Image(new ByteArrayInputStream(png)));
        content.put(SVG, svg());
        return content;
    }

    /// Writes it as what the name of the file asks for: SVG for `.svg`, else PNG. Not for the FX thread.
    public void save(Path file) throws IOException {
        if (file.toString().toLowerCase(Locale.ROOT).endsWith(".svg")) {
            Files.writeString(file, svg(), StandardCharsets.UTF_8);
        } else {
            Files.write(file, png());
        }
    }
}
