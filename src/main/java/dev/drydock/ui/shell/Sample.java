package dev.drydock.ui.shell;

/// A built-in incident as the menu shows it.
///
/// @param where as [Opening] takes it
public record Sample(String where, String title, String description) {}
