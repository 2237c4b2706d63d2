package dev.drydock.cli;

import dev.drydock.bundle.Limits;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// How much a bundle may take before it is refused; for the rare one that is as large as that and can be trusted.
@Command
final class LimitOptions {
    /// Deeper than that, the reader of JSON itself could run out of stack.
    private static final int DEEPEST = 1000;

    private final Diagnoser diagnoser;

    LimitOptions(Diagnoser diagnoser) {
        this.diagnoser = diagnoser;
    }

    @Option(names = "--max-unpacked", paramLabel = "SIZE", converter = Size.class, description = "Refuses a bundle that unpacks to more, such as 4g; 1g unless given.")
    void unpacked(@Nullable Long bytes) {
        if (bytes != null) {
            var limits = diagnoser.limits();
            keepTo(new Limits(bytes, limits.fileBytes(), limits.entries(), limits.ratio(), limits.nesting()));
        }
    }

    @Option(names = "--max-file", paramLabel = "SIZE", converter = Size.class, description = "Refuses a bundle with a larger file in it, such as 1g; 256m unless given.")
    void file(@Nullable Long bytes) {
        if (bytes != null) {
            var limits = diagnoser.limits();
            keepTo(new Limits(limits.totalBytes(), bytes, limits.entries(), limits.ratio(), limits.nesting()));
        }
    }

    @Option(names = "--max-entries", paramLabel = "COUNT", converter = Count.class, description = "Refuses a bundle of more files and folders; 100000 unless given.")
    void entries(@Nullable Integer count) {
        if (count != null) {
            var limits = diagnoser.limits();
            keepTo(new Limits(limits.totalBytes(), limits.fileBytes(), count, limits.ratio(), limits.nesting()));
        }
    }

    @Option(names = "--max-ratio", paramLabel = "TIMES", converter = Count.class,
            description = "Refuses an archive that unpacks to more than 10 MiB and so many times its size; 200 unless given.")
    void ratio(@Nullable Integer times) {
        if (times != null) {
            var limits = diagnoser.limits();
            keepTo(new Limits(limits.totalBytes(), limits.fileBytes(), limits.entries(), times, limits.nesting()));
        }
    }

    @Option(names = "--max-nesting", paramLabel = "LEVELS", converter = Levels.class, description = "Takes a file for damaged whose JSON is nested deeper; 200 unless given, 1000 at most.")
    void nesting(@Nullable Integer levels) {
        if (levels != null) {
            var limits = diagnoser.limits();
            keepTo(new Limits(limits.totalBytes(), limits.fileBytes(), limits.entries(), limits.ratio(), levels));
        }
    }

    private void keepTo(Limits limits) {
        diagnoser.keepTo(limits);
    }

    /// A number of bytes, of `k`, `m` or `g`.
    static final class Size implements ITypeConverter<Long> {
        private static final Pattern SIZE = Pattern.compile("([1-9][0-9]{0,12})([kmg]?)(i?b)?");

        @Override
        public Long convert(String value) {
            var parts = SIZE.matcher(value.toLowerCase(Locale.ROOT));
            if (!parts.matches()) {
                throw new TypeConversionException("'" + value + "' is no size such as 512m or 2g");
            }
            var shift = switch (parts.group(2)) {
                case "k" -> 10;
                case "m" -> 20;
                case "g" -> 30;
                default -> 0;
            };
            var number = Long.parseLong(parts.group(1));
            return number > Long.MAX_VALUE >> shift ? Long.valueOf(Long.MAX_VALUE) : Long.valueOf(number << shift);
        }
    }

    /// A whole number above 0.
    static final class Count implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String value) {
            if (!value.matches("[1-9][0-9]{0,8}")) {
                throw new TypeConversionException("'" + value + "' is no whole number above 0");
            }
            return Integer.valueOf(value);
        }
    }

    /// A count that is not more than the reader of JSON can bear.
    static final class Levels implements ITypeConverter<Integer> {
        private final Count count = new Count();

        @Override
        public Integer convert(String value) {
            var levels = count.convert(value);
            if (levels > DEEPEST) {
                throw new TypeConversionException("'" + value + "' is more than " + DEEPEST);
            }
            return levels;
        }
    }
}
