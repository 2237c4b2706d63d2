/// The operations that Drydock may call, one list of names; clients that refuse every other one; and what comes back, as the API itself spells it.
@NullMarked
package dev.drydock.capture.api;

import org.jspecify.annotations.NullMarked;
