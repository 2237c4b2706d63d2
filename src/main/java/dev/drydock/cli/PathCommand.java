package dev.drydock.cli;

import dev.drydock.advice.Unseen;
import dev.drydock.check.ServiceDiagnosis;
import dev.drydock.drawing.Palette;
import dev.drydock.drawing.PathWords;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "path",
        description = "Draws the path of one service, from its load balancer to its endpoints, with the five badges.",
        footer = {"", "Example:", "  drydock path acme.zip --service checkout-api -o checkout-api.png --theme dark"})
final class PathCommand implements Runnable {
    enum Theme { LIGHT, DARK }

    @Parameters(paramLabel = "BUNDLE", description = "A folder, a zip or tar archive, a JSON document, or sample:NAME.")
    String bundle = "";

    @Mixin
    ServiceChoice choice = new ServiceChoice();

    @Option(names = {"-o", "--output"}, paramLabel = "FILE.png|.svg", description = "The picture; the ending of its name says of which kind.")
    @Nullable String file;

    @Option(names = "--words", description = "Says the path in words instead of drawing it: to stdout, or to the file that -o names.")
    boolean words;

    @Option(names = "--theme", paramLabel = "THEME", defaultValue = "light", description = "light or dark; ${DEFAULT-VALUE} unless given.")
    Theme theme = Theme.LIGHT;

    @Option(names = "--width", paramLabel = "PIXELS", description = "How wide the picture is.")
    @Nullable Integer width;

    private final Readings readings;
    private final Output output;

    PathCommand(Readings readings, Output output) {
        this.readings = readings;
        this.output = output;
    }

    @Override
    public void run() {
        if (file == null && !words) {
            throw CommandFailure.unusable("Missing required option: '--output=FILE.png|.svg'; see 'drydock path --help'.");
        }
        if (choice.service == null) {
            throw CommandFailure.unusable("Missing required option: '--service=SERVICE'; see 'drydock path --help'.");
        }
        if (words) {
            var text = inWords(theOne());
            output.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
        } else {
            draw(Objects.requireNonNull(file));
        }
    }

    /// A lane a paragraph, a thing a line, what belongs to it indented below.
    private static String inWords(ServiceDiagnosis diagnosis) {
        var text = new StringBuilder();
        for (var line : PathWords.of(diagnosis)) {
            text.append(line.depth() == 0 && !text.isEmpty() ? "\n" : "").append("  ".repeat(line.depth())).append(Unseen.shown(line.text())).append('\n');
        }
        return text.toString();
    }

    private void draw(String picture) {
        var kind = PathPicture.Kind.of(picture);
        if (kind == null) {
            throw CommandFailure.unusable("The name of a picture ends in .png or .svg; " + picture + " does not.");
        }
        if (width != null && width <= 0) {
            throw CommandFailure.unusable("The width of a picture is a number of pixels above 0; " + width + " is not.");
        }
        var palette = switch (theme) {
            case LIGHT -> Palette.LIGHT;
            case DARK -> Palette.DARK;
        };
        try {
            output.write(picture, PathPicture.of(theOne(), kind, palette, width));
        } catch (IllegalArgumentException e) {
            throw CommandFailure.unusable(String.valueOf(e.getMessage()));
        }
    }

    private ServiceDiagnosis theOne() {
        var services = readings.diagnose(List.of(bundle), choice).getFirst().diagnosis().services();
        if (services.size() > 1) {
            throw CommandFailure.unusable("There are " + services.size() + " services \"" + choice.service + "\"; choose one with --cluster: "
                    + services.stream().map(one -> ServiceChoice.clusterOf(one.service())).distinct().collect(Collectors.joining(", ")) + ".");
        }
        return services.getFirst();
    }
}
