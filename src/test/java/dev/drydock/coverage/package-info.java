@NullMarked
package dev.drydock.coverage;

import org.jspecify.annotations.NullMarked;
