package dev.drydock.estate;

/// Takes the calls of an estate one after the other.
@FunctionalInterface
interface Recorder {

    void take(Call call);

    default void take(String service, String operation, String key, java.util.Map<String, Object> parameters, java.util.Map<String, Object> body) {
        take(new Call(service, operation, key, parameters, body, null));
    }

    default void take(String service, String operation, java.util.Map<String, Object> parameters, java.util.Map<String, Object> body) {
        take(new Call(service, operation, null, parameters, body, null));
    }
}
