package dev.drydock.compare;

import dev.drydock.inventory.call.Origin;
import dev.drydock.inventory.ecs.DeploymentConfiguration;
import dev.drydock.inventory.iam.PolicyDocument;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// An inventory record as the maps, lists and texts that it was recorded as. Records spell their components as the API spells its members, so a member that a
/// record gains is compared without more ado.
final class Tree {
    private Tree() {}

    /// The members of a record, those without a value left out, as are empty lists: the APIs write either.
    ///
    /// @param members which of them; empty for all
    static Map<String, Object> of(Record item, UnaryOperator<String> spelled, Set<String> members) {
        var tree = new LinkedHashMap<String, Object>();
        for (var component : item.getClass().getRecordComponents()) {
            if (component.getType() != Origin.class && (members.isEmpty() || members.contains(component.getName()))) {
                var value = value(read(component, item), spelled);
                if (value != null) {
                    tree.put(spelled.apply(component.getName()), value);
                }
            }
        }
        return tree;
    }

    /// As EC2, Elastic Load Balancing, Application Auto Scaling and IAM spell their members.
    static String capitalised(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    private static @Nullable Object value(@Nullable Object value, UnaryOperator<String> spelled) {
        return switch (value) {
            case null -> null;
            case PolicyDocument document -> document.members().isEmpty() ? document.text() : document.members();
            case DeploymentConfiguration configuration -> configuration.recorded();
            case Record item -> {
                var members = of(item, spelled, Set.of());
                yield members.isEmpty() ? null : members;
            }
            case List<?> list -> {
                var items = new ArrayList<Object>();
                list.stream().map(item -> value(item, spelled)).forEach(item -> items.add(item == null ? "" : item));
                yield items.isEmpty() ? null : items;
            }
            case Map<?, ?> map -> map.isEmpty() ? null : map;
            case Number number -> number;
            case Boolean flag -> flag;
            default -> String.valueOf(value);
        };
    }

    private static @Nullable Object read(RecordComponent component, Record item) {
        try {
            return component.getAccessor().invoke(item);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a public record hides " + Arrays.asList(item.getClass().getName(), component.getName()), e);
        }
    }
}
