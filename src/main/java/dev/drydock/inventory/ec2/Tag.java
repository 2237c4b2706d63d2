package dev.drydock.inventory.ec2;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A tag of an EC2 resource.
public record Tag(@Nullable String key, @Nullable String value) {

    /// The value of the `Name` tag, or the id where there is none.
    static String name(List<Tag> tags, String id) {
        for (var tag : tags) {
            if ("Name".equals(tag.key()) && tag.value() != null && !tag.value().isBlank()) {
                return tag.value();
            }
        }
        return id;
    }
}
