package dev.drydock.playbook;

import dev.drydock.check.Finding;
import dev.drydock.check.ServiceDiagnosis;
import dev.drydock.check.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The playbooks at hand: the built-in ones, and those of a folder of the reader's own, of which one with a built-in's id takes its place.
///
/// @param all the built-in ones in their order, then the reader's own by file name
/// @param broken the files of the folder that cannot be followed
public record Playbooks(List<Playbook> all, List<Broken> broken) {
    private static final List<String> BUILT_IN = List.of("deploy-502", "ip-headroom", "sigterm", "scaling", "rollback",
            "pulls-through-nat", "interface-quota", "rogue-subnet", "memory-climbs", "fixed-timeouts", "rollout-hangs", "pending-on-ec2", "secrets-fail", "logs-missing",
            "exec-fails", "killed-while-booting", "fargate-sizes");

    /// @param faults in the order of their lines
    public record Broken(Path file, List<Fault> faults) {}

    /// A playbook and why it is worth opening.
    ///
    /// @param worst the worst finding that it mends; null where none of them says anything
    public record Suggestion(Playbook playbook, @Nullable Finding worst, long wrong) {}

    /// The built-in playbooks alone.
    public static Playbooks builtIn(PlaybookReader reader) {
        return new Playbooks(BUILT_IN.stream().map(id -> builtIn(id, reader)).toList(), List.of());
    }

    private static Playbook builtIn(String id, PlaybookReader reader) {
        try (var in = Playbooks.class.getResourceAsStream(id + ".yaml")) {
            if (in == null) {
                throw new IllegalStateException("The playbook " + id + " is not in this build");
            }
            return reader.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (PlaybookException e) {
            throw new IllegalStateException("The playbook " + id + " is broken: " + e.getMessage(), e);
        }
    }

    /// These with those of a folder. A folder that is not there holds none.
    public Playbooks with(Path folder, PlaybookReader reader) {
        var own = new ArrayList<Playbook>();
        var faulty = new ArrayList<>(broken);
        for (var file : files(folder, faulty)) {
            try {
                own.add(reader.read(Files.readString(file)));
            } catch (PlaybookException e) {
                faulty.add(new Broken(file, e.faults()));
            } catch (IOException e) {
                faulty.add(new Broken(file, List.of(new Fault(1, "The file cannot be read as UTF-8 text: " + e.getMessage() + "."))));
            }
        }
        var joined = new ArrayList<>(all);
        for (var playbook : own) {
            var place = joined.stream().map(Playbook::id).toList().indexOf(playbook.id());
            if (place >= 0) {
                joined.set(place, playbook);
            } else {
                joined.add(playbook);
            }
        }
        return new Playbooks(List.copyOf(joined), List.copyOf(faulty));
    }

    private static List<Path> files(Path folder, List<Broken> faulty) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml") || file.toString().endsWith(".yml")).sorted().toList();
        } catch (IOException | UncheckedIOException e) {
            faulty.add(new Broken(folder, List.of(new Fault(1, "The folder cannot be listed: " + e.getMessage() + "."))));
            return List.of();
        }
    }

    public Optional<Playbook> find(@Nullable String id) {
        return all.stream().filter(playbook -> playbook.id().equals(id)).findFirst();
    }

    /// Which playbooks the record asks for, the most pressing first: those of failing findings, then of warnings, then of what is not known. A playbook of which
    /// no finding says anything stays away unless the symptom points to it.
    ///
    /// @param symptom what somebody noticed; null for whatever the record shows
    public List<Suggestion> suggest(ServiceDiagnosis diagnosis, Playbook.@Nullable Symptom symptom) {
        return all.stream()
                .filter(playbook -> symptom == null || playbook.symptoms().contains(symptom))
                .map(playbook -> suggestion(playbook, diagnosis.findings()))
                .filter(suggestion -> symptom != null || suggestion.worst() != null)
                .sorted(Comparator.comparing((Suggestion suggestion) -> suggestion.worst() == null ? Status.OK : suggestion.worst().status())
                        .thenComparing(Suggestion::wrong, Comparator.reverseOrder()))
                .toList();
    }

    private static Suggestion suggestion(Playbook playbook, List<Finding> findings) {
        var mended = findings.stream()
                .filter(finding -> playbook.id().equals(finding.check().playbook()) && !finding.isMuted())
                .filter(finding -> finding.status() == Status.FAIL || finding.status() == Status.WARN || finding.status() == Status.UNKNOWN && !finding.isOnlyLessSure())
                .sorted(Comparator.comparing(Finding::status)).toList();
        return new Suggestion(playbook, mended.isEmpty() ? null : mended.getFirst(), mended.stream().filter(Finding::isTrouble).count());
    }
}
