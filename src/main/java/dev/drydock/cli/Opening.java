package dev.drydock.cli;

import dev.drydock.check.ServiceDiagnosis;
import dev.drydock.drawing.Palette;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Opens the window; with no display, does what can be done without one.
final class Opening {
    private static final String PICTURE = "drydock-path.png";

    private final Terminal terminal;
    private final Optional<Window> window;
    private final Diagnoser diagnoser;
    private final Readings readings;
    private final Reports reports;
    private final Output output;

    Opening(Terminal terminal, Optional<Window> window, Diagnoser diagnoser, Readings readings, Reports reports, Output output) {
        this.terminal = terminal;
        this.window = window;
        this.diagnoser = diagnoser;
        this.readings = readings;
        this.reports = reports;
        this.output = output;
    }

    /// @param bundles empty for what the window showed last, or the first sample
    /// @param software whether the processor draws the window
    void open(List<String> bundles, ServiceChoice choice, @Nullable String finding, boolean software) {
        if (!isShown(new Window.Place(bundles, choice.cluster, choice.service, finding, software))) {
            print(bundles.isEmpty() ? List.of(diagnoser.firstSample()) : bundles, choice);
        }
    }

    /// A display that the environment names may have gone since.
    private boolean isShown(Window.Place place) {
        try {
            window.ifPresent(shown -> shown.open(place));
            return window.isPresent();
        } catch (UnsupportedOperationException e) {
            return false;
        }
    }

    private void print(List<String> bundles, ServiceChoice choice) {
        var diagnosed = readings.diagnose(bundles, choice);
        output.write(null, reports.of(Reports.Format.TEXT, diagnosed, true));
        var drawn = diagnosed.stream().flatMap(bundle -> bundle.diagnosis().services().stream()).min(ServiceDiagnosis.WORST_FIRST).map(this::draw);
        terminal.err().println(Messages.line("No display here for the window, so the diagnosis of " + String.join(", ", bundles) + " is printed" + drawn.orElse("")
                + "; `drydock diagnose` and `drydock path` do this for any bundle."));
    }

    /// Draws the path of a service into the current folder and says so; a folder that cannot be written takes nothing from the diagnosis.
    private String draw(ServiceDiagnosis service) {
        try {
            output.write(PICTURE, PathPicture.of(service, PathPicture.Kind.PNG, Palette.LIGHT, null));
            return " and the path of " + service.service().name() + " is drawn in " + PICTURE;
        } catch (CommandFailure e) {
            return ", but no path is drawn (" + e.getMessage() + ")";
        }
    }
}
