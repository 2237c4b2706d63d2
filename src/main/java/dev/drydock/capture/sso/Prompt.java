package dev.drydock.capture.sso;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What the user is asked to do.
///
/// @param code what the page asks for, or shows for comparing; null where the page brings its answer back to this machine by itself
/// @param page where to go
/// @param pageWithCode where to go without having to type the code
/// @param until when it is too late
/// @param opened whether a browser was asked to open the page
public record Prompt(@Nullable String code, String page, String pageWithCode, Instant until, boolean opened) {}
