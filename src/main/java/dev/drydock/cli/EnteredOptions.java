package dev.drydock.cli;

import dev.drydock.check.Entered;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options that tell what no AWS call does about the chosen service.
final class EnteredOptions {
    @Option(names = "--keep-alive", paramLabel = "SECONDS", description = "How long the application keeps an idle connection open. With --service.")
    @Nullable Integer keepAlive;

    @Option(names = "--drain", paramLabel = "SECONDS", description = "How long the application takes to finish its work after SIGTERM. With --service.")
    @Nullable Integer drain;

    @Option(names = "--latency", paramLabel = "SECONDS",
            description = "The response time that 95 of 100 requests are to stay under, such as 0.3. With --service.")
    @Nullable Double latency;

    /// What was entered, which is about the services that were chosen by name.
    Entered about(ServiceChoice choice) {
        if (keepAlive == null && drain == null && latency == null) {
            return Entered.NOTHING;
        }
        if (choice.service == null) {
            throw CommandFailure.unusable("--keep-alive, --drain and --latency tell about one service; choose it with --service.");
        }
        fromZeroOn("--keep-alive", keepAlive);
        fromZeroOn("--drain", drain);
        if (latency != null && !(latency > 0 && latency < Double.MAX_VALUE)) {
            throw CommandFailure.unusable("--latency takes a number of seconds above 0; " + latency + " is not.");
        }
        return new Entered(keepAlive, drain, latency);
    }

    private static void fromZeroOn(String option, @Nullable Integer value) {
        if (value != null && value < 0) {
            throw CommandFailure.unusable(option + " takes a number of seconds from 0 on; " + value + " is not.");
        }
    }
}
