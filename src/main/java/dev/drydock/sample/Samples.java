package dev.drydock.sample;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/// The samples that are built into the product, each a bundle in a folder of the resources.
///
/// They are read where they are, in the class folder of a build or inside the application's jar, and never unpacked.
public final class Samples {

    private static final String INDEX = "index.tsv";

    /// The earliest time that a zip entry can carry: the same in every file, so that the bytes depend on the content alone.
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    /// A sample as lists show it.
    ///
    /// @param name what the user types, as in `sample:friday-502s`
    /// @param title a few words
    /// @param description one sentence
    public record Sample(String name, String title, String description) {}

    /// A sample that is open for reading: its folder is there until it is closed.
    public static final class OpenSample implements AutoCloseable {

        private final Path folder;
        private final @Nullable FileSystem jar;

        private OpenSample(Path folder, @Nullable FileSystem jar) {
            this.folder = folder;
            this.jar = jar;
        }

        /// The bundle's top folder, which holds `manifest.json`; of the default file system or of a jar's.
        public Path folder() {
            return folder;
        }

        @Override
        public void close() throws IOException {
            if (jar != null) {
                jar.close();
            }
        }
    }

    private final Class<?> home;
    private final List<Sample> all;

    /// The samples of this product.
    public Samples() {
        this(Samples.class);
    }

    /// The samples that lie beside this class.
    Samples(Class<?> home) {
        this.home = home;
        this.all = readIndex(home);
    }

    private static List<Sample> readIndex(Class<?> home) {
        try (InputStream index = home.getResourceAsStream(INDEX)) {
            if (index == null) {
                throw new IllegalStateException("this build of Drydock has no " + INDEX + " beside " + home.getName());
            }
            return new String(index.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .map(line -> line.split("\t"))
                    .map(fields -> new Sample(fields[0], fields[1], fields[2]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Every sample; the first is what Drydock opens when it has nothing else.
    public List<Sample> all() {
        return all;
    }

    public Optional<Sample> find(String name) {
        return all.stream().filter(sample -> sample.name().equals(name)).findFirst();
    }

    /// Opens a sample for reading.
    ///
    /// @throws NoSuchFileException if there is no sample of this name; its reason says which there are
    public OpenSample open(String name) throws IOException {
        Sample sample = find(name).orElseThrow(() -> new NoSuchFileException("sample:" + name, null,
                "there is no such sample; there are " + String.join(", ", all.stream().map(Sample::name).toList())));
        String manifest = sample.name() + "/manifest.json";
        URL url = home.getResource(manifest);
        if (url == null) {
            throw new IllegalStateException("this build of Drydock lists the sample " + name + " and does not have it");
        }
        try {
            URLConnection connection = url.openConnection();
            if (connection instanceof JarURLConnection inJar) {
                // A file system of our own, and not the one that newFileSystem(URI) shares: closing it closes it for nobody else.
                FileSystem jar = FileSystems.newFileSystem(Path.of(inJar.getJarFileURL().toURI()));
                return new OpenSample(folderOf(jar.getPath("/" + inJar.getEntryName())), jar);
            }
            return new OpenSample(folderOf(Path.of(url.toURI())), null);
        } catch (URISyntaxException e) {
            throw new IOException("cannot read the sample " + name + " from " + url, e);
        }
    }

    private static Path folderOf(Path manifest) {
        Path folder = manifest.getParent();
        if (folder == null) {
            throw new IllegalStateException(manifest + " lies in no folder");
        }
        return folder;
    }

    /// Writes a sample as a bundle in one zip file, in place of what stood there. Equal samples give equal bytes.
    ///
    /// @throws NoSuchFileException if there is no sample of this name
    public void writeZip(String name, Path target) throws IOException {
        Path absolute = target.toAbsolutePath();
        try (OpenSample sample = open(name)) {
            Path unfinished = absolute.resolveSibling(absolute.getFileName() + ".part");
            try {
                zip(sample.folder(), unfinished);
                Files.move(unfinished, absolute, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(unfinished);
            }
        }
    }

    private static void zip(Path folder, Path target) throws IOException {
        List<Path> files;
        try (Stream<Path> tree = Files.walk(folder)) {
            files = tree.filter(Files::isRegularFile).toList();
        }
        List<String> names = files.stream().map(file -> entryName(folder, file)).sorted().toList();
        try (OutputStream out = Files.newOutputStream(target); var zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            for (String entryName : names) {
                var entry = new ZipEntry(entryName);
                entry.setTimeLocal(NO_TIME);
                zip.putNextEntry(entry);
                Files.copy(folder.resolve(entryName), zip);
                zip.closeEntry();
            }
        }
    }

    private static String entryName(Path folder, Path file) {
        Path relative = folder.relativize(file);
        return relative.toString().replace(relative.getFileSystem().getSeparator(), "/");
    }
}
