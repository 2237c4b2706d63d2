package dev.drydock.bundle;

import dev.drydock.inventory.call.Call;
import dev.drydock.inventory.call.CallError;
import dev.drydock.inventory.call.CallStatus;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the AWS CLI prints instead of an answer (AWS CLI user guide, "Command line return codes" and its examples of `ClientError`): with `2>&1` it lands
/// in the file where the answer was to stand.
final class CliMessage {
    private static final Pattern LINE = Pattern.compile(
            "An error occurred \\(([\\w.:]{1,100})\\) when calling the (\\w{1,100}) operation(?: \\(reached max retries: \\d+\\))?:\\s*(.*)");

    private CliMessage() {}

    /// The call that failed, where the text is such a message and names an operation that Drydock knows.
    ///
    /// @param head the first bytes of the file
    static Optional<Call> in(String file, byte[] head) {
        var text = new String(head, charset(head)).strip();
        if (text.isEmpty() || text.charAt(0) == '{' || text.charAt(0) == '[') {
            return Optional.empty();
        }
        var line = LINE.matcher(text);
        return line.find() ? name(file, line.group(2)).map(name -> new Call(name.substring(0, name.indexOf(' ')), name.substring(name.indexOf(' ') + 1), null,
                CallStatus.ofError(line.group(1)), new CallError(line.group(1), line.group(3)), null, null, null)) : Optional.empty();
    }

    private static Charset charset(byte[] head) {
        if (head.length > 1 && (head[0] & 0xff) + (head[1] & 0xff) == 0xff + 0xfe) {
            return StandardCharsets.UTF_16;
        }
        return StandardCharsets.UTF_8;
    }

    /// The call that an API operation is to the CLI. Two services may have operations of one name: then the file's path must name the service.
    private static Optional<String> name(String file, String operation) {
        var kebab = Stream.of(operation.split("(?<=[a-z0-9])(?=[A-Z])")).map(word -> word.toLowerCase(Locale.ROOT)).collect(Collectors.joining("-"));
        List<String> known = AnswerShape.operations().filter(name -> name.endsWith(" " + kebab)).toList();
        return known.size() == 1 ? Optional.of(known.getFirst())
                : known.stream().filter(name -> file.contains(name.substring(0, name.indexOf(' ')))).findFirst();
    }
}
