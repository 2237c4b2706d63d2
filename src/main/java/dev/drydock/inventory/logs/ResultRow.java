package dev.drydock.inventory.logs;

import dev.drydock.inventory.call.Origin;
import dev.drydock.inventory.call.Recorded;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One row of what a CloudWatch Logs Insights query found, as `GetQueryResults` tells it: a list of fields, in the order in which the query names them.
public record ResultRow(Origin origin, List<ResultField> fields) implements Recorded {

    @Override
    public String id() {
        return origin.call().file() + "#" + origin.pointer();
    }

    /// The value of a field; empty where the query did not name it.
    public Optional<String> value(String field) {
        return fields.stream().filter(one -> field.equals(one.field())).map(ResultField::value).filter(value -> value != null).findFirst();
    }

    public record ResultField(@Nullable String field, @Nullable String value) {}
}
