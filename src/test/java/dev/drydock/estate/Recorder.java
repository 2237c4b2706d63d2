package dev.drydock.estate;

import java.util.Map;

/// Takes the calls of an estate one after the other.
@FunctionalInterface
interface Recorder {

    void take(Call call);

    default void take(String service, String operation, String key, Map<String, Object> parameters, Map<String, Object> body) {
        take(new Call(service, operation, key, parameters, body, null));
    }

    default void take(String service, String operation, Map<String, Object> parameters, Map<String, Object> body) {
        take(new Call(service, operation, null, parameters, body, null));
    }
}
