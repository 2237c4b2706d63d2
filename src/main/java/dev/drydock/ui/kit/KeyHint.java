package dev.drydock.ui.kit;

/// Keys that work within one pane only and are no action, for the sheet of keys.
///
/// @param where the pane
/// @param keys as people read them
/// @param does what they do there
public record KeyHint(String where, String keys, String does) {}
