package dev.drydock.whatif;

import java.time.Instant;

/// The load of one recorded minute.
///
/// @param requests of all targets together
public record Minute(Instant time, double requests) {}
