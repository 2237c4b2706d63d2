/// The recorded API calls themselves: what was asked, what came of it, and where in its answer a record stands.
@NullMarked
package dev.drydock.inventory.call;

import org.jspecify.annotations.NullMarked;
