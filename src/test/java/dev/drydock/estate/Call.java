package dev.drydock.estate;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One call as it goes into a bundle.
///
/// @param key tells several calls of one operation apart in their file names; null where there is only one
/// @param parameters the request's members under the API's own names
/// @param body the answer; null where the call was not answered
/// @param error the error, where the call was not answered
record Call(String service, String operation, @Nullable String key, Map<String, Object> parameters,
        @Nullable Map<String, Object> body, @Nullable Failure error) {

    /// Why a call has no answer.
    ///
    /// @param status one of the manifest's words: `denied`, `throttled`, `error`
    record Failure(String status, String code, String message) {}

    Call failed(Failure failure) {
        return new Call(service, operation, key, parameters, null, failure);
    }

    String file() {
        String folder = service + "/" + operation;
        return key == null ? folder + ".json" : folder + "/" + key.replaceAll("[^A-Za-z0-9._-]+", "-") + ".json";
    }
}
