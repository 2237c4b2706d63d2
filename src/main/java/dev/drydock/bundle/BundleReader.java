package dev.drydock.bundle;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Reads a bundle in any of its containers: a folder, a zip, a tar, a tar.gz or one JSON document, with a manifest or without.
///
/// One bad file never stops a load: it is listed with its reason, and what needs it is unknown. Nothing is written anywhere, and nothing is sent.
public final class BundleReader {
    static final String MANIFEST = "manifest.json";

    private final Limits limits;
    private final JsonMapper mapper;

    public BundleReader(Limits limits) {
        this.limits = limits;
        mapper = RecordMapper.create(limits);
    }

    public Limits limits() {
        return limits;
    }

    /// Every operation whose answers are recognised, such as `ecs describe-services`.
    public static Set<String> operations() {
        return AnswerShape.operations().collect(Collectors.toUnmodifiableSet());
    }

    /// Reads the bundle at a path, under the name of its file.
    ///
    /// @param id the place of the source among those that are open together, from 1
    /// @throws BundleException when nothing can be read; the message is one sentence for people
    /// @throws CancellationException when the progress says so
    public Bundle read(int id, Path path, Progress progress) throws BundleException {
        var name = path.toAbsolutePath().normalize().getFileName();
        return read(id, name == null ? path.toString() : name.toString(), path, progress);
    }

    /// Opens one file of the bundle at a path, as it was recorded; closing it closes the bundle too.
    ///
    /// @param file its name as the reports of the bundle have it
    /// @throws BundleException when it cannot be opened; the message is one sentence for people
    public InputStream open(Path path, String file) throws BundleException {
        Container container = null;
        try {
            container = Containers.open(path, limits);
            var opened = container;
            var top = CaptureFolders.topFolder(container.entries());
            var name = container.entries().stream().map(Container.Entry::name).filter(entry -> entry.equals(top + file) || entry.equals(file)).findFirst()
                    .orElseThrow(() -> new RefusedException("holds no file of that name any more"));
            return new FilterInputStream(container.open(name)) {
                @Override
                public void close() throws IOException {
                    try (opened) {
                        super.close();
                    }
                }
            };
        } catch (IOException e) {
            close(container);
            var reason = e instanceof RefusedException ? "the bundle " + e.getMessage() : e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            throw new BundleException(EntryName.shown(file) + " cannot be opened: " + EntryName.shown(reason) + ".", e);
        }
    }

    private static void close(@Nullable Container container) {
        if (container != null) {
            try {
                container.close();
            } catch (IOException e) {
                // What could not be opened is told; that it cannot be closed either adds nothing.
            }
        }
    }

    /// Reads the bundle at a path, under a name of its own.
    public Bundle read(int id, String name, Path path, Progress progress) throws BundleException {
        return read(id, name, () -> Containers.open(path, limits), progress);
    }

    /// Reads what is recorded so far, by the same road as every other bundle.
    public Bundle read(int id, String name, InMemoryBundle recording, Progress progress) throws BundleException {
        return read(id, name, () -> new MemoryContainer(recording.files()), progress);
    }

    private Bundle read(int id, String name, Container.Opening opening, Progress progress) throws BundleException {
        try (var container = opening.open()) {
            return new BundleLoad(mapper, progress, container).load(id, name);
        } catch (RefusedException e) {
            throw new BundleException(EntryName.shown(name) + " " + e.getMessage() + ".", e);
        } catch (IOException e) {
            throw new BundleException(EntryName.shown(name) + " cannot be read: " + RefusedException.reason(e) + ".", e);
        }
    }
}
