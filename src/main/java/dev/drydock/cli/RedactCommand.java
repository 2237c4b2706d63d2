package dev.drydock.cli;

import dev.drydock.bundle.BundleException;
import dev.drydock.bundle.Progress;
import dev.drydock.bundle.redaction.CustomPatterns;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "redact",
        description = "Writes a copy of a bundle without secrets, people, accounts, hosts and public addresses. What joins stays joined, so the copy shows the same findings.",
        footer = {"", "Examples:", "  drydock redact acme.zip --preview", "  drydock redact acme.zip -o acme-redacted.zip --patterns our-names.txt", "",
            "A file of patterns holds one regular expression a line. Each replaces its first group, or all that it matches; lines that begin with # are passed over."})
final class RedactCommand implements Runnable {
    @Parameters(paramLabel = "BUNDLE", description = "A folder, a zip or tar archive, a JSON document, or sample:NAME.")
    String bundle = "";

    @Option(names = {"-o", "--output"}, paramLabel = "BUNDLE.zip", description = "The file to write.")
    @Nullable String file;

    @Option(names = "--preview", description = "Tells file by file what would be replaced and what left out, and writes nothing.")
    boolean preview;

    @Option(names = "--patterns", paramLabel = "FILE", description = "Regular expressions of your own, one a line, for what else must not leave.")
    @Nullable String patterns;

    @Option(names = "--move-private-ranges", description = "Moves private IPv4 ranges too: what lies within a block still does. 192.168.0.0/16 has nowhere to go and stays.")
    boolean movePrivateRanges;

    private final Diagnoser diagnoser;
    private final Terminal terminal;
    private final Output output;
    private final String tool;

    RedactCommand(Diagnoser diagnoser, Terminal terminal, Output output, String tool) {
        this.diagnoser = diagnoser;
        this.terminal = terminal;
        this.output = output;
        this.tool = tool;
    }

    @Override
    public void run() {
        if (preview == (file != null)) {
            throw CommandFailure.unusable(preview ? "--preview writes nothing, so there is no use for -o; see 'drydock redact --help'."
                    : "Say where to with -o BUNDLE.zip, or ask for --preview; see 'drydock redact --help'.");
        }
        if (Output.isStdout(file) && !preview) {
            throw CommandFailure.unusable("A bundle is not written to stdout; name a file with -o.");
        }
        var custom = custom();
        try {
            redact(new Redactions(diagnoser, terminal.folder(), tool), custom);
        } catch (BundleException e) {
            throw CommandFailure.unusable(e.getMessage());
        } catch (CustomPatterns.FaultException e) {
            throw CommandFailure.unusable(patterns + ", " + e.getMessage() + ".");
        }
    }

    private void redact(Redactions redactions, CustomPatterns custom) throws BundleException {
        if (!terminal.errIsTerminal()) {
            redact(redactions, custom, Progress.NONE);
            return;
        }
        try (var progress = new ProgressLine(terminal.err(), bundle)) {
            redact(redactions, custom, progress);
        }
    }

    private void redact(Redactions redactions, CustomPatterns custom, Progress progress) throws BundleException {
        redactions.open(bundle, custom, movePrivateRanges, progress, redactor -> {
            if (preview) {
                var text = RedactionText.preview(redactor.preview(progress));
                output.write(null, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
            } else {
                output.write(file, out -> redactor.write(out, progress));
            }
        });
    }

    private CustomPatterns custom() {
        if (patterns == null) {
            return CustomPatterns.NONE;
        }
        try {
            Path path = terminal.folder().resolve(patterns);
            return CustomPatterns.of(Files.readAllLines(path));
        } catch (InvalidPathException e) {
            throw CommandFailure.unusable(patterns + " is not the name of a file: " + e.getReason() + ".");
        } catch (CharacterCodingException e) {
            throw CommandFailure.unusable(patterns + " cannot be read: it is no UTF-8 text.");
        } catch (IOException e) {
            throw CommandFailure.unusable(patterns + " cannot be read: " + (Files.exists(terminal.folder().resolve(patterns)) ? Output.reason(e) : "there is no such file") + ".");
        } catch (CustomPatterns.FaultException e) {
            throw CommandFailure.unusable(patterns + ", " + e.getMessage() + ".");
        }
    }
}
