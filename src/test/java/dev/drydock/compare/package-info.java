@NullMarked
package dev.drydock.compare;

import org.jspecify.annotations.NullMarked;
