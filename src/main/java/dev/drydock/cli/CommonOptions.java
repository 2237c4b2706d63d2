package dev.drydock.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// What every command takes.
@Command(mixinStandardHelpOptions = false)
final class CommonOptions {
    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Prints this.")
    boolean help;

    private final Runnable logging;

    CommonOptions(Runnable logging) {
        this.logging = logging;
    }

    @Option(names = {"-v", "--verbose"}, description = "Logs to stderr.")
    void verbose(boolean wanted) {
        if (wanted) {
            logging.run();
        }
    }
}
