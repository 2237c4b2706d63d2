package dev.drydock.whatif;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.LinkedHashMap;

/// A calculator asked as the command line asks it.
final class Asked {
    private Asked() {}

    /// @param options `name=value`
    static Outcome of(Calculator calculator, String... options) {
        var given = new LinkedHashMap<String, String>();
        for (var option : options) {
            var at = option.indexOf('=');
            given.put(option.substring(0, at), option.substring(at + 1));
        }
        return calculator.answer(given, null).outcome();
    }

    static double number(Outcome outcome, String row) {
        var value = outcome.row(row).value();
        return value == null ? Double.NaN : value;
    }

    static String refusal(Calculator calculator, String... options) {
        return String.valueOf(assertThrows(WrongInputException.class, () -> of(calculator, options)).getMessage());
    }
}
