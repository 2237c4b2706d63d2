package dev.drydock.compare;

import org.jspecify.annotations.Nullable;

/// A setting that is not the same on both sides.
///
/// @param resource the ARN or id of what is set, on the side after where it is there
/// @param name what people call it; empty where its id says that
/// @param member its path, as the API spells it: `containerDefinitions[app].stopTimeout`
/// @param before a text as it is, anything else as compact JSON; null where it is not set and the API documents no default, as is `after`
public record SettingChange(String resource, String name, String member, @Nullable String before, @Nullable String after) {}
