package dev.drydock.check.policy;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// One action on one resource.
///
/// @param action `service:Action`
/// @param resource its ARN, `*` for an action that takes no resource; wildcards stand for what is not known of it
/// @param caller who asks
/// @param context what is known of the request's condition keys, by their names in lower case; values may have wildcards for what is not known
record Request(String action, String resource, Caller caller, Map<String, String> context) {

    Request {
        var keys = new HashMap<String, String>();
        context.forEach((key, value) -> keys.put(key.toLowerCase(Locale.ROOT), value));
        context = Map.copyOf(keys);
    }
}
