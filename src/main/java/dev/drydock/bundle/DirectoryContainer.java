package dev.drydock.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A bundle that lies in a folder. Links are not followed; they are reported.
final class DirectoryContainer implements Container {
    private final Path root;
    private final Limits limits;
    private final List<Entry> entries = new ArrayList<>();
    private final List<FileReport> reports = new ArrayList<>();

    DirectoryContainer(Path root, Limits limits) throws IOException {
        this.root = root;
        this.limits = limits;
        var meter = new Meter(limits, 0);
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                meter.entry();
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                var name = name(file);
                meter.entry();
                if (attributes.isSymbolicLink()) {
                    reports.add(new FileReport(name, FileReport.Status.UNRECOGNISED, "A link; links are not followed."));
                } else if (!attributes.isRegularFile()) {
                    reports.add(new FileReport(name, FileReport.Status.UNRECOGNISED, "Neither a file nor a folder."));
                } else if (!EntryName.isLitter(name)) {
                    entries.add(new Entry(name, attributes.size()));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                if (file.equals(root)) {
                    throw e;
                }
                reports.add(new FileReport(name(file), FileReport.Status.DAMAGED, "It cannot be read: " + RefusedException.reason(e) + "."));
                return FileVisitResult.CONTINUE;
            }
        });
        entries.sort(Comparator.comparing(Entry::name));
    }

    private String name(Path file) {
        return root.relativize(file).toString().replace(root.getFileSystem().getSeparator(), "/");
    }

    @Override
    public List<Entry> entries() {
        return entries;
    }

    @Override
    public List<FileReport> reports() {
        return reports;
    }

    @Override
    public void visit(Visitor visitor) throws IOException {
        visit(new Meter(limits, 0), visitor);
    }

    @Override
    public InputStream open(String name) throws IOException {
        var file = root.resolve(name);
        // The samples lie inside the application's jar, whose file system has no links and does not take the option.
        if (file.getFileSystem() != FileSystems.getDefault()) {
            return Files.newInputStream(file);
        }
        // What was a file when the folder was listed may be a pipe by now, and to open one would wait for ever; a folder above it may be a link.
        if (!Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS).isRegularFile() || !file.getParent().toRealPath().startsWith(root.toRealPath())) {
            throw new IOException("it is not what it was when the folder was listed");
        }
        return Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
    }
}
