@NullMarked
package dev.drydock.suppress;

import org.jspecify.annotations.NullMarked;
