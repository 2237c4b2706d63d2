package dev.drydock.bundle;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.inventory.ecs.Service;
import dev.drydock.inventory.ecs.Task;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Archives and documents that say what they should not: what is refused, what costs one file, and what is read all the same.
class HostileArchiveTest {
    @TempDir
    Path folder;

    private static Bundle read(Path path) throws BundleException {
        return new BundleReader(Limits.DEFAULT).read(1, path, Progress.NONE);
    }

    private static String refusal(Path path) {
        var message = assertThrows(BundleException.class, () -> read(path)).getMessage();
        assertTrue(message.endsWith(".") && message.chars().noneMatch(Character::isISOControl) && message.length() < 400, message);
        return message;
    }

    private static FileReport report(Bundle bundle, String file) {
        return bundle.files().stream().filter(report -> report.file().equals(file)).findFirst().orElseThrow(() -> new AssertionError(bundle.files()));
    }

    private static void holdsItsService(Bundle bundle) {
        assertEquals(1, bundle.inventory().all(Service.class).size(), () -> String.valueOf(bundle.files()));
    }

    @ParameterizedTest
    @CsvSource({"2", "1", "3", "4", "6"})
    void linksDevicesAndPipesInATarAreRefused(char type) throws IOException {
        var tar = folder.resolve("a.tar");
        try (var out = new TarArchiveOutputStream(Files.newOutputStream(tar))) {
            var entry = new TarArchiveEntry("ecs/x.json", (byte) type);
            entry.setLinkName("/etc/passwd");
            out.putArchiveEntry(entry);
            out.closeArchiveEntry();
        }

        assertEquals("a.tar holds a link or a device, ecs/x.json.", refusal(tar));
    }

    @ParameterizedTest
    @ValueSource(ints = {0120777, 0020666, 0060666, 0010666, 0140777})
    void linksDevicesPipesAndSocketsInAZipAreRefused(int mode) throws IOException {
        var zip = folder.resolve("a.zip");
        try (var out = new ZipArchiveOutputStream(zip)) {
            var entry = new ZipArchiveEntry("ecs/x.json");
            entry.setUnixMode(mode);
            out.putArchiveEntry(entry);
            out.closeArchiveEntry();
        }

        assertEquals("a.zip holds a link or a device, ecs/x.json.", refusal(zip));
    }

    @Test
    void theRatioCountsFromTenMebibytesOn() throws Exception {
        var under = BundleTree.small().file("zeros.json", new byte[9 << 20]).zip(folder.resolve("under.zip"));
        var over = BundleTree.small().file("zeros.json", new byte[11 << 20]).zip(folder.resolve("over.zip"));

        holdsItsService(read(under));
        assertTrue(refusal(over).contains("200 times its size"));
    }

    @Test
    void aZipThatLiesAboutASizeIsCountedByWhatComesOut() throws IOException {
        var zip = BundleTree.small().file("bomb.json", " ".repeat(64 << 20)).zip(folder.resolve("a.zip"));
        var bytes = ByteBuffer.wrap(Files.readAllBytes(zip)).order(ByteOrder.LITTLE_ENDIAN);
        for (var i = 0; i < bytes.limit() - 46; i++) {
            if (bytes.getInt(i) == 0x02014b50 && bytes.getInt(i + 24) == 64 << 20) {
                bytes.putInt(i + 24, 100);
            }
        }
        Files.write(zip, bytes.array());

        assertTrue(refusal(zip).contains("200 times its size"));
    }

    @Test
    void aManifestThatLiesAboutItsSizeIsCountedToo() throws IOException {
        var zip = BundleTree.small().file("manifest.json", "{\"x\": \"" + " ".repeat(40 << 20) + "\"}").zip(folder.resolve("a.zip"));
        var bytes = ByteBuffer.wrap(Files.readAllBytes(zip)).order(ByteOrder.LITTLE_ENDIAN);
        for (var i = 0; i < bytes.limit() - 46; i++) {
            if (bytes.getInt(i) == 0x02014b50 && bytes.getInt(i + 24) > 40 << 20) {
                bytes.putInt(i + 24, 100);
            }
        }
        Files.write(zip, bytes.array());

        assertTrue(refusal(zip).contains("200 times its size"));
    }

