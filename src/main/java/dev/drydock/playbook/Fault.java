package dev.drydock.playbook;

/// What is wrong with the file of a playbook.
///
/// @param line from 1
/// @param reason one sentence: what is wrong and what would be right
public record Fault(int line, String reason) {}
