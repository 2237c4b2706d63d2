package dev.drydock.advice;

/// A command as one line for one shell.
///
/// @param text the line; where the command cannot be written for that shell, a comment in that shell's own syntax that says why, inert when pasted
/// @param runnable whether the line is the command, rather than such a comment
public record ShellLine(String text, boolean runnable) {}
