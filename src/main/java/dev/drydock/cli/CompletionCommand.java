package dev.drydock.cli;

import dev.drydock.bundle.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Completion of commands, options and their values, and the man page: both made of the commands themselves.
@Command(
        name = "completion",
        description = "Prints what completes drydock's commands and options when Tab is pressed, for bash and zsh.",
        footer = {"", "Examples:", "  source <(drydock completion)", "  drydock completion > ~/.local/share/bash-completion/completions/drydock"})
final class CompletionCommand implements Runnable {
    /// How picocli lists what an option takes; it has the names of Java's constants, which are not what is typed.
    private static final Pattern VALUES = Pattern.compile("_option_args=\\([^)]*\\)");

    @Option(names = "--share", hidden = true, paramLabel = "FOLDER", description = "Writes the script and the man page into a folder, laid out as /usr/share is; for packages.")
    @Nullable Path share;

    @Spec
    private @Nullable CommandSpec spec;

    private final Path folder;
    private final Output output;

    CompletionCommand(Path folder, Output output) {
        this.folder = folder;
        this.output = output;
    }

    @Override
    public void run() {
        var drydock = Objects.requireNonNull(spec).root().commandLine();
        if (share == null) {
            output.write(null, out -> out.write(script(drydock).getBytes(StandardCharsets.UTF_8)));
            return;
        }
        var place = folder.resolve(share);
        write(place.resolve("bash-completion/completions/drydock"), script(drydock));
        write(place.resolve("man/man1/drydock.1"), ManPage.of(drydock.getCommandSpec()));
    }

    private static String script(CommandLine drydock) {
        return VALUES.matcher(AutoComplete.bash("drydock", drydock)).replaceAll(values -> values.group().toLowerCase(Locale.ROOT));
    }

    private void write(Path file, String text) {
        var parent = file.getParent();
        try {
            Files.createDirectories(parent);
        } catch (IOException e) {
            throw CommandFailure.unusable(parent + " cannot be made: " + WholeFile.reason(e) + ".");
        }
        output.write(file.toString(), out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }
}
