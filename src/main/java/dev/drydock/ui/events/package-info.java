/// The service's event log, repeated messages folded, each with what it tells.
@NullMarked
package dev.drydock.ui.events;

import org.jspecify.annotations.NullMarked;
