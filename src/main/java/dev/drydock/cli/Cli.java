package dev.drydock.cli;

import dev.drydock.capture.credentials.AllowedCommands;
import dev.drydock.suppress.Mutings;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// The commands, joined. Whatever goes wrong ends as one line on stderr and an exit status.
public final class Cli {
    /// How picocli lists the values of an option; the names of Java's constants are not what is typed.
    private static final Pattern CHOICES = Pattern.compile("(one of \\[[^]]*]) \\(case-insensitive\\)");

    private final Terminal terminal;
    private final CommandLine commandLine;

    /// @param tool the name and version: `drydock 0.1.0`
    /// @param mutings what is muted, and where that is kept
    /// @param ownPlaybooks the folder of the reader's own playbooks
    /// @param allowed the programs of profiles that the user has allowed to run
    /// @param live what asks AWS
    /// @param window opens the window; empty where there is no display
    /// @param logging turns logging to stderr on
    public Cli(Terminal terminal, String tool, Diagnoser diagnoser, Mutings mutings, Path ownPlaybooks, AllowedCommands allowed, Live live, Optional<Window> window, Runnable logging) {
        this.terminal = terminal;
        var output = new Output(terminal);
        var readings = new Readings(diagnoser, mutings, terminal);
        var reports = new Reports(tool, terminal);
        var signIns = new SignIns(terminal, allowed);
        var opening = new Opening(terminal, window, diagnoser, readings, reports, output);
        commandLine = new CommandLine(new DrydockCommand(opening))
                .addSubcommand(new OpenCommand(opening))
                .addSubcommand(new DiagnoseCommand(readings, reports, output, terminal.folder()))
                .addSubcommand(new CompareCommand(readings, reports, output))
                .addSubcommand(new MuteCommand(readings, mutings, diagnoser, output))
                .addSubcommand(new PathCommand(readings, output))
                .addSubcommand(new PlaybooksCommand(diagnoser, ownPlaybooks, readings, terminal, output))
                .addSubcommand(new WhatIfCommand(readings, terminal, output).commandLine())
                .addSubcommand(new RedactCommand(diagnoser, terminal, output, tool))
                .addSubcommand(new CaptureCommand(signIns, live, terminal, output, tool))
                .addSubcommand(new ProfilesCommand(signIns, output))
                .addSubcommand(new LoginCommand(signIns, terminal))
                .addSubcommand(new SampleCommand(diagnoser.samples(), output))
                .addSubcommand(new CompletionCommand(terminal.folder(), output));
        commandLine.getCommandSpec().version(tool);
        commandLine.addMixin("common", new CommonOptions(logging));
        commandLine.getSubcommands().values().forEach(command -> {
            command.addMixin("common", new CommonOptions(logging));
            command.getSubcommands().values().forEach(below -> below.addMixin("common", new CommonOptions(logging)));
        });
        for (var reads : List.of("open", "diagnose", "compare", "mute", "path", "redact")) {
            commandLine.getSubcommands().get(reads).addMixin("limits", new LimitOptions(diagnoser));
        }
        // A name that starts with an @ is a name.
        commandLine.setExpandAtFiles(false)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(false)
                .setUsageHelpWidth(100)
                .setColorScheme(CommandLine.Help.defaultColorScheme(terminal.isColoured() ? Ansi.ON : Ansi.OFF))
                .setOut(new PrintWriter(new OutputStreamWriter(terminal.out(), StandardCharsets.UTF_8), true))
                .setErr(new PrintWriter(terminal.err(), true))
                .setParameterExceptionHandler((e, args) -> say(usage(e), ExitStatus.UNUSABLE))
                .setExecutionExceptionHandler((e, command, result) -> failed(e));
    }

    /// Runs one command line.
    ///
    /// @return the exit status
    public int run(String... args) {
        try {
            return commandLine.execute(args);
        } catch (OutOfMemoryError e) {
            return say("This takes more memory than Java was given; set DRYDOCK_JAVA_OPTS=-Xmx4g, or more.", ExitStatus.UNUSABLE);
        }
    }

    /// What is understood, for those who tell of it.
    CommandLine commands() {
        return commandLine;
    }

    private int failed(Exception e) {
        return switch (e) {
            case CommandFailure failure -> say(failure.getMessage(), failure.exit());
            case CancellationException cancelled -> say("Cancelled.", ExitStatus.CANCELLED);
            default -> {
                logger().error("A fault of Drydock", e);
                yield say("A fault of Drydock's own, " + e.getClass().getSimpleName() + "; run it again with -v to see where, and please report it.", ExitStatus.UNUSABLE);
            }
        };
    }

    /// Made when it is needed: by then -v has been heeded.
    private static Logger logger() {
        return LoggerFactory.getLogger(Cli.class);
    }

    private int say(String sentence, int exit) {
        terminal.err().println(Messages.line(sentence));
        return exit;
    }

    private static String usage(ParameterException e) {
        var command = e.getCommandLine().getCommandSpec().qualifiedName();
        var near = e instanceof UnmatchedArgumentException unmatched
                ? unmatched.getSuggestions().stream().map(String::trim).filter(name -> !name.isEmpty()).collect(Collectors.joining(", "))
                : "";
        var message = String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
        message = CHOICES.matcher(message).replaceAll(choices -> choices.group(1).toLowerCase(Locale.ROOT));
        return message + (near.isEmpty() ? "" : "; did you mean " + near + "?") + (message.endsWith(".") || !near.isEmpty() ? " See '" : "; see '") + command + " --help'.";
    }
}
