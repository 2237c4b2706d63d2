/// Bundles that were damaged on purpose, and the whole road that each of them must be able to go.
@NullMarked
package dev.drydock.fuzz;

import org.jspecify.annotations.NullMarked;
