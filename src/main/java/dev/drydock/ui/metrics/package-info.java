/// The recorded series about the selected service as small charts on one time axis, and as tables.
@NullMarked
package dev.drydock.ui.metrics;

import org.jspecify.annotations.NullMarked;
