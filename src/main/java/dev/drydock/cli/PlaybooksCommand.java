package dev.drydock.cli;

import dev.drydock.advice.Shell;
import dev.drydock.check.Subject;
import dev.drydock.playbook.Journal;
import dev.drydock.playbook.Playbook;
import dev.drydock.playbook.PlaybookException;
import dev.drydock.playbook.PlaybookReader;
import dev.drydock.playbook.Playbooks;
import dev.drydock.playbook.Walkthrough;
import dev.drydock.report.PlaybookMarkdown;
import dev.drydock.report.PlaybookText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "playbooks",
        description = "Lists the guided playbooks, prints one, or fills one in from a bundle: what is done, what is open, and the commands with real values.",
        footer = {"", "Examples:", "  drydock playbooks deploy-502 --bundle sample:friday-502s --service checkout-api", "  drydock playbooks --bundle acme.zip --service checkout-api --symptom slow", "  drydock playbooks --check my-playbook.yaml"})
final class PlaybooksCommand implements Runnable {
    enum Format { TEXT, MD }

    @Parameters(arity = "0..1", paramLabel = "ID", description = "The playbook; without it, the list, or with --bundle those that the record asks for.")
    @Nullable String id;

    @Option(names = "--bundle", paramLabel = "BUNDLE", description = "A folder, a zip or tar archive, a JSON document, or sample:NAME to fill it in from.")
    @Nullable String bundle;

    @Mixin
    ServiceChoice choice = new ServiceChoice();

    @Option(names = "--symptom", paramLabel = "SYMPTOM", description = "Triage by what somebody noticed: ${COMPLETION-CANDIDATES}.", completionCandidates = Symptoms.class)
    @Nullable String symptom;

    @Option(names = "--answer", paramLabel = "NAME=VALUE", description = "What a step asks for because no record holds it; as often as needed.")
    Map<String, String> answers = new LinkedHashMap<>();

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "text", description = "text or md; ${DEFAULT-VALUE} unless given.")
    Format format = Format.TEXT;

    @Option(names = "--check", paramLabel = "FILE", description = "Reads a playbook of one's own and names each fault with its line.")
    @Nullable String check;

    @Option(names = {"-o", "--output"}, paramLabel = "FILE", description = "Writes to a file; - is stdout.")
    @Nullable String file;

    /// What triage knows.
    static final class Symptoms implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(Playbook.Symptom.values()).map(Playbook.Symptom::id).iterator();
        }
    }

    private final Diagnoser diagnoser;
    private final Path own;
    private final Readings readings;
    private final Terminal terminal;
    private final Output output;

    /// @param own the folder of the reader's own playbooks
    PlaybooksCommand(Diagnoser diagnoser, Path own, Readings readings, Terminal terminal, Output output) {
        this.diagnoser = diagnoser;
        this.own = own;
        this.readings = readings;
        this.terminal = terminal;
        this.output = output;
    }

    @Override
    public void run() {
        var reader = new PlaybookReader(diagnoser.checkIds());
        if (check != null) {
            check(reader, check);
            return;
        }
        var playbooks = Playbooks.builtIn(reader).with(own, reader);
        if (id == null) {
            var noticed = symptom == null ? null : symptom(symptom);
            print(bundle == null ? text().list(playbooks, noticed) : suggestions(playbooks, bundle, noticed));
        } else {
            var playbook = playbooks.find(id).orElseThrow(() -> CommandFailure.unusable("There is no playbook \"" + id + "\"; "
                    + NearNames.sentence(id, playbooks.all().stream().map(Playbook::id).toList()) + "."));
            print(bundle == null ? written(playbook) : guided(playbook, bundle));
        }
    }

    private void check(PlaybookReader reader, String name) {
        try {
            var playbook = reader.read(Files.readString(terminal.folder().resolve(name)));
            print(name + ": " + playbook.id() + ", " + playbook.steps().size() + " steps, no fault.\n");
        } catch (PlaybookException e) {
            print(String.join("", e.faults().stream().map(fault -> name + ", line " + fault.line() + ": " + fault.reason() + "\n").toList()));
            throw CommandFailure.unusable(name + " is not a playbook that can be followed: " + e.getMessage());
        } catch (IOException e) {
            throw CommandFailure.unusable(name + " cannot be read: " + Output.reason(e) + ".");
        } catch (InvalidPathException e) {
            throw CommandFailure.unusable(name + " is not the name of a file: " + e.getReason() + ".");
        }
    }

    private PlaybookText text() {
        return new PlaybookText(terminal.isWindows() ? Shell.POWERSHELL : Shell.BASH, Output.isStdout(file) && terminal.isColoured());
    }

    private String written(Playbook playbook) {
        return format == Format.MD ? PlaybookMarkdown.written(playbook) : text().written(playbook);
    }

    private static Playbook.Symptom symptom(String name) {
        return Arrays.stream(Playbook.Symptom.values()).filter(each -> each.id().equals(name)).findFirst()
                .orElseThrow(() -> CommandFailure.unusable("There is no symptom \"" + name + "\"; "
                        + NearNames.sentence(name, Arrays.stream(Playbook.Symptom.values()).map(Playbook.Symptom::id).toList()) + "."));
    }

    private String suggestions(Playbooks playbooks, String name, Playbook.@Nullable Symptom noticed) {
        var diagnosed = readings.diagnose(List.of(name), choice).getFirst();
        var text = new StringBuilder();
        for (var service : diagnosed.diagnosis().services()) {
            text.append(text.isEmpty() ? "" : "\n").append(text().suggestions(service.service().name(), playbooks.suggest(service, noticed), playbooks));
        }
        return text.toString();
    }

    private String guided(Playbook playbook, String name) {
        var diagnosed = readings.diagnose(List.of(name), choice).getFirst().diagnosis();
        var text = new StringBuilder();
        for (var service : diagnosed.services()) {
            var journal = Journal.begin(service.service().serviceArn(), playbook.id(), Instant.EPOCH);
            for (var answer : answers.entrySet()) {
                journal = journal.answer(answer.getKey(), answer.getValue());
            }
            var subject = new Subject(diagnosed.inventory(), service.service(), service.path());
            var walkthrough = Walkthrough.of(playbook, subject, service.findings(), journal);
            text.append(text.isEmpty() ? "" : "\n").append(format == Format.MD
                    ? PlaybookMarkdown.guided(service.service().name(), walkthrough)
                    : text().guided(service.service().name(), walkthrough));
        }
        return text.toString();
    }

    private void print(String text) {
        output.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }
}
