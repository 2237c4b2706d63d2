import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Packs `NAME-SIZE.png` into `NAME.ico` and `NAME.icns`: `java icons/Containers.java FOLDER NAME`. Both containers have held whole PNG files since 2007; so this is a list of sizes and offsets, and no picture is touched.
final class Containers {
    /// Windows asks for these, from a list of files to a tile; 256 is the format's limit.
    private static final List<Integer> ICO = List.of(16, 24, 32, 48, 64, 128, 256);
    /// The types of elements that hold a PNG, by what they are shown at: `ic11` is 16 points on a display of two pixels a point.
    private static final Map<String, Integer> ICNS =
            new TreeMap<>(Map.of("ic07", 128, "ic08", 256, "ic09", 512, "ic10", 1024, "ic11", 32, "ic12", 64, "ic13", 256, "ic14", 512));

    private Containers() {}

    public static void main(String[] args) throws IOException {
        var folder = Path.of(args[0]);
        Files.write(folder.resolve(args[1] + ".ico"), ico(folder, args[1]));
        Files.write(folder.resolve(args[1] + ".icns"), icns(folder, args[1]));
    }

    /// A header of 6 bytes, 16 for each picture, then the pictures; little-endian.
    /// <a href="https://learn.microsoft.com/previous-versions/ms997538(v=msdn.10)">Icons</a>.
    private static byte[] ico(Path folder, String name) throws IOException {
        var pictures = new ByteArrayOutputStream();
        var head = ByteBuffer.allocate(6 + 16 * ICO.size()).order(ByteOrder.LITTLE_ENDIAN);
        head.putShort((short) 0).putShort((short) 1).putShort((short) ICO.size());
        for (var size : ICO) {
            var png = png(folder, name, size);
            // 0 stands for 256. No palette, one plane, 32 bits a pixel.
            head.put(size.byteValue()).put(size.byteValue()).put((byte) 0).put((byte) 0).putShort((short) 1).putShort((short) 32);
            head.putInt(png.length).putInt(head.capacity() + pictures.size());
            pictures.write(png);
        }
        var file = new ByteArrayOutputStream();
        file.write(head.array());
        pictures.writeTo(file);
        return file.toByteArray();
    }

    /// `icns` and the length of the whole, then elements of a type, a length that counts these eight bytes, and a picture; big-endian.
    private static byte[] icns(Path folder, String name) throws IOException {
        var elements = new ByteArrayOutputStream();
        var out = new DataOutputStream(elements);
        for (var element : ICNS.entrySet()) {
            var png = png(folder, name, element.getValue());
            out.write(element.getKey().getBytes(StandardCharsets.US_ASCII));
            out.writeInt(png.length + 8);
            out.write(png);
        }
        var file = new ByteArrayOutputStream();
        var whole = new DataOutputStream(file);
        whole.write("icns".getBytes(StandardCharsets.US_ASCII));
        whole.writeInt(elements.size() + 8);
        elements.writeTo(whole);
        return file.toByteArray();
    }

    private static byte[] png(Path folder, String name, int size) throws IOException {
        return Files.readAllBytes(folder.resolve(name + "-" + size + ".png"));
    }
}
