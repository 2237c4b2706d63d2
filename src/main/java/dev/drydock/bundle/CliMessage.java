package dev.drydock.bundle;

import dev.drydock.inventory.call.Call;
import dev.drydock.inventory.call.CallError;
import dev.drydock.inventory.call.CallStatus;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// What the AWS CLI prints instead of an answer (AWS CLI user guide, "Command line return codes" and its examples of `ClientError`): with `2>&1` it lands
/// in the file where the answer was to stand.
final class CliMessage {
    /// Windows PowerShell breaks it at the width of its window.
    private static final Pattern LINE = Pattern.compile("An\\s+error\\s+occurred\\s+\\(([\\w.:]{1,100})\\)\\s+when\\s+calling\\s+the\\s+(\\w{1,100})\\s+operation"
            + "(?:\\s+\\(reached\\s+max\\s+retries:\\s+\\d+\\))?:[ \\t]*([^\\r\\n]*)");

    /// What it says before any call is made: about sign-in, the network, and its own arguments.
    private static final Pattern OTHER = Pattern.compile("(?m)^.*(Unable to locate credentials|The config profile \\(|You must specify a region|Error loading SSO Token|Token has expired|Error when retrieving token from sso"
            + "|The SSO session associated|Could not connect to the endpoint|Connect timeout on endpoint|SSL validation failed|usage: aws |Unknown options:|the following arguments are required|Invalid choice"
            + "|aws: (?:command )?not found|'aws' is not recognized|Partial credentials found).*$");

    /// Forms of output that lose what an answer is made of, by how they look.
    private enum Form {
        YAML("yaml", "(?m)^(?:- )?[A-Za-z]\\w*:(?:\\s*$|\\s+\\S)"),
        TABLE("table", "(?m)^[-|+]{2}[-=+|]{6,}|^\\|\\s+\\w+\\s+\\|"),
        TEXT("text", "(?m)^[A-Z][A-Z0-9]{3,}\\t");

        private final String option;
        private final Pattern look;

        Form(String option, String look) {
            this.option = option;
            this.look = Pattern.compile(look);
        }
    }

    private CliMessage() {}

    /// The calls that failed, where the text is such messages and names operations that Drydock knows.
    ///
    /// @param text the beginning of the file
    static List<Call> in(String file, String text) {
        return LINE.matcher(text).results()
                .flatMap(line -> name(file, line.group(2)).map(name -> new Call(name.substring(0, name.indexOf(' ')), name.substring(name.indexOf(' ') + 1), null,
                        CallStatus.ofError(line.group(1)), error(line.group(1), line.group(3)), null, null, null)).stream())
                .distinct().toList();
    }

    /// What came of the call whose answer was to stand in the file; null where the text is no such message of that operation.
    static @Nullable Call outcome(Call call, String text) {
        var line = LINE.matcher(text);
        return line.find() && kebab(line.group(2)).equals(call.operation())
                ? new Call(call.service(), call.operation(), call.parameters(), CallStatus.ofError(line.group(1)), error(line.group(1), line.group(3)), null, call.at(), null) : null;
    }

    /// The call whose error was written to a file of its own, such as `ecs/list-tasks.error.json` or `ecs/describe-tasks/prod.error.json`: the file's path names the call.
    static Optional<Call> recorded(String file, String text, JsonMapper mapper) {
        if (!file.endsWith(".error.json")) {
            return Optional.empty();
        }
        try {
            var error = mapper.readTree(text);
            var own = error.has("Error") ? error.get("Error") : error;
            var code = own.path(own.has("Code") ? "Code" : "code").asString("");
            var message = own.path(own.has("Message") ? "Message" : "message").asString("");
            var path = "/" + file.replace(".error.json", "/");
            return code.isEmpty() ? Optional.empty() : AnswerShape.operations().filter(name -> path.contains("/" + name.replace(' ', '/') + "/")).findFirst()
                    .map(name -> new Call(name.substring(0, name.indexOf(' ')), name.substring(name.indexOf(' ') + 1), null, CallStatus.ofError(code), error(code, message), null, null, null));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /// Why a text in which nothing is JSON holds no answer, where it shows that it came from the AWS CLI; null for any other text.
    static @Nullable String complaint(String text) {
        var said = OTHER.matcher(text);
        if (said.find()) {
            return "The AWS CLI printed a message instead of an answer: " + EntryName.shown(said.group().strip()) + ".";
        }
        for (var form : Form.values()) {
            if (form.look.matcher(text).find()) {
                return "It looks like what --output " + form.option + " prints: ask for it again with --output json.";
            }
        }
        return null;
    }

    private static CallError error(String code, String message) {
        return new CallError(code, message.strip());
    }

    /// The call that an API operation is to the CLI. Two services may have operations of one name: then the file's path must name the service.
    private static Optional<String> name(String file, String operation) {
        var kebab = kebab(operation);
        List<String> known = AnswerShape.operations().filter(name -> name.endsWith(" " + kebab)).toList();
        return known.size() == 1 ? Optional.of(known.getFirst())
                : known.stream().filter(name -> file.contains(name.substring(0, name.indexOf(' ')))).findFirst();
    }

    private static String kebab(String operation) {
        return Stream.of(operation.split("(?<=[a-z0-9])(?=[A-Z])")).map(word -> word.toLowerCase(Locale.ROOT)).collect(Collectors.joining("-"));
    }
}
