package dev.drydock.export;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.bundle.Bundle;
import dev.drydock.bundle.BundleException;
import dev.drydock.bundle.BundleReader;
import dev.drydock.bundle.Limits;
import dev.drydock.bundle.Progress;
import dev.drydock.check.Diagnosis;
import dev.drydock.check.Finding;
import dev.drydock.check.catalogue.Catalogue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/// A run of the bash script.
///
/// @param exit its exit status
/// @param out what it printed: the archive
/// @param err its messages
record Export(int exit, String out, String err) {
    static final Path SCRIPT = Path.of("packaging/export/drydock-export.sh").toAbsolutePath();
    static final Path POWERSHELL = Path.of("packaging/export/drydock-export.ps1").toAbsolutePath();

    /// Whether a command can be run here.
    static boolean isHere(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor(60, TimeUnit.SECONDS);
        } catch (IOException e) {
            return false;
        }
    }

    /// @param aws the folder of the `aws` that it finds first; null for the machine's own
    static Process start(Path folder, @Nullable Path aws, Map<String, String> environment, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of("bash", SCRIPT.toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
        builder.environment().putAll(new HashMap<>(environment));
        builder.environment().put("TMPDIR", Files.createDirectories(folder.resolve("tmp")).toString());
        if (aws != null) {
            builder.environment().merge("PATH", aws.toString(), (path, first) -> first + ":" + path);
        }
        return builder.redirectOutput(folder.resolve("out").toFile()).redirectError(folder.resolve("err").toFile()).start();
    }

    static Export end(Path folder, Process process) throws IOException, InterruptedException {
        var ended = process.waitFor(240, TimeUnit.SECONDS);
        process.destroy();
        assertTrue(ended, () -> "the export did not end: " + text(folder.resolve("err")));
        return new Export(process.exitValue(), text(folder.resolve("out")), text(folder.resolve("err")));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "";
        }
    }

    /// What it left in its temporary folder.
    static List<Path> leftovers(Path folder) throws IOException {
        try (var files = Files.list(folder.resolve("tmp"))) {
            return files.toList();
        }
    }

    /// The archive that it names.
    Path archive() {
        return Path.of(out.strip().replaceFirst(" \\([0-9]+ KB\\)$", ""));
    }

    static Bundle read(Path archive) throws BundleException {
        return new BundleReader(Limits.DEFAULT).read(1, archive, Progress.NONE);
    }

    /// What the catalogue says of every service, by check and resource, for the checks that are asked for.
    static Map<String, String> findings(Bundle bundle, Predicate<Finding> wanted) {
        return Diagnosis.of(bundle.inventory(), Catalogue.checks(), service -> true, () -> false).services().stream()
                .flatMap(service -> service.findings().stream().filter(wanted).map(finding -> Map.entry(service.service().serviceArn() + " " + finding.id(),
                        finding.status() + ": " + finding.title() + " (" + finding.observed() + ")")))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one + "; " + other, TreeMap::new));
    }

    /// The same without the words.
    static Map<String, String> verdicts(Bundle bundle, Predicate<Finding> wanted) {
        var verdicts = findings(bundle, wanted);
        verdicts.replaceAll((id, text) -> text.replaceFirst(":.*", ""));
        return verdicts;
    }

    /// Every finding that is not the same in both, with how it is in each.
    static String difference(Map<String, String> expected, Map<String, String> found) {
        var ids = new TreeSet<>(expected.keySet());
        ids.addAll(found.keySet());
        return ids.stream().filter(id -> !Objects.equals(expected.get(id), found.get(id))).map(id -> id + "\n  " + expected.get(id) + "\n  " + found.get(id)).collect(Collectors.joining("\n"));
    }

    /// All bytes of a zip's entries as text, whatever they hold.
    static String everything(Path archive) throws IOException {
        var all = new StringBuilder();
        try (var zip = new ZipFile(archive.toFile())) {
            for (var entry : zip.stream().toList()) {
                all.append(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return all.toString();
    }
}
