/// Advice that no badge carries: limits, sizes, price, logs and traces. What costs money or is a free choice is advice; only what hides or worsens a failure is a warning.
@NullMarked
package dev.drydock.check.practice;

import org.jspecify.annotations.NullMarked;
