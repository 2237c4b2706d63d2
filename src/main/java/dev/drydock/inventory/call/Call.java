package dev.drydock.inventory.call;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One recorded, read-only API call.
///
/// @param service the AWS CLI's name of the service, such as `elbv2`
/// @param operation the AWS CLI's name of the operation, such as `describe-target-groups`
/// @param parameters the request's members under the API's own names; null when the record does not say what was asked
/// @param status what came of it
/// @param error the error that was answered, if one was recorded
/// @param file where in the bundle the answer stands; null when there is none
/// @param at when the call was made; null when the record does not say
/// @param damage why the file could not be read in full; null when it could
/// @param spelling how the file writes times and numbers
public record Call(
        String service,
        String operation,
        @Nullable Map<String, Object> parameters,
        CallStatus status,
        @Nullable CallError error,
        @Nullable String file,
        @Nullable Instant at,
        @Nullable String damage,
        Spelling spelling) {

    /// The damage of an answer whose file is not there.
    public static final String MISSING = "missing";

    public Call(
            String service,
            String operation,
            @Nullable Map<String, Object> parameters,
            CallStatus status,
            @Nullable CallError error,
            @Nullable String file,
            @Nullable Instant at,
            @Nullable String damage) {
        this(service, operation, parameters, status, error, file, at, damage, file == null ? Spelling.NONE : new Spelling());
    }

    /// How the call is named to people: `ecs describe-services`.
    public String name() {
        return service + " " + operation;
    }

    /// Whether the whole answer was read, so that what is absent from it was absent from the account.
    public boolean isWhole() {
        return status == CallStatus.OK && damage == null;
    }

    /// A text member of the request, or null when it was not given or is not text.
    public @Nullable String text(String parameter) {
        return parameters != null && parameters.get(parameter) instanceof String text ? text : null;
    }

    /// A list member of the request, empty when it was not given or is not a list.
    public List<?> list(String parameter) {
        return parameters != null && parameters.get(parameter) instanceof List<?> list ? list : List.of();
    }

    /// The same call with what was found wrong with its file.
    public Call damaged(String reason) {
        return new Call(service, operation, parameters, status, error, file, at, reason, spelling);
    }
}
