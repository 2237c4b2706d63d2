package dev.drydock.ui.kit.table;

/// What several rows have in common.
///
/// @param key tells groups apart
/// @param title for people
public record Group(String key, String title) {}
