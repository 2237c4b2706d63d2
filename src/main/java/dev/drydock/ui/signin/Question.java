package dev.drydock.ui.signin;

import java.util.concurrent.CompletableFuture;

/// Something that only the user can answer. A thread waits for it.
///
/// @param detail the command that would be run, or the device
/// @param answer what was typed; for a program anything for yes; empty for no
public record Question(Kind kind, String profile, String detail, CompletableFuture<String> answer) {
    /// What is asked.
    public enum Kind { RUN_PROGRAM, MFA_CODE }
}
