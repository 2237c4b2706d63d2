/// What the record measures of a service's health: tasks against desired, errors, response times, CPU, unhealthy targets, launches, and the alarms that watch them.
///
/// Metrics are optional input: without them these checks say unknown. They fail only what stands at the time of the record; what was over by then is a warning.
@NullMarked
package dev.drydock.check.health;

import org.jspecify.annotations.NullMarked;
