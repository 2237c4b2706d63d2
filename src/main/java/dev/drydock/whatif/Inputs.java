package dev.drydock.whatif;

import dev.drydock.advice.Unseen;
import dev.drydock.check.Numbers;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The inputs of one calculation: what somebody gave, else what the record holds, else the default; each held against its bounds when it is read.
public final class Inputs {
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,18}(\\.\\d{1,9})?");
    private static final int SHOWN = 40;

    private final Map<String, Input> inputs = new LinkedHashMap<>();
    private final Filling filling;

    /// @param given by the names of the parameters
    public Inputs(List<Parameter> parameters, Map<String, String> given, Filling filling) {
        this.filling = filling;
        for (var parameter : parameters) {
            var recorded = filling.values().get(parameter.name());
            var value = given.get(parameter.name());
            inputs.put(parameter.name(), value != null ? new Input(parameter, value.strip(), Input.Provenance.GIVEN, "")
                    : recorded != null ? new Input(parameter, recorded.value(), Input.Provenance.RECORDED, recorded.where())
                    : new Input(parameter, parameter.otherwise(), parameter.otherwise() == null ? Input.Provenance.ABSENT : Input.Provenance.DEFAULT, ""));
        }
    }

    /// All inputs in their order, with where each came from.
    public List<Input> told() {
        return List.copyOf(inputs.values());
    }

    Filling filling() {
        return filling;
    }

    boolean isGiven(String name) {
        return input(name).provenance() == Input.Provenance.GIVEN;
    }

    long whole(String name) {
        return wholeIf(name).orElseThrow(() -> needed(name));
    }

    OptionalLong wholeIf(String name) {
        var value = number(name);
        if (value == null) {
            return OptionalLong.empty();
        }
        if (value.stripTrailingZeros().scale() > 0) {
            throw new WrongInputException(option(name) + " takes a whole number, not " + shown(input(name).value()) + ".");
        }
        return OptionalLong.of(value.longValueExact());
    }

    double decimal(String name) {
        return decimalIf(name).orElseThrow(() -> needed(name));
    }

    OptionalDouble decimalIf(String name) {
        var value = number(name);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value.doubleValue());
    }

    String choice(String name) {
        var input = input(name);
        var value = String.valueOf(input.value());
        return input.parameter().choices().stream().filter(value::equalsIgnoreCase).findFirst().orElseThrow(() -> new WrongInputException(
                option(name) + " is one of " + String.join(", ", input.parameter().choices()) + ", not " + shown(value) + "."));
    }

    /// Empty where it was left out.
    String text(String name) {
        var value = input(name).value();
        return value == null ? "" : value;
    }

    /// The parts of a list, written with commas.
    List<String> list(String name) {
        var parts = new ArrayList<String>();
        for (var part : text(name).split(",")) {
            if (!part.isBlank()) {
                parts.add(part.strip());
            }
        }
        return List.copyOf(parts);
    }

    private @Nullable BigDecimal number(String name) {
        var input = input(name);
        var value = input.value();
        if (value == null || value.isEmpty() && input.provenance() != Input.Provenance.GIVEN) {
            return null;
        }
        if (!NUMBER.matcher(value).matches()) {
            throw new WrongInputException(option(name) + " takes a number such as " + example(input.parameter()) + ", not " + shown(value) + ".");
        }
        var number = new BigDecimal(value);
        var parameter = input.parameter();
        if (number.compareTo(BigDecimal.valueOf(parameter.least())) < 0 || number.compareTo(BigDecimal.valueOf(parameter.most())) > 0) {
            throw new WrongInputException(option(name) + " is " + Numbers.plain(parameter.least()) + " to " + Numbers.plain(parameter.most())
                    + (parameter.unit().isEmpty() ? "" : " " + parameter.unit()) + ", not " + shown(value) + ": " + parameter.about() + ".");
        }
        return number;
    }

    private static String example(Parameter parameter) {
        return parameter.otherwise() != null ? parameter.otherwise() : Numbers.plain(Math.clamp(40, parameter.least(), parameter.most()));
    }

    static String option(String name) {
        return "--" + name;
    }

    private static WrongInputException needed(String name) {
        return new WrongInputException(option(name) + " is needed: give it, or name a service with --bundle and --service whose record holds it.");
    }

    /// What somebody typed, on one line and not too long.
    static String shown(@Nullable String value) {
        var text = Unseen.shown(String.valueOf(value)).replaceAll("\\s+", " ");
        return text.isEmpty() ? "nothing" : "\"" + (text.codePointCount(0, text.length()) > SHOWN ? text.substring(0, text.offsetByCodePoints(0, SHOWN)) + "…" : text) + "\"";
    }

    private Input input(String name) {
        var input = inputs.get(name);
        if (input == null) {
            throw new IllegalArgumentException("no parameter " + name);
        }
        return input;
    }
}
