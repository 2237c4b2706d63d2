package dev.drydock.inventory.call;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How one file writes its times and numbers, so that evidence can show a value as it stands there: the AWS CLI writes times with the offset of whoever
/// ran it, or as epoch seconds, and whole numbers with or without a fraction.
///
/// A file has one way of writing nearly all of them. That way is learned from the first one; only what departs from it is kept one by one.
public final class Spelling {
    /// Of calls that have no answer.
    public static final Spelling NONE = new Spelling();

    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

    private final Map<Object, String> odd = new HashMap<>();
    private @Nullable ZoneOffset offset;
    private String utc = "Z";
    private boolean epoch;
    private @Nullable Boolean pointed;

    /// Learns how a time was written.
    public void learn(Instant time, String written) {
        if (offset == null) {
            epoch = written.indexOf('T') < 0;
            offset = epoch ? ZoneOffset.UTC : OffsetDateTime.parse(written).getOffset();
            utc = written.endsWith("Z") ? "Z" : "+00:00";
        }
        if (!usual(time).equals(written)) {
            odd.put(time, written);
        }
    }

    /// Learns how a number was written.
    public void learn(double number, String written) {
        if (pointed == null && number == Math.rint(number)) {
            pointed = written.endsWith(".0");
        }
        if (!usual(number).equals(written)) {
            odd.put(number, written);
        }
    }

    /// The value as the file has it.
    public String of(Object value) {
        var written = odd.get(value);
        return written != null ? written : switch (value) {
            case Instant time -> usual(time);
            case Double number -> usual(number);
            default -> String.valueOf(value);
        };
    }

    /// Epoch seconds, or as Python's `isoformat` writes it, and with it the AWS CLI: microseconds, or none.
    private String usual(Instant time) {
        if (offset == null) {
            return time.toString();
        }
        if (epoch) {
            return BigDecimal.valueOf(time.getEpochSecond()).add(BigDecimal.valueOf(time.getNano(), 9)).stripTrailingZeros().toPlainString();
        }
        var micros = time.getNano() / 1_000;
        var fraction = micros == 0 ? "" : "." + String.valueOf(1_000_000 + micros).substring(1);
        return LocalDateTime.ofEpochSecond(time.getEpochSecond(), 0, offset).format(SECONDS) + fraction + (offset.equals(ZoneOffset.UTC) ? utc : offset.getId());
    }

    /// A number of which nothing was learned stands in a member without a type of its own: had it been written without a fraction, it were no double.
    private String usual(double number) {
        if (number == Math.rint(number) && Math.abs(number) < 1e15) {
            return !Boolean.FALSE.equals(pointed) ? (long) number + ".0" : String.valueOf((long) number);
        }
        return String.valueOf(number);
    }
}
