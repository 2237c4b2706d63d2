@NullMarked
package dev.drydock.check.stops;

import org.jspecify.annotations.NullMarked;
