package dev.drydock.timeline;

import java.time.Instant;
import java.util.Map;

/// What one capture knew of the targets of a service.
///
/// @param at the capture's own clock
/// @param targets state by target group and target, as `healthy` by `checkout-tg 10.0.1.5:8080`
public record Snapshot(Instant at, Map<String, String> targets) {}
