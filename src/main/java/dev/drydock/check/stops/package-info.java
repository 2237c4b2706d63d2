/// Why tasks stopped, and what stands on that: memory, Spot, images, and whether one deployment runs one thing.
@NullMarked
package dev.drydock.check.stops;

import org.jspecify.annotations.NullMarked;
