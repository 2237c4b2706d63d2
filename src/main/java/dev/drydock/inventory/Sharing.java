package dev.drydock.inventory;

import dev.drydock.inventory.call.Origin;
import dev.drydock.inventory.call.Recorded;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Keeps what many captures say alike once. A service that is read every half minute says nearly the same each time, its hundred events above all: each capture keeps its own record
/// of it, which knows where it stands, and all of them share what is in it.
public final class Sharing {
    private record Shape(Constructor<?> constructor, RecordComponent[] components, int origin) {}

    private static final ClassValue<Shape> SHAPES = new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
            var components = type.getRecordComponents();
            var types = Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            try {
                return new Shape(type.getConstructor(types), components, List.of(types).indexOf(Origin.class));
            } catch (NoSuchMethodException e) {
                throw new IllegalStateException("records of the inventory are public", e);
            }
        }
    };

    private final Map<Object, Object> pool = new HashMap<>();

    /// The same record, made of what was seen before where it was.
    public Recorded share(Recorded item) {
        return item instanceof Record shareable ? (Recorded) rebuilt(shareable) : item;
    }

    /// The same text, list or map, made of what was seen before.
    public @Nullable Object share(@Nullable Object value) {
        if (!(value instanceof String || value instanceof Instant || value instanceof List<?> || value instanceof Map<?, ?> || value instanceof Record)) {
            return value;
        }
        var seen = pool.get(value);
        if (seen != null) {
            return seen;
        }
        var own = switch (value) {
            case List<?> list -> list.stream().map(this::share).toList();
            case Map<?, ?> map -> shared(map);
            case Record composed -> rebuilt(composed);
            default -> value;
        };
        pool.put(own, own);
        return own;
    }

    private Map<Object, @Nullable Object> shared(Map<?, ?> map) {
        var own = new LinkedHashMap<Object, @Nullable Object>();
        map.forEach((key, value) -> own.put(Objects.requireNonNull(share((Object) key)), share((Object) value)));
        return own;
    }

    private Record rebuilt(Record item) {
        var shape = SHAPES.get(item.getClass());
        var values = new @Nullable Object[shape.components().length];
        for (var i = 0; i < values.length; i++) {
            var value = value(shape, i, item);
            values[i] = i == shape.origin() ? value : share(value);
        }
        try {
            return (Record) shape.constructor().newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Whether two records of one kind say the same, wherever they stand.
    static boolean same(Recorded one, Recorded other) {
        if (one == other) {
            return true;
        }
        if (one.getClass() != other.getClass() || !(one instanceof Record)) {
            return false;
        }
        var shape = SHAPES.get(one.getClass());
        for (var i = 0; i < shape.components().length; i++) {
            if (i != shape.origin() && !Objects.equals(value(shape, i, one), value(shape, i, other))) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable Object value(Shape shape, int index, Object item) {
        try {
            return shape.components()[index].getAccessor().invoke(item);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }
}
