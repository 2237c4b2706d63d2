package dev.drydock.whatif;

import dev.drydock.check.Numbers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Prices in US dollars, from a file that people edit: YAML, and so JSON too.
///
/// @param asOf the day that the file says
/// @param each by their names in the file
public record Prices(String asOf, String note, Map<String, Double> each) {
    private static final String FILE = "prices.yaml";
    private static final List<String> NAMES = List.of("fargateVcpu", "fargateGb", "fargateArmVcpu", "fargateArmGb", "spotDiscount", "natHour", "natGb", "endpointHour", "endpointGb");
    private static final int MOST_BYTES = 65_536;
    private static final double MOST = 1_000_000;

    /// The example prices that come with Drydock.
    static Prices examples() {
        try (var in = Objects.requireNonNull(Prices.class.getResourceAsStream("/dev/drydock/whatif/" + FILE))) {
            return read("the example prices", new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A file of one's own.
    static Prices at(String name) {
        try {
            var file = Path.of(name);
            if (Files.size(file) > MOST_BYTES) {
                throw new WrongInputException("--prices: " + Inputs.shown(name) + " is larger than a file of prices can be.");
            }
            return read(Inputs.shown(name), Files.readString(file));
        } catch (IOException | InvalidPathException e) {
            throw new WrongInputException("--prices: " + Inputs.shown(name) + " cannot be read as a text file.");
        }
    }

    static Prices read(String name, String text) {
        Object root;
        try {
            root = new Load(LoadSettings.builder().setCodePointLimit(MOST_BYTES).setMaxAliasesForCollections(0).build()).loadFromString(text);
        } catch (YamlEngineException e) {
            throw new WrongInputException("--prices: " + name + " is neither YAML nor JSON.");
        }
        if (!(root instanceof Map<?, ?> members)) {
            throw new WrongInputException("--prices: " + name + " has to name its prices: " + String.join(", ", NAMES) + ".");
        }
        var each = new LinkedHashMap<String, Double>();
        for (var price : NAMES) {
            var value = members.get(price) instanceof Number number ? number.doubleValue() : Double.NaN;
            if (!(value >= 0 && value <= (price.equals("spotDiscount") ? 100 : MOST))) {
                throw new WrongInputException("--prices: " + name + " needs " + price + ", a number from 0 to " + (price.equals("spotDiscount") ? "100" : Numbers.plain(MOST)) + ".");
            }
            each.put(price, value);
        }
        if (!(members.get("asOf") instanceof String asOf)) {
            throw new WrongInputException("--prices: " + name + " has to say of which day its prices are: asOf: \"2026-11-21\".");
        }
        return new Prices(asOf, members.get("note") instanceof String note ? note : "", Map.copyOf(each));
    }

    double of(String name) {
        return Objects.requireNonNull(each.get(name));
    }

    /// `example prices, edit me; as of 2026-11-21`
    String words() {
        return (note.isEmpty() ? "prices" : note) + "; as of " + asOf;
    }
}
