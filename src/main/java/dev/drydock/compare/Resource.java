package dev.drydock.compare;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One resource that a service stands on, with what is set on it.
///
/// @param kind as `Defaults` names it
/// @param id its ARN or id
/// @param name what it is found again by on the other side where it has another id there: the family of a task definition, the service of an endpoint
/// @param whole what tells of it where one side has none of it; null where the record of one resource proves nothing about others
/// @param members what is set, as a tree
record Resource(String kind, String id, String name, @Nullable String whole, Map<String, Object> members) {}