    @Test
    void anEntryThatCannotBeUnpackedCostsThatFileAlone() throws Exception {
        var zip = BundleTree.small().file("tasks.json", "{\"tasks\": [{\"taskArn\": \"" + "ab".repeat(4000) + "\"}]}").zip(folder.resolve("a.zip"));
        var bytes = Files.readAllBytes(zip);
        var name = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("tasks.json");
        bytes[name + 10] = (byte) 0xff;
        Files.write(zip, bytes);

        var bundle = read(zip);

        holdsItsService(bundle);
        assertTrue(report(bundle, "tasks.json").reason().startsWith("It cannot be read"), () -> report(bundle, "tasks.json").reason());
    }

    @Test
    void anEntryPackedByAMethodOfItsOwnCostsThatFileAlone() throws Exception {
        var zip = BundleTree.small().file("tasks.json", "{\"tasks\": [{\"taskArn\": \"a\"}]}").zip(folder.resolve("a.zip"));
        var bytes = ByteBuffer.wrap(Files.readAllBytes(zip)).order(ByteOrder.LITTLE_ENDIAN);
        for (var i = 0; i < bytes.limit() - 56; i++) {
            if (bytes.getInt(i) == 0x02014b50 && new String(bytes.array(), i + 46, 10, US_ASCII).equals("tasks.json")) {
                bytes.putShort(i + 10, (short) 95);
            }
        }
        Files.write(zip, bytes.array());

        var bundle = read(zip);

        holdsItsService(bundle);
        assertTrue(report(bundle, "tasks.json").reason().contains("packed by a method that Drydock does not know"));
    }

    @Test
    void aZipBehindAProgramIsNoBundleAndAZip64IsOne() throws Exception {
        var zip = BundleTree.small().zip(folder.resolve("a.zip"));
        var stub = Files.write(folder.resolve("setup.exe"), "MZ a program that unpacks itself".getBytes(US_ASCII));
        Files.write(stub, Files.readAllBytes(zip), java.nio.file.StandardOpenOption.APPEND);
        var large = folder.resolve("large.zip");
        try (var out = new ZipArchiveOutputStream(large)) {
            out.setUseZip64(Zip64Mode.Always);
            out.putArchiveEntry(new ZipArchiveEntry("services.json"));
            out.write(BundleTree.services().getBytes(UTF_8));
            out.closeArchiveEntry();
        }

        assertTrue(refusal(stub).contains("is no bundle"));
        holdsItsService(read(large));
    }

    @Test
    void ofTwoEntriesWithOneNameTheFirstIsRead() throws Exception {
        var zip = folder.resolve("a.zip");
        try (var out = new ZipArchiveOutputStream(zip)) {
            for (var text : List.of(BundleTree.services(), "{\"services\": []}")) {
                out.putArchiveEntry(new ZipArchiveEntry("services.json"));
                out.write(text.getBytes(UTF_8));
                out.closeArchiveEntry();
            }
        }
        var tar = tar(Map.of(), out -> {
            put(out, "services.json", BundleTree.services());
            put(out, "./services.json", "{\"services\": []}");
        });

        for (var path : List.of(zip, tar)) {
            var bundle = read(path);
            holdsItsService(bundle);
            assertTrue(bundle.files().stream().anyMatch(report -> report.reason().contains("more than once; the first is read")));
        }
    }

