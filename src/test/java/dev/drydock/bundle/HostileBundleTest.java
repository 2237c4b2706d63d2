package dev.drydock.bundle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.drydock.inventory.ecs.Service;
import dev.drydock.inventory.ecs.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is refused as a whole, each in one sentence, and what is not although it is odd.
class HostileBundleTest {
    @TempDir
    Path folder;

    private static String refusal(Path path, Limits limits) {
        var message = assertThrows(BundleException.class, () -> new BundleReader(limits).read(1, path, Progress.NONE)).getMessage();
        assertTrue(message.endsWith(".") && !message.contains("\n") && message.length() < 400, message);
        return message;
    }

    private static String refusal(Path path) {
        return refusal(path, Limits.DEFAULT);
    }

    private static Limits limits(long total, long file, int entries, int nesting) {
        return new Limits(total, file, entries, 200, nesting);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../evil.json", "a/../../evil.json", "/etc/passwd", "..\\evil.json", "C:\\evil.json", "\\evil.json"})
    void namesThatLeadOutAreRefused(String name) throws IOException {
        var tree = BundleTree.small().file(name, "{}");

        assertTrue(refusal(tree.zip(folder.resolve("a.zip"))).matches("a\\.zip holds an entry (that leads out of it|with an absolute path), .*"));
        assertTrue(refusal(tree.tar(folder.resolve("a.tar"), false)).startsWith("a.tar holds an entry"));
    }

    @Test
    void linksInArchivesAreRefused() throws IOException {
        var tar = folder.resolve("a.tar");
        try (var out = new TarArchiveOutputStream(Files.newOutputStream(tar))) {
            var link = new TarArchiveEntry("ecs/services.json", TarConstants.LF_SYMLINK);
            link.setLinkName("/etc/passwd");
            out.putArchiveEntry(link);
            out.closeArchiveEntry();
        }
        var zip = folder.resolve("a.zip");
        try (var out = new ZipArchiveOutputStream(zip)) {
            var link = new ZipArchiveEntry("ecs/services.json");
            link.setUnixMode(0120777);
            out.putArchiveEntry(link);
            out.write("/etc/passwd".getBytes());
            out.closeArchiveEntry();
        }

        assertEquals("a.tar holds a link or a device, ecs/services.json.", refusal(tar));
        assertEquals("a.zip holds a link or a device, ecs/services.json.", refusal(zip));
    }

    @Test
    void encryptedArchivesAreRefused() throws IOException {
        var zip = folder.resolve("a.zip");
        BundleTree.small().zip(zip);
        var bytes = Files.readAllBytes(zip);
        for (var i = 0; i < bytes.length - 10; i++) {
            if (bytes[i] == 'P' && bytes[i + 1] == 'K' && (bytes[i + 2] == 1 && bytes[i + 3] == 2)) {
                bytes[i + 8] |= 1;
            }
        }
        Files.write(zip, bytes);

        assertEquals("a.zip is encrypted; ask for it without a password.", refusal(zip));
    }

    @Test
    void everyLimitIsKept() throws IOException {
        var tree = BundleTree.small();
        for (var i = 0; i < 20; i++) {
            tree.file("f" + i + ".json", "{\"x\": \"" + "y".repeat(1000) + "\"}");
        }
        var zip = tree.zip(folder.resolve("a.zip"));
        var directory = tree.directory(folder.resolve("d"));

        assertTrue(refusal(zip, limits(5_000, 5_000, 100, 200)).contains("unpacks to more than the limit"));
        assertTrue(refusal(zip, limits(1 << 20, 500, 100, 200)).contains("larger than the limit"));
        assertTrue(refusal(zip, limits(1 << 20, 1 << 20, 10, 200)).contains("more than 10 entries"));
        assertTrue(refusal(directory, limits(5_000, 5_000, 100, 200)).contains("unpacks to more than the limit"));
        assertTrue(refusal(directory, limits(1 << 20, 1 << 20, 10, 200)).contains("more than 10 entries"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aBombIsRefusedBeforeItIsUnpacked(boolean zip) throws IOException {
        var tree = BundleTree.small().file("bomb.json", new byte[64 << 20]);
        var path = zip ? tree.zip(folder.resolve("a.zip")) : tree.tar(folder.resolve("a.tgz"), true);

        assertTrue(refusal(path).contains("200 times its size"), () -> refusal(path));
    }

    @Test
    void deepNestingDamagesTheFileAndNotTheBundle() throws Exception {
        var tree = BundleTree.small().file("deep.json", "{\"services\": " + "[".repeat(100_000)).file("deeper.json", "[".repeat(1_000_000));

        var bundle = new BundleReader(Limits.DEFAULT).read(1, tree.zip(folder.resolve("a.zip")), Progress.NONE);

        assertEquals(1, bundle.inventory().all(Service.class).size());
    }

    @Test
    void whatIsNoBundleIsSaidInOneSentence() throws IOException {
        assertEquals("gone.zip is not there; check the path.", refusal(folder.resolve("gone.zip")));
        assertEquals("empty is empty: there is neither a manifest.json nor a recorded answer in it.", refusal(Files.createDirectory(folder.resolve("empty"))));
        assertEquals("nothing is an empty file.", refusal(Files.createFile(folder.resolve("nothing"))));
        assertTrue(refusal(Files.writeString(folder.resolve("photo.jpg"), "\u00ff\u00d8 not JSON")).contains("is no bundle"));
        assertTrue(refusal(Files.writeString(folder.resolve("package.json"), "{\"name\": \"left-pad\"}")).contains("no answer that Drydock knows"));
        assertTrue(refusal(Files.writeString(folder.resolve("s.json"), "{\"services\": \"web\"}")).contains("/services is a text where a list is expected"));
    }

    @Test
    void aNewerVersionIsRefusedWithWhoReadsIt() throws IOException {
        var tree = new BundleTree().file("manifest.json", "{\"format\": \"drydock-bundle\", \"schemaVersion\": 2, \"tool\": \"drydock 3.1\", \"calls\": []}");

        assertEquals("b was written in version 2 of the bundle format, and this Drydock reads version 1; open it with the newer Drydock that wrote it"
                + " (drydock 3.1).", refusal(tree.directory(folder.resolve("b"))));
    }

    @Test
    void aNewerVersionIsRefusedEvenWithoutTheFormatsName() throws IOException {
        var tree = BundleTree.small().file("manifest.json", "{\"schemaVersion\": 2, \"calls\": []}");

        assertTrue(refusal(tree.zip(folder.resolve("b.zip"))).startsWith("b.zip was written in version 2"));
    }

    @Test
    void aCutZipIsRefusedAndACutTarKeepsWhatItHas() throws Exception {
        var zip = BundleTree.small().zip(folder.resolve("a.zip"));
        cut(zip, 0.7);
        assertTrue(refusal(zip).contains("cut short or damaged"));

        var random = new byte[200_000];
        new Random(1).nextBytes(random);
        var tar = BundleTree.small().file("z.bin", random).tar(folder.resolve("a.tgz"), true);
        cut(tar, 0.7);
        var bundle = new BundleReader(Limits.DEFAULT).read(1, tar, Progress.NONE);
        assertEquals(1, bundle.inventory().all(Service.class).size());
        assertTrue(bundle.files().stream().anyMatch(report -> report.file().equals("a.tgz") && report.status() == FileReport.Status.TRUNCATED));
    }

    private static void cut(Path path, double part) throws IOException {
        var bytes = Files.readAllBytes(path);
        Files.write(path, Arrays.copyOf(bytes, (int) (bytes.length * part)));
    }

    @Test
    void linksInFoldersAreNotFollowed() throws Exception {
        var directory = BundleTree.small().directory(folder.resolve("d"));
        var secret = Files.writeString(folder.resolve("secret.json"), "{\"tasks\": [{\"taskArn\": \"a\"}]}");
        try {
            Files.createSymbolicLink(directory.resolve("link.json"), secret);
        } catch (IOException | UnsupportedOperationException e) {
            assumeTrue(false, "this file system has no symbolic links");
        }

        var bundle = new BundleReader(Limits.DEFAULT).read(1, directory, Progress.NONE);

        assertEquals(0, bundle.inventory().all(Task.class).size());
        assertTrue(bundle.files().stream().anyMatch(report -> report.file().equals("link.json") && report.reason().contains("links are not followed")));
    }
}
