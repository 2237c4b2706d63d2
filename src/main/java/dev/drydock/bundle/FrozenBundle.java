package dev.drydock.bundle;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// What an in-memory bundle held at one moment, so that what was shown of it is what is saved of it.
record FrozenBundle(Map<String, byte[]> files) implements InMemoryBundle {
    FrozenBundle {
        files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
    }

    @Override
    public InMemoryBundle frozen() {
        return this;
    }
}
