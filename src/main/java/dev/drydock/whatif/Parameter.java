package dev.drydock.whatif;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One input of a calculator, as a command line offers it as an option and a window as a field.
///
/// @param name as it is typed: `stop-timeout`
/// @param unit such as `s`; empty where it has none
/// @param least the smallest number that makes sense; of no meaning for words
/// @param most the largest
/// @param otherwise what counts where nobody says; null where the input may be left out
/// @param choices the words that it may be, where it is a choice
/// @param about one phrase for people
public record Parameter(String name, Kind kind, String unit, double least, double most, @Nullable String otherwise, List<String> choices, String about) {
    public enum Kind { WHOLE, DECIMAL, CHOICE, TEXT }

    static Parameter whole(String name, String unit, long least, long most, @Nullable String otherwise, String about) {
        return new Parameter(name, Kind.WHOLE, unit, least, most, otherwise, List.of(), about);
    }

    static Parameter decimal(String name, String unit, double least, double most, @Nullable String otherwise, String about) {
        return new Parameter(name, Kind.DECIMAL, unit, least, most, otherwise, List.of(), about);
    }

    static Parameter choice(String name, String otherwise, List<String> choices, String about) {
        return new Parameter(name, Kind.CHOICE, "", 0, 0, otherwise, choices, about);
    }

    static Parameter text(String name, @Nullable String otherwise, String about) {
        return new Parameter(name, Kind.TEXT, "", 0, 0, otherwise, List.of(), about);
    }
}