    @Test
    void namesThatDifferInTheirCaseAloneAreTwoFiles() throws Exception {
        var bundle = read(new BundleTree().file("services.json", BundleTree.services()).file("Services.json", "{\"tasks\": [{\"taskArn\": \"a\"}]}").zip(folder.resolve("a.zip")));

        holdsItsService(bundle);
        assertEquals(1, bundle.inventory().all(Task.class).size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb.json", "\u202egnosj.json", "'; rm -rf ~'.json", "con.json", " .json"})
    void oddNamesAreNames(String name) throws Exception {
        for (var path : List.of(new BundleTree().file(name, BundleTree.services()).zip(folder.resolve("a.zip")), new BundleTree().file(name, BundleTree.services()).tar(folder.resolve("a.tar"), false))) {
            holdsItsService(read(path));
        }
    }

    @Test
    void namesOfThreeHundredLettersAreNamesAndOnesWithNulAreRefused() throws Exception {
        holdsItsService(read(new BundleTree().file("x".repeat(300) + ".json", BundleTree.services()).tar(folder.resolve("a.tar"), false)));
        assertTrue(refusal(new BundleTree().file("a\0b.json", BundleTree.services()).zip(folder.resolve("a.zip"))).contains("NUL"));
    }

    @Test
    void aBackslashIsASlash() throws Exception {
        assertEquals("ecs/services.json", read(new BundleTree().file("ecs\\services.json", BundleTree.services()).file("x.json", "{\"tasks\": []}").zip(folder.resolve("a.zip")))
                .files().getFirst().file());
    }

    @Test
    void anArchiveInAnArchiveIsAFileThatNobodyKnows() throws Exception {
        var inner = Files.readAllBytes(BundleTree.small().zip(folder.resolve("inner.zip")));
        var bundle = read(BundleTree.small().file("inner.zip", inner).tar(folder.resolve("a.tgz"), true));

        assertEquals(FileReport.Status.UNRECOGNISED, report(bundle, "inner.zip").status());
        holdsItsService(bundle);
    }

    @Test
    void gzipOfGzipAndGzipOfAnythingElseAreSaidToBe() throws IOException {
        var twice = gzip(gzip("{}".getBytes(UTF_8)));

        assertTrue(refusal(Files.write(folder.resolve("a.tgz"), twice)).contains("is gzipped, but holds no whole tar archive"));
    }

    @Test
    void aHundredThousandEntriesAreTheLimit() throws Exception {
        try (var out = new ZipArchiveOutputStream(folder.resolve("a.zip"))) {
            for (var i = 0; i <= 100_000; i++) {
                out.putArchiveEntry(new ZipArchiveEntry(i + "/"));
                out.closeArchiveEntry();
            }
        }

        assertTrue(refusal(folder.resolve("a.zip")).contains("more than 100000 entries"));
    }

    @Test
    void aTarWhoseLongNameNeverEndsIsRefusedBeforeItIsHeld() throws IOException {
        for (var type : List.of(TarConstants.LF_GNUTYPE_LONGNAME, TarConstants.LF_PAX_EXTENDED_HEADER_LC)) {
            var tar = tar(Map.of(), out -> {
                put(out, "services.json", BundleTree.services());
                var header = new TarArchiveEntry("././@LongLink", type);
                var name = new byte[8 << 20];
                Arrays.fill(name, (byte) 'x');
                System.arraycopy("8388608 path=".getBytes(US_ASCII), 0, name, 0, 13);
                header.setSize(name.length);
                out.putArchiveEntry(header);
                out.write(name);
                out.closeArchiveEntry();
                put(out, "x", "");
            });

            assertTrue(refusal(tar).contains("has a header of more than 1 MiB"), () -> refusal(tar));
        }
    }

    @Test
    void aSparseFileIsRefusedBeforeItIsUnpacked() throws IOException {
        var tar = tar(Map.of("GNU.sparse.major", "1", "GNU.sparse.minor", "0", "GNU.sparse.name", "sparse.json", "GNU.sparse.realsize", "9999999999"),
                out -> put(out, "sparse.json", "1\n9999999999\n0\n" + "\0".repeat(512)));

        assertTrue(refusal(tar).matches(".*(larger than the limit of 256 MiB a file|cut short or damaged).*"), () -> refusal(tar));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void aDocumentMayBeInAnyEncodingThatToolsWrite(String encoding) throws Exception {
        var text = Files.readString(BundleTree.small().file("ecs/née.json", "{\"tasks\": [{\"taskArn\": \"é\"}]}").document(folder.resolve("plain.json")));
        for (var mark : List.of("", "\ufeff")) {
            var bundle = read(Files.write(folder.resolve("a.json"), (mark + text).getBytes(Charset.forName(encoding))));

            holdsItsService(bundle);
            assertEquals("é", bundle.inventory().all(Task.class).getFirst().taskArn());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[[[[", "{\"a\": NaN}", "\"\\ud800\"", "1e9999999999", "{\"services\": [{\"serviceArn\": 01}]}"})
    void oneBrokenResponseOfADocumentCostsNoOther(String broken) throws Exception {
        var nested = broken.equals("[[[[") ? "[".repeat(50_000) + "]".repeat(50_000) : broken;
        var text = "{\"responses\": {\"a.json\": " + nested + ", \"services.json\": " + BundleTree.services() + "}, \"manifest\": {\"format\": \"drydock-bundle\", \"calls\": []}}";

        holdsItsService(read(Files.writeString(folder.resolve("a.json"), text)));
    }

    @Test
    void aCutDocumentKeepsWhatStandsBeforeTheCut() throws Exception {
        var text = "{\"responses\": {\"services.json\": " + BundleTree.services() + ", \"tasks.json\": {\"tasks\": [{\"taskArn\": \"a\"}, {\"task";

        var bundle = read(Files.writeString(folder.resolve("a.json"), text));

        holdsItsService(bundle);
        assertEquals(1, bundle.inventory().all(Task.class).size());
        assertEquals(FileReport.Status.TRUNCATED, report(bundle, "a.json").status());
        assertEquals(FileReport.Status.TRUNCATED, report(bundle, "tasks.json").status());
    }

    @Test
    void namesInADocumentAreJudgedAsThoseOfAnArchive() throws IOException {
        var text = "{\"manifest\": {\"format\": \"drydock-bundle\"}, \"responses\": {\"..\\u002f..\\u002fpasswd\": {\"services\": []}}}";

        assertTrue(refusal(Files.writeString(folder.resolve("a.json"), text)).contains("leads out of it"));
    }

    @FunctionalInterface
    private interface Content {
        void write(TarArchiveOutputStream out) throws IOException;
    }

    private Path tar(Map<String, String> headers, Content content) throws IOException {
        var tar = Files.createTempFile(folder, "a", ".tar");
        try (var out = new TarArchiveOutputStream(Files.newOutputStream(tar))) {
            if (!headers.isEmpty()) {
                var records = new StringBuilder();
                headers.forEach((name, value) -> records.append(record(name + "=" + value)));
                var header = new TarArchiveEntry("pax", TarConstants.LF_PAX_EXTENDED_HEADER_LC);
                header.setSize(records.length());
                out.putArchiveEntry(header);
                out.write(records.toString().getBytes(US_ASCII));
                out.closeArchiveEntry();
            }
            content.write(out);
        }
        return tar;
    }

    /// An extended header's record begins with its own length (POSIX pax, "pax Extended Header").
    private static String record(String text) {
        var length = text.length() + 2;
        while (String.valueOf(length).length() + 2 + text.length() != length) {
            length++;
        }
        return length + " " + text + "\n";
    }

    private static void put(TarArchiveOutputStream out, String name, String text) throws IOException {
        var entry = new TarArchiveEntry(name, true);
        entry.setSize(text.getBytes(UTF_8).length);
        out.putArchiveEntry(entry);
        out.write(text.getBytes(UTF_8));
        out.closeArchiveEntry();
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }
}
